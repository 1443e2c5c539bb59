import { useRef, useState, type FormEvent, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import type { RecordType } from "../../domain/store/words";
import { useAttempt, useDoing } from "../doing";
import { DateInput } from "../fields/DateInput";
import { focusField, type FieldProps } from "../fields/field";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { typedAmount } from "../fields/typedNumber";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ActionButton, DefaultButton, PrimaryButton } from "../ui";
import { addFields, type AddField } from "./addFields";

/** Adds a lead or an opportunity. Only its first field is needed; id, creation date and first stage come by themselves. */
export function AddForm(props: {
  readonly type: RecordType;
  readonly who: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { type, who, onClose } = props;
  const reader = useReader();
  const { actions, choices, people, locked } = useDoing();
  const attempt = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({
    owner: people.includes(who) ? who : "",
  });
  const [more, setMore] = useState(false);
  const [errors, setErrors] = useState<ReadonlyMap<string, Reason>>(new Map());
  const fields = addFields[type];
  const first = fields[0];

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (locked) return;
    const found = new Map<string, Reason>();
    const values: Record<string, string | number> = {};
    for (const { role, kind } of fields) {
      const text = (typed[role] ?? "").trim();
      if (text === "") continue;
      const read =
        kind === "amount"
          ? typedAmount(text)
          : kind === "date"
            ? typedDate(text, actions.today())
            : ({ ok: true, value: text } as const);
      if (!read.ok) found.set(role, read.reason);
      else if (read.value !== null) values[role] = read.value;
    }
    if (first !== undefined && values[first.role] === undefined) {
      found.set(first.role, reason(type === "lead" ? "paneCompanyNeeded" : "paneAccountNeeded"));
    }
    setErrors(found);
    const wrong = fields.find(({ role }) => found.has(role));
    if (wrong !== undefined) {
      if (wrong.more) setMore(true);
      focusField(form.current, wrong.role);
      return;
    }
    if (await attempt.run(() => actions.add(type, values))) onClose();
  };

  const input = (field: AddField): JSX.Element => {
    const common: FieldProps = {
      name: field.role,
      label: reader.text(field.label),
      value: typed[field.role] ?? "",
      onChange: (value) => setTyped((before) => ({ ...before, [field.role]: value })),
      error: errors.get(field.role),
      required: field === first,
    };
    if (field.kind === "date") return <DateInput key={field.role} {...common} />;
    if (field.kind === "suggest") {
      const offered =
        field.offers === "people" ? people : field.offers === undefined ? [] : choices[field.offers];
      return (
        <SuggestInput key={field.role} {...common} choices={typeof offered === "string" ? [] : offered} />
      );
    }
    return (
      <TextInput
        key={field.role}
        {...common}
        multiline={field.kind === "long"}
        autoFocus={field === first}
        suffix={field.kind === "amount" && choices.baseCurrency !== "" ? choices.baseCurrency : undefined}
      />
    );
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} aria-labelledby="pane-add">
      <h1 id="pane-add" className={styles.title}>
        {reader.text(type === "lead" ? "paneAddLead" : "paneAddOpportunity")}
      </h1>
      <div className={styles.stack} style={{ marginTop: 8 }}>
        {fields.filter((field) => !field.more).map(input)}
        <div>
          <ActionButton
            iconProps={{ iconName: more ? "ChevronUp" : "ChevronDown", styles: { root: { fontSize: 12 } } }}
            aria-expanded={more}
            onClick={() => setMore(!more)}
            styles={{ root: { height: 28, padding: 0, marginLeft: -4 } }}
          >
            {reader.text(more ? "paneLess" : "paneMore")}
          </ActionButton>
        </div>
        {more && fields.filter((field) => field.more).map(input)}
      </div>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton
          type="submit"
          text={reader.text("paneAdd")}
          disabled={locked || attempt.busy}
          allowDisabledFocus
        />
        <DefaultButton text={reader.text("paneCancel")} onClick={onClose} />
      </div>
    </form>
  );
}
