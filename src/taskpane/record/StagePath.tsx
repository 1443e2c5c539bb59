import type { JSX } from "react";
import type { PathStep, RecordView } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { mergeStyleSets } from "../ui";

const marker = {
  position: "absolute",
  left: 0,
  top: 6,
  width: 14,
  height: 14,
  borderRadius: "50%",
  border: "2px solid var(--fb-accent)",
  background: "var(--fb-page)",
  zIndex: 1,
} as const;

const path = mergeStyleSets({
  list: { listStyle: "none", margin: "8px 0 0", padding: 0 },
  step: {
    position: "relative",
    display: "flex",
    alignItems: "baseline",
    justifyContent: "space-between",
    gap: 8,
    padding: "3px 0 3px 26px",
    minHeight: 26,
    selectors: {
      "::after": {
        content: "''",
        position: "absolute",
        left: 6,
        top: 18,
        bottom: -8,
        width: 2,
        background: "var(--fb-line)",
      },
      ":last-child::after": { display: "none" },
    },
  },
  travelled: { selectors: { "::after": { background: "var(--fb-accent)" } } },
  passed: {
    ...marker,
    background: "var(--fb-accent)",
    selectors: {
      "::after": {
        content: "''",
        position: "absolute",
        left: 3,
        top: 0,
        width: 4,
        height: 7,
        border: "solid var(--fb-onAccent)",
        borderWidth: "0 2px 2px 0",
        transform: "rotate(45deg)",
      },
    },
  },
  skipped: { ...marker, borderStyle: "dashed", borderColor: "var(--fb-muted)" },
  current: {
    ...marker,
    selectors: {
      "::after": {
        content: "''",
        position: "absolute",
        inset: 2,
        // Drawn as a border: high contrast leaves backgrounds out.
        border: "3px solid var(--fb-accent)",
        borderRadius: "50%",
      },
    },
  },
  ahead: { ...marker, borderColor: "var(--fb-faint)" },
  here: { fontWeight: 600 },
});

/** The stages in order: how long it stayed in each, which were skipped, where it is now and how that compares. */
export function StagePath({ record }: { readonly record: RecordView }): JSX.Element {
  const reader = useReader();
  return (
    <section className={styles.section} aria-labelledby="pane-path">
      <div className={styles.between}>
        <h2 id="pane-path" className={styles.heading}>
          {reader.text("panePath")}
        </h2>
        {record.funnel !== "" && record.funnels.length > 1 && (
          <span className={`${styles.small} ${styles.muted}`}>{record.funnel}</span>
        )}
      </div>
      <ol className={path.list}>
        {record.path.map((step, index) => (
          <Step key={`${String(index)} ${step.stage}`} step={step} record={record} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, record }: { readonly step: PathStep; readonly record: RecordView }): JSX.Element {
  const reader = useReader();
  const here = step.position === "current";
  const behind = step.position === "passed" || step.position === "skipped";
  return (
    <li
      className={`${path.step} ${behind ? path.travelled : ""}`}
      {...(here ? { "aria-current": "step" } : {})}
    >
      <span className={path[step.position]} aria-hidden />
      <span className={here ? path.here : behind ? "" : styles.muted}>
        {step.stage}
        {here && <Here record={record} />}
      </span>
      <span className={`${styles.small} ${styles.muted} ${styles.numbers}`}>
        {step.position === "skipped" && reader.text("paneSkipped")}
        {step.position === "passed" && step.days !== null && reader.text("paneDays", { days: step.days })}
      </span>
    </li>
  );
}

/** The age in the present stage against the usual. */
function Here({ record }: { readonly record: RecordView }): JSX.Element | null {
  const reader = useReader();
  if (record.daysInStage === null || record.outcome !== "open") return null;
  const usual = record.usualDays;
  return (
    <span className={`${styles.small} ${styles.muted}`} style={{ display: "block", fontWeight: 400 }}>
      {reader.text("paneDaysHere", { days: record.daysInStage })}
      {usual !== null && ` · ${reader.text("paneUsually", { days: usual.median, n: usual.n })}`}
    </span>
  );
}
