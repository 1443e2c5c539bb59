import type { JSX } from "react";
import type { MoveChoice } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ContextualMenuItemType, DefaultButton, PrimaryButton, type IContextualMenuItem } from "../ui";
import { moveGroups, moveKey, moveLabel } from "./moveChoices";

/** One button for the next stage, a menu for every other move. */
export function Moves(props: {
  readonly next: MoveChoice | undefined;
  readonly others: readonly MoveChoice[];
  readonly disabled: boolean;
  /** Something typed waits to be saved: Save is then the one button that stands out. */
  readonly quiet: boolean;
  readonly onMove: (move: MoveChoice) => void;
}): JSX.Element | null {
  const reader = useReader();
  const { next, others, disabled, quiet, onMove } = props;
  if (next === undefined && others.length === 0) return null;
  const NextButton = quiet ? DefaultButton : PrimaryButton;
  const items = moveGroups(others).flatMap((group, index): IContextualMenuItem[] => [
    ...(index === 0 ? [] : [{ key: `line ${String(index)}`, itemType: ContextualMenuItemType.Divider }]),
    ...group.map((move) => ({
      key: moveKey(move),
      text: moveLabel(reader, move) + (move.kind === "lost" || move.kind === "convert" ? "…" : ""),
      onClick: () => onMove(move),
    })),
  ]);
  return (
    <div className={styles.moves}>
      {next !== undefined && (
        <NextButton
          text={`${moveLabel(reader, next)}${next.kind === "convert" ? "…" : " →"}`}
          disabled={disabled}
          // Keeps the focus while it waits, so that the next move is one key away.
          allowDisabledFocus
          onClick={() => onMove(next)}
        />
      )}
      {items.length > 0 && (
        <DefaultButton text={reader.text("paneOtherMoves")} disabled={disabled} menuProps={{ items }} />
      )}
    </div>
  );
}
