import type { JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { DateInput } from "../fields/DateInput";
import { SuggestInput } from "../fields/SuggestInput";
import { TextInput } from "../fields/TextInput";
import { typedDate } from "../fields/typedDate";
import { useTyped } from "../fields/useTyped";
import { FormFrame } from "../frame/FormFrame";
import { useReader } from "../reader";

/** Writes down a contact with the customer of the selected records. */
export function ActivityForm({
  about,
  onClose,
}: {
  readonly about: string;
  readonly onClose: () => void;
}): JSX.Element {
  const reader = useReader();
  const { actions, choices } = useDoing();
  const attempt = useAttempt();
  const { form, text, field, accept } = useTyped({ kind: choices.activityKinds[0] ?? "" });

  const submit = async (): Promise<void> => {
    const wrong = new Map<string, Reason>();
    const nextContact = typedDate(text("nextContact"), actions.today());
    if (text("kind") === "") wrong.set("kind", reason("paneKindNeeded"));
    if (!nextContact.ok) wrong.set("nextContact", nextContact.reason);
    if (!accept(wrong)) return;
    const next = nextContact.ok && nextContact.value !== null ? nextContact.value : undefined;
    if (await attempt.run(() => actions.logActivity(text("kind"), text("summary"), next))) onClose();
  };

  return (
    <FormFrame
      name="activity"
      title={reader.text("paneLogActivity")}
      about={about}
      form={form}
      attempt={attempt}
      submit={reader.text("paneLogIt")}
      onSubmit={submit}
      onClose={onClose}
    >
      <SuggestInput
        {...field("kind", reader.text("paneActivityKind"))}
        choices={choices.activityKinds}
        required
      />
      <TextInput {...field("summary", reader.text("paneSummary"))} multiline />
      <DateInput {...field("nextContact", reader.text("paneNextContact"))} />
    </FormFrame>
  );
}
