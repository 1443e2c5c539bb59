import { useState, type FormEvent, type JSX } from "react";
import { reason, type Reason } from "../../domain/result";
import { useAttempt, useDoing } from "../doing";
import { SuggestInput } from "../fields/SuggestInput";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton, PrimaryButton } from "../ui";

const asButtons = 8;

/** Asks once per device who is working here: a name from People with one click, or typed. */
export function WhoView({
  who,
  onClose,
}: {
  readonly who: string;
  readonly onClose: (() => void) | undefined;
}): JSX.Element {
  const reader = useReader();
  const { actions, people, locked } = useDoing();
  const attempt = useAttempt();
  const [name, setName] = useState(who);
  const [error, setError] = useState<Reason>();
  const declare = async (chosen: string): Promise<void> => {
    if (chosen.trim() === "") {
      setError(reason("paneNameNeeded"));
      return;
    }
    setError(undefined);
    if (await attempt.run(() => actions.declareWho(chosen.trim()))) onClose?.();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void declare(name);
  };
  return (
    <form noValidate onSubmit={submit} aria-labelledby="pane-who">
      <h1 id="pane-who" className={styles.title}>
        {reader.text("paneWho")}
      </h1>
      <p className={styles.text}>{reader.text("paneWhoWhy")}</p>
      {people.length > 0 && people.length <= asButtons && (
        <div className={styles.actions} role="group" aria-label={reader.text("panePeople")}>
          {people.map((person) => (
            <DefaultButton
              key={person}
              text={person}
              checked={person === who}
              disabled={locked || attempt.busy}
              onClick={() => void declare(person)}
            />
          ))}
        </div>
      )}
      <div style={{ marginTop: 12 }}>
        <SuggestInput
          name="who"
          label={reader.text(
            people.length > 0 && people.length <= asButtons ? "paneAnotherName" : "paneYourName",
          )}
          value={name}
          onChange={setName}
          onEnter={(text) => void declare(text)}
          choices={people}
          error={error}
          disabled={locked}
        />
      </div>
      <p className={`${styles.text} ${styles.small} ${styles.muted}`}>{reader.text("paneWhoLater")}</p>
      <Refusal reason={attempt.refusal} />
      <div className={styles.actions}>
        <PrimaryButton type="submit" text={reader.text("paneThatsMe")} disabled={locked || attempt.busy} />
        {onClose !== undefined && <DefaultButton text={reader.text("paneCancel")} onClick={onClose} />}
      </div>
    </form>
  );
}
