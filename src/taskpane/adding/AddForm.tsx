import { useState, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import type { RecordType } from "../../domain/store/words";
import { useAttempt, useDoing } from "../doing";
import { DateInput } from "../fields/DateInput";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { typedAmount } from "../fields/typedNumber";
import { useTyped } from "../fields/useTyped";
import { FormFrame } from "../frame/FormFrame";
import { MoreButton } from "../frame/MoreButton";
import { useReader } from "../reader";
import { addFields, type AddField } from "./addFields";

/** Adds a lead or an opportunity. Only its first field is needed; id, creation date and first stage come by themselves. */
export function AddForm(props: {
  readonly type: RecordType;
  readonly who: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { type, who, onClose } = props;
  const reader = useReader();
  const { actions, choices, people } = useDoing();
  const attempt = useAttempt();
  // Who is not one of the people is no seller; as long as nobody is named there, whoever works here is.
  const typed = useTyped({ owner: people.length === 0 || people.includes(who) ? who : "" });
  const [more, setMore] = useState(false);
  const fields = addFields[type];
  const first = fields[0];

  const submit = async (): Promise<void> => {
    const wrong = new Map<string, Reason>();
    const values: Record<string, string | number> = {};
    for (const field of fields) {
      const { role, kind } = field;
      const text = typed.text(role);
      if (text === "") {
        if (field === first)
          wrong.set(role, reason(type === "lead" ? "paneCompanyNeeded" : "paneAccountNeeded"));
        continue;
      }
      const read =
        kind === "amount"
          ? typedAmount(text)
          : kind === "date"
            ? typedDate(text, actions.today())
            : ({ ok: true, value: text } as const);
      if (!read.ok) wrong.set(role, read.reason);
      else if (read.value !== null) values[role] = read.value;
    }
    if (fields.some((field) => field.more === true && wrong.has(field.role))) setMore(true);
    if (!typed.accept(wrong)) return;
    if (await attempt.run(() => actions.add(type, values))) onClose();
  };

  const input = (field: AddField): JSX.Element => {
    const common = { ...typed.field(field.role, reader.text(field.label)), required: field === first };
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
    <FormFrame
      name="add"
      title={reader.text(type === "lead" ? "paneAddLead" : "paneAddOpportunity")}
      form={typed.form}
      attempt={attempt}
      submit={reader.text("paneAdd")}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields.filter((field) => !field.more).map(input)}
      <MoreButton open={more} onClick={() => setMore(!more)} />
      {more && fields.filter((field) => field.more).map(input)}
    </FormFrame>
  );
}
