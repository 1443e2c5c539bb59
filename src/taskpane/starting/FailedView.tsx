import type { JSX } from "react";
import type { Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { PrimaryButton } from "../ui";

/** The workbook could not be opened as a store: the reason says what to do by hand, then Retry. */
export function FailedView({ reason }: { readonly reason: Reason }): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  return (
    <div style={{ paddingTop: 28 }}>
      <h1 className={styles.title}>{reader.text("paneFailed")}</h1>
      <p className={styles.refusal} role="alert">
        {reader.reason(reason)}
      </p>
      <p className={`${styles.text} ${styles.muted}`}>{reader.text("paneNothingLost")}</p>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton
          text={reader.text("paneRetry")}
          disabled={locked || attempt.busy}
          onClick={() => void attempt.run(() => actions.retry())}
        />
      </div>
    </div>
  );
}
