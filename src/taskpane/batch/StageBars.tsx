import type { JSX } from "react";
import type { BatchView } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { mergeStyleSets } from "../ui";

const bars = mergeStyleSets({
  item: { padding: "4px 0" },
  track: { height: 4, borderRadius: 2, background: "var(--fb-neutralSoft)", marginTop: 2 },
  // A border is drawn where backgrounds are not, in high contrast.
  bar: {
    height: 4,
    minWidth: 2,
    borderRadius: 2,
    background: "var(--fb-accent)",
    borderTop: "4px solid var(--fb-accent)",
  },
});

/** How many of the selected records are in each stage. */
export function StageBars({ batch }: { readonly batch: BatchView }): JSX.Element {
  const reader = useReader();
  return (
    <section className={styles.section} aria-labelledby="pane-stages">
      <h2 id="pane-stages" className={styles.heading}>
        {reader.text("paneByStage")}
      </h2>
      <ul className={styles.list} style={{ marginTop: 4 }}>
        {batch.stages.map(({ stage, count }) => (
          <li key={stage} className={bars.item}>
            <div className={styles.between}>
              <span>{stage === "" ? reader.text("paneNoStage") : stage}</span>
              <span className={`${styles.muted} ${styles.numbers}`}>{reader.number(count)}</span>
            </div>
            <div className={bars.track} aria-hidden>
              <div
                className={bars.bar}
                style={{ width: `${String((100 * count) / Math.max(1, batch.count))}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
