import type { JSX } from "react";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ComboBox } from "../ui";
import { fieldAttribute, type FieldProps } from "./field";

/** Text with suggestions: one of the list, or anything typed. */
export function SuggestInput(props: FieldProps & { readonly choices: readonly string[] }): JSX.Element {
  const reader = useReader();
  return (
    <div {...{ [fieldAttribute]: props.name }}>
      <ComboBox
        label={props.label}
        text={props.value}
        options={props.choices.map((choice) => ({ key: choice, text: choice }))}
        selectedKey={props.choices.includes(props.value) ? props.value : null}
        allowFreeform
        autoComplete="on"
        onChange={(_, option, __, typed) => props.onChange(option?.text ?? typed ?? "")}
        disabled={props.disabled ?? false}
        required={props.required ?? false}
        placeholder={props.placeholder ?? ""}
        errorMessage={props.error === undefined ? "" : reader.reason(props.error)}
        useComboBoxAsMenuWidth
      />
      {props.hint !== undefined && props.error === undefined && (
        <div className={`${styles.small} ${styles.muted}`}>{props.hint}</div>
      )}
    </div>
  );
}
