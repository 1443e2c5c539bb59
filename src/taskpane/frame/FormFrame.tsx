import type { JSX, ReactNode, RefObject } from "react";
import { useDoing, type Attempt } from "../doing";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton, PrimaryButton } from "../ui";
import { Refusal } from "./Refusal";

/** What a form has around its fields: its title, why the last attempt was refused, one button that does it and one that leaves. */
export function FormFrame(props: {
  /** Names the form among those of the pane. */
  readonly name: string;
  readonly title: string;
  /** The form is a part of a view that has a title of its own. */
  readonly isSection?: boolean;
  /** A sentence below the title. */
  readonly about?: string;
  readonly form: RefObject<HTMLFormElement>;
  readonly attempt: Attempt;
  /** What the button says that does it. */
  readonly submit: string;
  readonly onSubmit: () => Promise<void>;
  /** Leaves the form; without it there is nothing to leave. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { name, title, isSection = false, about, form, attempt, submit, onSubmit, onClose, children } = props;
  const reader = useReader();
  const { locked } = useDoing();
  const id = `pane-${name}`;
  return (
    <form
      ref={form}
      className={isSection ? styles.ruled : ""}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!locked) void onSubmit();
      }}
      aria-labelledby={id}
    >
      {isSection ? (
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
      ) : (
        <h1 id={id} className={styles.title}>
          {title}
        </h1>
      )}
      {about !== undefined && <p className={`${styles.text} ${styles.muted}`}>{about}</p>}
      <div className={styles.stack} style={{ marginTop: isSection ? 6 : 8 }}>
        {children}
      </div>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton type="submit" text={submit} disabled={locked || attempt.busy} allowDisabledFocus />
        {onClose !== undefined && <DefaultButton text={reader.text("paneCancel")} onClick={onClose} />}
      </div>
    </form>
  );
}
