import { useDoing } from "../doing";
import type { Outcome } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Link, MessageBar, MessageBarType } from "../ui";

const shownFailures = 20;

const barTypes: Readonly<Record<Outcome["kind"], MessageBarType>> = {
  done: MessageBarType.success,
  partly: MessageBarType.warning,
  refused: MessageBarType.error,
};

/** What came of the last action: the sentence, what else to know, which records failed and why, Undo where there is one. */
export function OutcomeBar({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const rest = outcome.failures.length - shownFailures;
  return (
    <MessageBar
      messageBarType={barTypes[outcome.kind]}
      onDismiss={() => actions.dismissOutcome()}
      dismissButtonAriaLabel={reader.text("paneDismiss")}
      isMultiline
      // The pane's own live region announces it; two would say it twice.
      role="group"
      aria-label={reader.text("paneOutcome")}
      styles={{ innerText: { selectors: { ".ms-Link": { color: "inherit", textDecoration: "underline" } } } }}
    >
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
        <ul className={styles.list} style={{ marginTop: 6 }}>
          {outcome.failures.slice(0, shownFailures).map(({ recordId, reason }) => (
            <li key={recordId} style={{ padding: "2px 0" }}>
              <Link onClick={() => void actions.select(recordId)}>{recordId}</Link> {reader.reason(reason)}
            </li>
          ))}
          {rest > 0 && <li>{reader.text("paneAndMore", { count: rest })}</li>}
        </ul>
      )}
    </MessageBar>
  );
}
