import { useEffect, useRef, useState, type FormEvent, type JSX } from "react";
import { inLanguage } from "../../domain/language";
import type { Reason } from "../../domain/result";
import { forecastCategories, readOption } from "../../domain/store/words";
import { useDoing, type Attempt } from "../doing";
import { ChoiceInput } from "../fields/ChoiceInput";
import { DateInput } from "../fields/DateInput";
import { focusField, type FieldProps } from "../fields/field";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { MoreButton } from "../frame/MoreButton";
import { Refusal } from "../frame/Refusal";
import type { MoveChoice, MoveForm, RecordView } from "../ports";
import { useReader, type Reader } from "../reader";
import { styles } from "../styles";
import { DefaultButton, PrimaryButton } from "../ui";
import { moveKey, moveLabel } from "./moveChoices";
import { readRecordForm, recordTexts, requiredBy, type Edits } from "./recordForm";

const inMore: readonly string[] = ["owner", "probability", "forecastCategory", "expectedClose", "nextStep"];

/** A forecast category in the reader's language, however it is written. */
function categoryText(reader: Reader, written: string): string {
  const code = readOption(forecastCategories, written);
  return code === undefined ? written : inLanguage(forecastCategories[code], reader.language);
}

/** Stage, amount, next contact and note in one form with one Save; the rarer fields under "More". */
export function RecordForm(props: {
  readonly record: RecordView;
  readonly move: MoveChoice | undefined;
  readonly onChoose: (move: MoveChoice | undefined) => void;
  readonly edits: Edits;
  readonly onEdit: (edits: Edits) => void;
  readonly attempt: Attempt;
  readonly onSaved: () => void;
}): JSX.Element {
  const { record, move, edits, attempt } = props;
  const reader = useReader();
  const { actions, locked } = useDoing();
  const form = useRef<HTMLFormElement>(null);
  const [more, setMore] = useState(false);
  const [errors, setErrors] = useState<ReadonlyMap<string, Reason>>(new Map());
  const [focus, setFocus] = useState("");
  const texts = recordTexts(record, reader);
  const required = requiredBy(record, move);
  const moves = [...(record.next ? [record.next] : []), ...record.otherMoves].filter(
    ({ kind }) => kind !== "convert",
  );
  const dirty = move !== undefined || Object.keys(edits).length > 0;
  const moreOpen =
    more || required.some(({ field }) => inMore.includes(field)) || inMore.some((name) => errors.has(name));

  // A move chosen elsewhere (button, menu, ribbon) that asks for something leads here, to the first thing that it asks for.
  useEffect(() => {
    if (move === undefined) return;
    const read = readRecordForm(record, move, edits, texts, actions.today());
    const wrong = read.ok ? [] : [...read.errors].filter(([name]) => (edits[name] ?? "") !== "");
    setErrors(new Map(wrong));
    const first = wrong[0]?.[0] ?? requiredBy(record, move)[0]?.field;
    if (first !== undefined) setFocus(first);
    else if (move.kind === "lost" || move.kind === "invalid") setFocus("reason");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when another move is chosen: typing must not move the focus
  }, [move]);
  useEffect(() => {
    if (focus !== "" && focusField(form.current, focus)) setFocus("");
  }, [focus]);

  const field = (name: string, label: string): FieldProps => ({
    name,
    label,
    value: edits[name] ?? texts[name] ?? "",
    onChange: (value) => props.onEdit({ ...edits, [name]: value }),
    error: errors.get(name),
    required:
      required.some((needed) => needed.field === name) || (name === "reason" && move?.kind === "lost"),
  });

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readRecordForm(record, move, edits, texts, actions.today());
    if (!read.ok) {
      setErrors(read.errors);
      setFocus([...read.errors.keys()][0] ?? "");
      return;
    }
    setErrors(new Map());
    const sent: MoveForm = read.form;
    if (locked || Object.keys(sent).length === 0) return;
    if (await attempt.run(() => actions.move(sent))) props.onSaved();
  };

  const SaveButton = dirty ? PrimaryButton : DefaultButton;
  return (
    <form
      ref={form}
      className={styles.ruled}
      noValidate
      onSubmit={(event) => void save(event)}
      aria-labelledby="pane-form"
    >
      <h2 id="pane-form" className={styles.heading}>
        {reader.text("paneUpdate")}
      </h2>
      <div className={styles.stack} style={{ marginTop: 6 }}>
        {moves.length > 0 && (
          <ChoiceInput
            name="stage"
            label={reader.text("paneStage")}
            value={move === undefined ? "" : moveKey(move)}
            choices={[
              { key: "", text: record.stage },
              ...moves.map((choice) => ({ key: moveKey(choice), text: moveLabel(reader, choice) })),
            ]}
            onChange={(key) => props.onChoose(moves.find((choice) => moveKey(choice) === key))}
          />
        )}
        {move?.kind === "lost" && (
          <>
            <SuggestInput {...field("reason", reader.text("paneLossReason"))} choices={record.lossReasons} />
            <SuggestInput
              {...field("competitor", reader.text("paneCompetitor"))}
              choices={record.competitors}
            />
          </>
        )}
        {move?.kind === "invalid" && <TextInput {...field("reason", reader.text("paneInvalidReason"))} />}
        {required
          .filter((needed) => needed.field.startsWith("extra:"))
          .map((needed) =>
            needed.kind === "date" ? (
              <DateInput key={needed.field} {...field(needed.field, needed.header)} />
            ) : (
              <TextInput key={needed.field} {...field(needed.field, needed.header)} />
            ),
          )}
        <div className={styles.pair}>
          {record.type === "opportunity" && (
            <TextInput
              {...field("amount", reader.text("paneAmount"))}
              suffix={record.currency || undefined}
            />
          )}
          <DateInput {...field("nextContact", reader.text("paneNextContact"))} />
        </div>
        <TextInput {...field("note", reader.text("paneNote"))} multiline />
        <DateInput {...field("at", reader.text("paneWhen"))} placeholder={reader.text("paneNow")} />
        <div>
          <MoreButton open={moreOpen} onClick={() => setMore(!moreOpen)} />
          {moreOpen && (
            <div className={styles.stack} style={{ marginTop: 4 }}>
              <SuggestInput {...field("owner", reader.text("paneOwner"))} choices={record.owners} />
              {record.type === "opportunity" && (
                <>
                  <div className={styles.pair}>
                    <TextInput {...field("probability", reader.text("paneProbability"))} />
                    <DateInput {...field("expectedClose", reader.text("paneExpectedClose"))} />
                  </div>
                  <ChoiceInput
                    {...field("forecastCategory", reader.text("paneForecastCategory"))}
                    choices={[
                      { key: "", text: "–" },
                      ...record.forecastCategories.map((code) => ({
                        key: code,
                        text: categoryText(reader, code),
                      })),
                    ]}
                  />
                </>
              )}
              <TextInput {...field("nextStep", reader.text("paneNextStep"))} />
            </div>
          )}
        </div>
      </div>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <SaveButton
          type="submit"
          text={reader.text("paneSave")}
          disabled={locked || attempt.busy || !dirty}
          // Not natively disabled: a text that its input takes when it loses the focus must still be saved by the same click.
          allowDisabledFocus
        />
        {dirty && (
          <DefaultButton
            text={reader.text("paneDiscard")}
            disabled={locked || attempt.busy}
            onClick={() => {
              setErrors(new Map());
              attempt.forget();
              props.onSaved();
            }}
          />
        )}
      </div>
    </form>
  );
}
