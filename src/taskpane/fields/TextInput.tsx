import type { JSX } from "react";
import { useReader } from "../reader";
import { TextField } from "../ui";
import { fieldAttribute, type FieldProps } from "./field";

/** A line (or, `multiline`, a few lines) of text. */
export function TextInput(
  props: FieldProps & {
    readonly multiline?: boolean;
    readonly suffix?: string | undefined;
    readonly autoFocus?: boolean;
  },
): JSX.Element {
  const reader = useReader();
  return (
    <div {...{ [fieldAttribute]: props.name }}>
      <TextField
        label={props.label}
        value={props.value}
        onChange={(_, value) => props.onChange(value ?? "")}
        multiline={props.multiline ?? false}
        rows={props.multiline ? 2 : 1}
        autoAdjustHeight={props.multiline ?? false}
        resizable={false}
        {...(props.suffix === undefined ? {} : { suffix: props.suffix })}
        placeholder={props.placeholder ?? ""}
        disabled={props.disabled ?? false}
        required={props.required ?? false}
        autoFocus={props.autoFocus ?? false}
        autoComplete="off"
        description={props.error === undefined ? (props.hint ?? "") : ""}
        errorMessage={props.error === undefined ? "" : reader.reason(props.error)}
      />
    </div>
  );
}
