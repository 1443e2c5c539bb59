import type { JSX } from "react";
import { useAttempt, useDoing } from "../doing";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton } from "../ui";

/** Buttons that go to the sheets of opportunities and of leads. */
export function GoToRecords(): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  const waiting = locked || attempt.busy;
  return (
    <>
      <div className={styles.actions} style={{ justifyContent: "center" }}>
        <DefaultButton
          text={reader.text("paneGoToOpportunities")}
          disabled={waiting}
          onClick={() => void attempt.run(() => actions.goTo("opportunity"))}
        />
        <DefaultButton
          text={reader.text("paneGoToLeads")}
          disabled={waiting}
          onClick={() => void attempt.run(() => actions.goTo("lead"))}
        />
      </div>
      <Refusal reason={attempt.refusal} />
    </>
  );
}
