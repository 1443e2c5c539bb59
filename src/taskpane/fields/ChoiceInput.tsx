import type { JSX } from "react";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Dropdown } from "../ui";
import { fieldAttribute, type FieldProps } from "./field";

/** One of a fixed list. `value` is the key of the choice. */
export function ChoiceInput(
  props: FieldProps & { readonly choices: readonly { readonly key: string; readonly text: string }[] },
): JSX.Element {
  const reader = useReader();
  return (
    <div {...{ [fieldAttribute]: props.name }}>
      <Dropdown
        label={props.label}
        selectedKey={props.value}
        options={[...props.choices]}
        onChange={(_, option) => props.onChange(String(option?.key ?? ""))}
        disabled={props.disabled ?? false}
        required={props.required ?? false}
        placeholder={props.placeholder ?? ""}
        errorMessage={props.error === undefined ? "" : reader.reason(props.error)}
      />
      {props.hint !== undefined && props.error === undefined && (
        <div className={`${styles.small} ${styles.muted}`}>{props.hint}</div>
      )}
    </div>
  );
}
