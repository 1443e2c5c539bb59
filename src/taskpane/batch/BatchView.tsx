import { useEffect, useRef, useState, type FormEvent, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { ChoiceInput } from "../fields/ChoiceInput";
import { DateInput } from "../fields/DateInput";
import { focusField, type FieldProps } from "../fields/field";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { Refusal } from "../frame/Refusal";
import type { BatchView as Batch, MoveForm } from "../ports";
import { useReader } from "../reader";
import { moveKey, moveLabel } from "../record/moveChoices";
import { styles } from "../styles";
import { PrimaryButton } from "../ui";
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
  const { choices } = useDoing();
  const count = reader.text(batch.type === "lead" ? "paneSelectedLeads" : "paneSelectedDeals", {
    count: batch.count,
  });
  return (
    <>
      <h1 className={styles.title}>{count}</h1>
      {batch.amount !== null && (
        <p className={styles.text}>
          <span className={`${styles.figure} ${styles.numbers}`}>
            {reader.money(batch.amount, choices.baseCurrency)}
          </span>{" "}
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
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<ReadonlyMap<string, Reason>>(new Map());
  const moves = batch.moves.filter(({ kind, stage }) => kind !== "convert" && stage !== "");
  const move = moves.find((choice) => moveKey(choice) === typed.stage);

  useEffect(() => {
    if (!askLost) return;
    const lost = batch.moves.find(({ kind }) => kind === "lost");
    if (lost !== undefined) setTyped((before) => ({ ...before, stage: moveKey(lost) }));
    onAsked();
  }, [askLost, batch, onAsked]);

  const field = (name: string, label: string): FieldProps => ({
    name,
    label,
    value: typed[name] ?? "",
    onChange: (value) => setTyped({ ...typed, [name]: value }),
    error: errors.get(name),
  });
  const text = (name: string): string => (typed[name] ?? "").trim();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (locked) return;
    const found = new Map<string, Reason>();
    const at = typedDate(text("at"), actions.today());
    if (move === undefined && text("owner") === "") found.set("stage", reason("paneChooseMove"));
    if (move?.kind === "lost" && text("reason") === "") found.set("reason", reason("paneLossReasonNeeded"));
    if (!at.ok) found.set("at", at.reason);
    setErrors(found);
    const first = [...found.keys()][0];
    if (first !== undefined) {
      focusField(form.current, first);
      return;
    }
    const sent: MoveForm = {
      ...(move === undefined ? {} : { stage: move.stage }),
      ...(move?.kind === "funnel" ? { funnel: move.funnel } : {}),
      ...(text("owner") === "" ? {} : { owner: text("owner") }),
      ...(text("reason") === "" ? {} : { reason: text("reason") }),
      ...(text("note") === "" ? {} : { note: text("note") }),
      ...(at.ok && at.value !== null ? { at: at.value } : {}),
    };
    if (await attempt.run(() => actions.move(sent))) setTyped({});
  };

  return (
    <form
      ref={form}
      className={styles.ruled}
      noValidate
      onSubmit={(event) => void submit(event)}
      aria-labelledby="pane-batch"
    >
      <h2 id="pane-batch" className={styles.heading}>
        {reader.text("paneChangeAll")}
      </h2>
      <div className={styles.stack} style={{ marginTop: 6 }}>
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
          <div className={styles.small}>
            {reader.text("paneSomeLack", { fields: move.missing.join(", ") })}
          </div>
        )}
        <SuggestInput
          {...field("owner", reader.text("paneOwner"))}
          choices={batch.owners}
          placeholder={reader.text("paneLeaveAsIs")}
        />
        <TextInput {...field("note", reader.text("paneNote"))} multiline />
        <DateInput {...field("at", reader.text("paneWhen"))} placeholder={reader.text("paneNow")} />
      </div>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton
          type="submit"
          text={reader.text("paneApplyTo", { count: batch.count })}
          disabled={locked || attempt.busy}
          allowDisabledFocus
        />
      </div>
    </form>
  );
}
