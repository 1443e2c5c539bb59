import { useRef, useState, type FormEvent, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { DateInput } from "../fields/DateInput";
import { focusField, type FieldProps } from "../fields/field";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { typedAmount } from "../fields/typedNumber";
import { Refusal } from "../frame/Refusal";
import type { ConvertForm as Conversion, RecordView } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ChoiceGroup, DefaultButton, PrimaryButton } from "../ui";

/** Turns a lead into an opportunity, a new one or one that is already there. */
export function ConvertForm({
  record,
  onClose,
}: {
  readonly record: RecordView;
  readonly onClose: () => void;
}): JSX.Element {
  const reader = useReader();
  const { actions, choices, locked } = useDoing();
  const attempt = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const [linking, setLinking] = useState(false);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({
    name: record.title,
    account: record.title,
    owner: record.owner,
  });
  const [errors, setErrors] = useState<ReadonlyMap<string, Reason>>(new Map());
  const field = (name: string, label: string): FieldProps => ({
    name,
    label,
    value: typed[name] ?? "",
    onChange: (value) => setTyped({ ...typed, [name]: value }),
    error: errors.get(name),
  });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (locked) return;
    const found = new Map<string, Reason>();
    const text = (name: string): string => (typed[name] ?? "").trim();
    const today = actions.today();
    const amount = typedAmount(text("amount"));
    const expectedClose = typedDate(text("expectedClose"), today);
    const at = typedDate(text("at"), today);
    if (linking && text("opportunityId") === "")
      found.set("opportunityId", reason("paneOpportunityIdNeeded"));
    if (!linking && !amount.ok) found.set("amount", amount.reason);
    if (!linking && !expectedClose.ok) found.set("expectedClose", expectedClose.reason);
    if (!at.ok) found.set("at", at.reason);
    setErrors(found);
    const first = [...found.keys()][0];
    if (first !== undefined) {
      focusField(form.current, first);
      return;
    }
    const day = at.ok && at.value !== null ? { at: at.value } : {};
    const conversion: Conversion = linking
      ? { opportunityId: text("opportunityId"), ...day }
      : {
          name: text("name"),
          account: text("account"),
          owner: text("owner"),
          ...(amount.ok && amount.value !== null ? { amount: amount.value } : {}),
          ...(expectedClose.ok && expectedClose.value !== null ? { expectedClose: expectedClose.value } : {}),
          ...day,
        };
    if (await attempt.run(() => actions.convert(conversion))) onClose();
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} aria-labelledby="pane-convert">
      <h1 id="pane-convert" className={styles.title}>
        {reader.text("paneConvertTitle", { name: record.title })}
      </h1>
      <p className={`${styles.text} ${styles.muted}`}>{reader.text("paneConvertWhy")}</p>
      <div className={styles.stack} style={{ marginTop: 8 }}>
        <ChoiceGroup
          label={reader.text("paneConvertInto")}
          selectedKey={linking ? "link" : "new"}
          options={[
            { key: "new", text: reader.text("paneConvertNew") },
            { key: "link", text: reader.text("paneConvertLink") },
          ]}
          onChange={(_, option) => setLinking(option?.key === "link")}
        />
        {linking ? (
          <TextInput {...field("opportunityId", reader.text("paneOpportunityId"))} required />
        ) : (
          <>
            <TextInput {...field("name", reader.text("paneOpportunityName"))} />
            <TextInput {...field("account", reader.text("paneAccount"))} />
            <div className={styles.pair}>
              <TextInput
                {...field("amount", reader.text("paneAmount"))}
                suffix={choices.baseCurrency || undefined}
              />
              <DateInput {...field("expectedClose", reader.text("paneExpectedClose"))} />
            </div>
            <SuggestInput {...field("owner", reader.text("paneOwner"))} choices={record.owners} />
          </>
        )}
        <DateInput {...field("at", reader.text("paneWhen"))} placeholder={reader.text("paneNow")} />
      </div>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton
          type="submit"
          text={reader.text("paneConvertDo")}
          disabled={locked || attempt.busy}
          allowDisabledFocus
        />
        <DefaultButton text={reader.text("paneCancel")} onClick={onClose} />
      </div>
    </form>
  );
}
