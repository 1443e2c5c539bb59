import { recordTypeIn } from "../../domain/store/roles";
import type { JSX } from "react";
import type { AdoptionSummary as Summary } from "../../domain/adopting/types";
import { useReader } from "../reader";
import { openWithoutAmount } from "../starting/seenTexts";
import { styles } from "../styles";

/** What the table holds, in one sentence, and what will be done that is not obvious. */
export function AdoptionSummary({ summary }: { readonly summary: Summary }): JSX.Element {
  const reader = useReader();
  const rows = reader.text(summary.table === "Leads" ? "paneSeenLeads" : "paneSeenDeals", {
    count: summary.records,
  });
  const worth = reader.sums(summary.openAmounts);
  const open =
    worth === ""
      ? reader.text(openWithoutAmount(recordTypeIn(summary.table), summary.open), {
          count: summary.open,
        })
      : reader.text("paneSeenOpenWorth", { count: summary.open, amount: worth });
  const others = (
    [
      ["paneSeenOverdue", summary.overdue],
      ["paneSeenWon", summary.won],
      ["paneSeenLost", summary.lost],
      ["paneSeenInvalid", summary.invalid],
      ["paneSeenDeleted", summary.deleted],
      ["paneSeenUndated", summary.undated],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([code, count]) => reader.text(code, { count }));
  return (
    <>
      <p className={styles.text}>
        {reader.text("paneSentence", { text: [rows, open, ...others].join(reader.text("paneComma")) })}
      </p>
      {summary.notices.length > 0 && (
        <ul className={`${styles.small} ${styles.muted}`} style={{ margin: "8px 0 0", paddingLeft: 18 }}>
          {summary.notices.map((notice, index) => (
            <li key={index}>{reader.reason(notice)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
