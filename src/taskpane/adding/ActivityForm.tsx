import { useRef, useState, type FormEvent, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { DateInput } from "../fields/DateInput";
import { focusField, type FieldProps } from "../fields/field";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton, PrimaryButton } from "../ui";

/** Writes down a contact with the customer of the selected records. */
export function ActivityForm({
  about,
  onClose,
}: {
  readonly about: string;
  readonly onClose: () => void;
}): JSX.Element {
  const reader = useReader();
  const { actions, choices, locked } = useDoing();
  const attempt = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({
    kind: choices.activityKinds[0] ?? "",
  });
  const [errors, setErrors] = useState<ReadonlyMap<string, Reason>>(new Map());
  const field = (name: string, label: string): FieldProps => ({
    name,
    label,
    value: typed[name] ?? "",
    onChange: (value) => setTyped((before) => ({ ...before, [name]: value })),
    error: errors.get(name),
  });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (locked) return;
    const found = new Map<string, Reason>();
    const kind = (typed.kind ?? "").trim();
    const nextContact = typedDate(typed.nextContact ?? "", actions.today());
    if (kind === "") found.set("kind", reason("paneKindNeeded"));
    if (!nextContact.ok) found.set("nextContact", nextContact.reason);
    setErrors(found);
    const first = [...found.keys()][0];
    if (first !== undefined) {
      focusField(form.current, first);
      return;
    }
    const next = nextContact.ok && nextContact.value !== null ? nextContact.value : undefined;
    if (await attempt.run(() => actions.logActivity(kind, (typed.summary ?? "").trim(), next))) onClose();
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} aria-labelledby="pane-activity">
      <h1 id="pane-activity" className={styles.title}>
        {reader.text("paneLogActivity")}
      </h1>
      <p className={`${styles.text} ${styles.muted}`}>{about}</p>
      <div className={styles.stack} style={{ marginTop: 8 }}>
        <SuggestInput
          {...field("kind", reader.text("paneActivityKind"))}
          choices={choices.activityKinds}
          required
        />
        <TextInput {...field("summary", reader.text("paneSummary"))} multiline />
        <DateInput {...field("nextContact", reader.text("paneNextContact"))} />
      </div>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton
          type="submit"
          text={reader.text("paneLogIt")}
          disabled={locked || attempt.busy}
          allowDisabledFocus
        />
        <DefaultButton text={reader.text("paneCancel")} onClick={onClose} />
      </div>
    </form>
  );
}
