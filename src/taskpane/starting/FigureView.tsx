import type { JSX } from "react";
import { useAttempt, useDoing } from "../doing";
import { Refusal } from "../frame/Refusal";
import { useReader } from "../reader";
import { styles } from "../styles";
import { PrimaryButton } from "../ui";
import { GoToRecords } from "./GoToRecords";

/** The selected cell holds figures: each as its formula writes it, with a button that explains it. */
export function FigureView({ figures }: { readonly figures: readonly string[] }): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  return (
    <>
      <h1 className={styles.title}>{reader.text("paneFigure", { count: figures.length })}</h1>
      <p className={`${styles.text} ${styles.muted}`} style={{ margin: "4px 0 0" }}>
        {reader.text("paneExplainWhy")}
      </p>
      <ul className={styles.list}>
        {figures.map((figure, index) => (
          <li key={figure} className={styles.card}>
            <code
              id={`pane-figure-${String(index)}`}
              style={{ display: "block", overflowWrap: "anywhere", fontFamily: "inherit" }}
            >
              {figure}
            </code>
            <PrimaryButton
              text={reader.text("paneExplain")}
              aria-describedby={`pane-figure-${String(index)}`}
              disabled={locked || attempt.busy}
              onClick={() => void attempt.run(() => actions.explain(figure))}
              style={{ marginTop: 10 }}
            />
          </li>
        ))}
      </ul>
      <Refusal reason={attempt.refusal} />
      <div style={{ marginTop: 16, borderTop: "1px solid var(--fb-line)" }}>
        <GoToRecords />
      </div>
    </>
  );
}
