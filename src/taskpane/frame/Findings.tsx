import { useState, type JSX } from "react";
import { useDoing } from "../doing";
import type { Finding } from "../ports";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Link } from "../ui";

const shownAtFirst = 5;

/** Edits in the sheets that the log could not take by itself: which record, and what is doubtful. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const reader = useReader();
  const { actions } = useDoing();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, shownAtFirst);
  return (
    <section className={styles.card} style={{ marginTop: 20 }} aria-labelledby="pane-findings">
      <h2 id="pane-findings" className={styles.heading}>
        {reader.text("paneFindings", { count: findings.length })}
      </h2>
      <p className={`${styles.small} ${styles.muted}`} style={{ margin: "4px 0 0" }}>
        {reader.text("paneFindingsWhy")}
      </p>
      <ul className={styles.list} style={{ marginTop: 6 }}>
        {shown.map((finding, index) => (
          <li key={`${String(index)} ${finding.recordId}`} style={{ padding: "4px 0" }}>
            {finding.recordId !== "" && (
              <>
                <Link onClick={() => void actions.select(finding.recordId)}>{finding.recordId}</Link>{" "}
              </>
            )}
            {reader.reason(finding.reason)}
          </li>
        ))}
      </ul>
      {findings.length > shown.length && (
        <Link onClick={() => setAll(true)}>{reader.text("paneShowAll", { count: findings.length })}</Link>
      )}
    </section>
  );
}
