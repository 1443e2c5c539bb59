import type { JSX, KeyboardEvent } from "react";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ComboBox } from "../ui";
import { fieldAttribute, type FieldProps } from "./field";

/** Text with suggestions: one of the list, or anything typed. */
export function SuggestInput(
  props: FieldProps & {
    readonly choices: readonly string[];
    /** Enter, with the text that stands in the field; where it is not given Enter only takes the suggestion. */
    readonly onEnter?: (text: string) => void;
  },
): JSX.Element {
  const reader = useReader();
  // The component library keeps Enter to itself, so it is seen on its way down. With the list open it chooses from the list.
  const enter = ({ key, target }: KeyboardEvent): void => {
    if (key !== "Enter" || !(target instanceof HTMLInputElement)) return;
    if (target.getAttribute("aria-expanded") !== "true") props.onEnter?.(target.value);
  };
  return (
    <div {...{ [fieldAttribute]: props.name }} onKeyDownCapture={enter}>
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
