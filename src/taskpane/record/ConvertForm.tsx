import { useState, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { DateInput } from "../fields/DateInput";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { typedAmount } from "../fields/typedNumber";
import { useTyped } from "../fields/useTyped";
import { FormFrame } from "../frame/FormFrame";
import type { ConvertForm as Conversion, RecordView } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ChoiceGroup } from "../ui";

/** Turns a lead into an opportunity, a new one or one that is already there. */
export function ConvertForm({
  record,
  onClose,
}: {
  readonly record: RecordView;
  readonly onClose: () => void;
}): JSX.Element {
  const reader = useReader();
  const { actions, choices } = useDoing();
  const attempt = useAttempt();
  const [linking, setLinking] = useState(false);
  const { form, text, field, accept } = useTyped({
    name: record.title,
    account: record.title,
    owner: record.owner,
  });

  const submit = async (): Promise<void> => {
    const wrong = new Map<string, Reason>();
    const today = actions.today();
    const amount = typedAmount(text("amount"));
    const expectedClose = typedDate(text("expectedClose"), today);
    const at = typedDate(text("at"), today);
    if (linking && text("opportunityId") === "")
      wrong.set("opportunityId", reason("paneOpportunityIdNeeded"));
    if (!linking && !amount.ok) wrong.set("amount", amount.reason);
    if (!linking && !expectedClose.ok) wrong.set("expectedClose", expectedClose.reason);
    if (!at.ok) wrong.set("at", at.reason);
    if (!accept(wrong)) return;
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
    <FormFrame
      name="convert"
      title={reader.text("paneConvertTitle", { name: record.title })}
      about={reader.text("paneConvertWhy")}
      form={form}
      attempt={attempt}
      submit={reader.text("paneConvertDo")}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormFrame>
  );
}
