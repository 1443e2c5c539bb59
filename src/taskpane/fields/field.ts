import type { Reason } from "../../domain/result";

/** What every input of a form has: its label, the text in it, what is wrong with that text, why it is needed. */
export interface FieldProps {
  /** Name of the field in its form; a form finds the input to focus by it. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: Reason | undefined;
  /** A sentence below the input, e.g. why the stage needs it. */
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Attribute by which a form finds the input of one of its fields. */
export const fieldAttribute = "data-field";

/** Moves the focus to the input of a field inside a form. Returns whether there was one. */
export function focusField(form: HTMLElement | null, name: string): boolean {
  const holder = form?.querySelector(`[${fieldAttribute}="${name}"]`);
  const input = holder?.querySelector<HTMLElement>(
    "input, textarea, [role='combobox'], [role='listbox'], button",
  );
  input?.focus();
  return input !== undefined && input !== null;
}
