import type { JSX } from "react";
import { useAttempt, useDoing } from "../doing";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton, Icon } from "../ui";

/** The selection is on no record: says what to select, with buttons that go there. */
export function ElsewhereView(): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  const waiting = locked || attempt.busy;
  return (
    <div style={{ paddingTop: 28, textAlign: "center" }}>
      <Icon iconName="Table" aria-hidden style={{ fontSize: 32, color: "var(--fb-accent)" }} />
      <h1 className={styles.title} style={{ marginTop: 10 }}>
        {reader.text("paneSelectRow")}
      </h1>
      <p className={`${styles.text} ${styles.muted}`}>{reader.text("paneSelectRowWhy")}</p>
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
    </div>
  );
}
