import { memo, useEffect, useRef, useState, type JSX } from "react";
import type { AdoptionDecisions, AdoptionPreview } from "../../domain/adopting/types";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { SuggestInput } from "../fields/SuggestInput";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton, PrimaryButton } from "../ui";
import { AdoptionSummary } from "./AdoptionSummary";
import { ColumnList } from "./ColumnList";
import { DateQuestions } from "./DateQuestions";
import { dateQuestions, openProblems } from "./decide";
import { ProblemList } from "./ProblemList";
import { StageList } from "./StageList";

/**
 * A team's own table, about to become the store: what is seen, what each column is, what only the user can know, and one button. Its
 * many drop-downs are not drawn anew each time that the progress of an adoption is told.
 */
export const AdoptionView = memo(function AdoptionView({
  preview,
  who,
}: {
  readonly preview: AdoptionPreview;
  readonly who: string;
}): JSX.Element {
  const reader = useReader();
  const { actions, people, locked } = useDoing();
  const attempt = useAttempt();
  const { decisions, decide } = useDecisions(preview);
  const [name, setName] = useState("");
  const [nameError, setNameError] = useState<Reason>();
  const questions = dateQuestions(preview, decisions);
  const problems = openProblems(preview, decisions);
  const unanswered = questions.filter(({ index }) => decisions.dateOrders[index] === undefined).length;
  const blocking = Math.max(problems.filter((problem) => problem.blocking).length, unanswered);
  const waiting = locked || attempt.busy;
  const { records } = preview.summary;

  const adopt = async (): Promise<void> => {
    if (who === "" && name.trim() === "") {
      setNameError(reason("paneNameNeeded"));
      return;
    }
    setNameError(undefined);
    await attempt.run(async () => {
      if (who === "") {
        const declared = await actions.declareWho(name.trim());
        if (!declared.ok) return declared;
      }
      return actions.adopt(decisions);
    });
  };

  return (
    <>
      <h1 className={styles.title}>{reader.text("paneAdoptTitle")}</h1>
      <AdoptionSummary summary={preview.summary} />
      <ProblemList problems={problems} survey={preview.survey} decisions={decisions} onDecide={decide} />
      <DateQuestions columns={questions} decisions={decisions} onDecide={decide} />
      <ColumnList preview={preview} decisions={decisions} onDecide={decide} />
      <StageList decisions={decisions} onDecide={decide} />
      {who === "" && (
        <div className={styles.ruled}>
          <SuggestInput
            name="who"
            label={reader.text("paneYourName")}
            value={name}
            onChange={setName}
            choices={people}
            error={nameError}
            hint={reader.text("paneAdoptWho")}
            required
            disabled={locked}
          />
        </div>
      )}
      <Refusal reason={attempt.refusal} />
      <div className={styles.ruled}>
        <p className={`${styles.small} ${styles.muted}`} style={{ margin: 0 }}>
          {blocking > 0 ? reader.text("paneAdoptBlocked", { count: blocking }) : reader.text("paneAdoptWill")}
        </p>
        <div className={styles.actions}>
          <PrimaryButton
            text={reader.text(preview.summary.table === "Leads" ? "paneAdoptLeads" : "paneAdoptDeals", {
              count: records,
            })}
            disabled={waiting || blocking > 0}
            allowDisabledFocus
            onClick={() => void adopt()}
          />
          <DefaultButton
            text={reader.text("paneCancel")}
            disabled={waiting}
            onClick={() => actions.cancelAdoption()}
          />
        </div>
      </div>
    </>
  );
});

/**
 * The decisions as the user sees them: changed at once, then previewed. A preview that answers an earlier correction doesn't
 * overwrite a later one.
 */
function useDecisions(preview: AdoptionPreview): {
  readonly decisions: AdoptionDecisions;
  readonly decide: (decisions: AdoptionDecisions) => void;
} {
  const { actions } = useDoing();
  const [changed, setChanged] = useState<AdoptionDecisions>();
  const asked = useRef(0);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const decide = (next: AdoptionDecisions): void => {
    const mine = ++asked.current;
    setChanged(next);
    void actions.previewAdoption(next).then((result) => {
      // Once the newest correction is previewed, the preview's own decisions are the ones to show.
      if (shown.current && result.ok && mine === asked.current) setChanged(undefined);
    });
  };
  return { decisions: changed ?? preview.decisions, decide };
}
