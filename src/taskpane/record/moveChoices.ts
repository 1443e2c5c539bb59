import type { MoveChoice } from "../ports";
import type { Reader } from "../reader";

/** What the button or menu entry of a move says. */
export function moveLabel(reader: Reader, move: MoveChoice): string {
  const { stage, funnel } = move;
  switch (move.kind) {
    case "next":
    case "forward":
    case "aftersales":
      return reader.text("paneMoveTo", { stage });
    case "back":
      return reader.text("paneMoveBack", { stage });
    case "won":
    case "lost":
    case "invalid":
      return reader.text("paneMarkAs", { stage });
    case "reopen":
      return reader.text("paneReopen", { stage });
    case "convert":
      return reader.text("paneConvert");
    case "funnel":
      return reader.text("paneChangeFunnel", { funnel, stage });
  }
}

/** A key that tells the moves of one record apart. */
export function moveKey(move: MoveChoice): string {
  return `${move.kind}\n${move.funnel}\n${move.stage}`;
}

/** The groups of a menu of moves, in order; groups without a move are left out. */
export function moveGroups(moves: readonly MoveChoice[]): readonly (readonly MoveChoice[])[] {
  const kinds: readonly (readonly MoveChoice["kind"][])[] = [
    ["next", "forward", "aftersales"],
    ["back", "reopen"],
    ["won", "lost", "invalid"],
    ["convert", "funnel"],
  ];
  return kinds
    .map((group) => moves.filter((move) => group.includes(move.kind)))
    .filter((group) => group.length > 0);
}

/** Whether a move can be made at once, or asks for something first (a reason, a required field). */
export function asksFirst(move: MoveChoice): boolean {
  return move.kind === "lost" || move.kind === "invalid" || move.missing.length > 0;
}
