import type { JSX } from "react";
import { useDoing } from "../doing";
import type { Outcome } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Icon, IconButton, Link, mergeStyleSets } from "../ui";

const shownFailures = 20;

const bar = mergeStyleSets({
  root: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    gap: 8,
    padding: "6px 4px 6px 16px",
    borderBottom: "1px solid var(--fb-line)",
    color: "var(--fb-text)",
    selectors: { ".ms-Link": { color: "inherit", textDecoration: "underline" } },
  },
  done: { background: "var(--fb-accentSoft)" },
  partly: { background: "var(--fb-watchSoft)" },
  refused: { background: "var(--fb-stalledSoft)" },
  icon: { fontSize: 16, lineHeight: 28 },
  body: { padding: "4px 0", minWidth: 0, overflowWrap: "anywhere" },
});

const icons: Readonly<Record<Outcome["kind"], string>> = {
  done: "Completed",
  partly: "Info",
  refused: "ErrorBadge",
};

/**
 * What came of the last action: the sentence, what else to know, which records failed and why, Undo where there is one. Its
 * sentence is announced by the pane's live region, so nothing here is one.
 */
export function OutcomeBar({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const rest = outcome.failures.length - shownFailures;
  return (
    <section className={`${bar.root} ${bar[outcome.kind]}`} aria-label={reader.text("paneOutcome")}>
      <Icon iconName={icons[outcome.kind]} className={bar.icon} aria-hidden />
      <div className={bar.body}>
        {reader.reason(outcome.message)}
        {outcome.canUndo && (
          <>
            {" "}
            <Link disabled={locked} onClick={() => void actions.undo()}>
              {reader.text("paneUndo")}
            </Link>
          </>
        )}
        {outcome.notices.map((notice, index) => (
          <div key={index} className={styles.small} style={{ marginTop: 4 }}>
            {reader.reason(notice)}
          </div>
        ))}
        {outcome.failures.length > 0 && (
          <ul className={`${styles.list} ${styles.small}`} style={{ marginTop: 4 }}>
            {outcome.failures.slice(0, shownFailures).map(({ recordId, reason }, index) => (
              <li key={`${String(index)} ${recordId}`} style={{ padding: "2px 0" }}>
                {recordId !== "" && <Link onClick={() => void actions.select(recordId)}>{recordId}</Link>}
                {afterId(reader.reason(reason), recordId)}
              </li>
            ))}
            {rest > 0 && <li>{reader.text("paneAndMore", { count: rest })}</li>}
          </ul>
        )}
      </div>
      <IconButton
        iconProps={{ iconName: "Cancel", styles: { root: { fontSize: 12 } } }}
        ariaLabel={reader.text("paneDismiss")}
        title={reader.text("paneDismiss")}
        onClick={() => actions.dismissOutcome()}
        styles={{ root: { width: 28, height: 28, color: "inherit" } }}
      />
    </section>
  );
}

/** A sentence as it goes on after the record's id, which is not said twice. */
function afterId(sentence: string, recordId: string): string {
  return sentence.startsWith(recordId) ? sentence.slice(recordId.length) : ` ${sentence}`;
}
