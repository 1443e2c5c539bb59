import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { Reason } from "../../domain/result";
import { focusField, type FieldProps } from "./field";

/** What is typed into the fields of a form, and what is wrong with it. */
export interface Typed {
  readonly form: RefObject<HTMLFormElement>;
  /** The text in a field without spaces around it; "" where nothing was typed. */
  readonly text: (name: string) => string;
  /** Puts texts into some fields. */
  readonly put: (texts: Readonly<Record<string, string>>) => void;
  /** Empties every field. */
  readonly clear: () => void;
  /** What the input of a field needs. */
  readonly field: (name: string, label: string) => FieldProps;
  /** Says beside each field what is wrong and moves the focus to the first of these fields; true when nothing is wrong. */
  readonly accept: (wrong: ReadonlyMap<string, Reason>) => boolean;
}

/** Keeps what is typed into a form. `first` stands in its fields when it opens. */
export function useTyped(first: Readonly<Record<string, string>> = {}): Typed {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(first);
  const [errors, setErrors] = useState<ReadonlyMap<string, Reason>>(new Map());
  const [focus, setFocus] = useState("");
  // The field may only be drawn because it is wrong (under "More"): it is looked for after that.
  useEffect(() => {
    if (focus !== "" && focusField(form.current, focus)) setFocus("");
  }, [focus, errors]);
  const put = useCallback((texts: Readonly<Record<string, string>>): void => {
    setTyped((before) => ({ ...before, ...texts }));
  }, []);
  return {
    form,
    text: (name) => (typed[name] ?? "").trim(),
    put,
    clear: () => setTyped({}),
    field: (name, label) => ({
      name,
      label,
      value: typed[name] ?? "",
      onChange: (value) => put({ [name]: value }),
      error: errors.get(name),
    }),
    accept: (wrong) => {
      setErrors(wrong);
      setFocus([...wrong.keys()][0] ?? "");
      return wrong.size === 0;
    },
  };
}
