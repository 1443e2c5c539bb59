import { useEffect, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { ChoiceInput } from "../fields/ChoiceInput";
import { DateInput } from "../fields/DateInput";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { useTyped } from "../fields/useTyped";
import { FormFrame } from "../frame/FormFrame";
import type { BatchView as Batch, MoveForm } from "../ports";
import { useReader } from "../reader";
import { moveKey, moveLabel } from "../record/moveChoices";
import { styles } from "../styles";
import { StageBars } from "./StageBars";

/** Several selected records: how many, how much, where they are, and one move for all of them. */
export function BatchView(props: {
  readonly batch: Batch;
  readonly readOnly: boolean;
  readonly askLost: boolean;
  readonly onAsked: () => void;
}): JSX.Element {
  const { batch, readOnly, askLost, onAsked } = props;
  const reader = useReader();
  const worth = reader.sums(batch.amounts);
  const count = reader.text(batch.type === "lead" ? "paneSelectedLeads" : "paneSelectedDeals", {
    count: batch.count,
  });
  return (
    <>
      <h1 className={styles.title}>{count}</h1>
      {worth !== "" && (
        <p className={styles.text}>
          <span className={styles.figure}>{worth}</span>{" "}
          <span className={styles.muted}>{reader.text("paneInTotal")}</span>
        </p>
      )}
      <StageBars batch={batch} />
      {!readOnly && <BatchForm batch={batch} askLost={askLost} onAsked={onAsked} />}
    </>
  );
}

function BatchForm(props: {
  readonly batch: Batch;
  readonly askLost: boolean;
  readonly onAsked: () => void;
}): JSX.Element {
  const { batch, askLost, onAsked } = props;
  const reader = useReader();
  const { actions } = useDoing();
  const attempt = useAttempt();
  const { form, text, put, clear, field, accept } = useTyped();
  const moves = batch.moves.filter(({ kind, stage }) => kind !== "convert" && stage !== "");
  const move = moves.find((choice) => moveKey(choice) === text("stage"));

  useEffect(() => {
    if (!askLost) return;
    const lost = batch.moves.find(({ kind }) => kind === "lost");
    if (lost !== undefined) put({ stage: moveKey(lost) });
    onAsked();
  }, [askLost, batch, put, onAsked]);

  const submit = async (): Promise<void> => {
    const wrong = new Map<string, Reason>();
    const at = typedDate(text("at"), actions.today());
    if (move === undefined && text("owner") === "") wrong.set("stage", reason("paneChooseMove"));
    if (move?.kind === "lost" && text("reason") === "") wrong.set("reason", reason("paneLossReasonNeeded"));
    if (!at.ok) wrong.set("at", at.reason);
    if (!accept(wrong)) return;
    const sent: MoveForm = {
      ...(move === undefined ? {} : { stage: move.stage }),
      ...(move?.kind === "funnel" ? { funnel: move.funnel } : {}),
      ...(text("owner") === "" ? {} : { owner: text("owner") }),
      ...(text("reason") === "" ? {} : { reason: text("reason") }),
      ...(text("note") === "" ? {} : { note: text("note") }),
      ...(at.ok && at.value !== null ? { at: at.value } : {}),
    };
    if (await attempt.run(() => actions.move(sent))) clear();
  };

  return (
    <FormFrame
      name="batch"
      title={reader.text("paneChangeAll")}
      isSection
      form={form}
      attempt={attempt}
      submit={reader.text("paneApplyTo", { count: batch.count })}
      onSubmit={submit}
    >
      <ChoiceInput
        {...field("stage", reader.text("paneStage"))}
        choices={[
          { key: "", text: reader.text("paneLeaveAsIs") },
          ...moves.map((choice) => ({ key: moveKey(choice), text: moveLabel(reader, choice) })),
        ]}
      />
      {move?.kind === "lost" && (
        <SuggestInput
          {...field("reason", reader.text("paneLossReason"))}
          choices={batch.lossReasons}
          required
        />
      )}
      {move?.kind === "invalid" && <TextInput {...field("reason", reader.text("paneInvalidReason"))} />}
      {move !== undefined && move.missing.length > 0 && (
        <div className={styles.small}>{reader.text("paneSomeLack", { fields: move.missing.join(", ") })}</div>
      )}
      <SuggestInput
        {...field("owner", reader.text("paneOwner"))}
        choices={batch.owners}
        placeholder={reader.text("paneLeaveAsIs")}
      />
      <TextInput {...field("note", reader.text("paneNote"))} multiline />
      <DateInput {...field("at", reader.text("paneWhen"))} placeholder={reader.text("paneNow")} />
    </FormFrame>
  );
}
