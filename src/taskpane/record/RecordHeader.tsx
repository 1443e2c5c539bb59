import type { JSX } from "react";
import type { RecordView } from "../ports";
import { useDoing } from "../doing";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Icon, Link } from "../ui";

/** Who and how much: company, amount, owner, how it stands and whether it stalls. */
export function RecordHeader({ record }: { readonly record: RecordView }): JSX.Element {
  const reader = useReader();
  const { actions, choices } = useDoing();
  const details = [record.subtitle, record.id].filter((part) => part !== "").join(" · ");
  const overdue =
    record.outcome === "open" && record.expectedClose !== null && record.expectedClose < actions.today();
  return (
    <header>
      <h1 className={styles.title}>{record.title === "" ? reader.text("paneUnnamed") : record.title}</h1>
      <div className={`${styles.small} ${styles.muted}`}>
        {details}
        {record.linkedId !== "" && (
          <>
            {" · "}
            <Link onClick={() => void actions.select(record.linkedId)}>
              {reader.text(record.type === "lead" ? "paneLinkedOpportunity" : "paneLinkedLead", {
                id: record.linkedId,
              })}
            </Link>
          </>
        )}
      </div>
      <Standing record={record} />
      <dl className={styles.facts}>
        {record.type === "opportunity" && (
          <div>
            <dt>{reader.text("paneAmount")}</dt>
            <dd>
              <span className={`${styles.figure} ${styles.numbers}`}>
                {record.amount === null
                  ? "–"
                  : reader.money(record.amount, record.currency || choices.baseCurrency)}
              </span>
              {record.probability !== null && record.outcome === "open" && (
                <div className={`${styles.small} ${styles.muted}`}>
                  {reader.text("paneAtProbability", { share: record.probability })}
                </div>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{reader.text("paneOwner")}</dt>
          <dd>{record.owner === "" ? reader.text("paneInPool") : record.owner}</dd>
        </div>
        {record.expectedClose !== null && (
          <div>
            <dt>{reader.text("paneExpectedClose")}</dt>
            <dd>
              {reader.date(record.expectedClose)}
              {overdue && (
                <div className={`${styles.small} ${styles.overdue}`}>{reader.text("paneOverdue")}</div>
              )}
            </dd>
          </div>
        )}
        {record.nextContact !== null && (
          <div>
            <dt>{reader.text("paneNextContact")}</dt>
            <dd>{reader.date(record.nextContact)}</dd>
          </div>
        )}
      </dl>
    </header>
  );
}

/** The outcome of a closed record; the stall level of an open one, always with its reason in words. */
function Standing({ record }: { readonly record: RecordView }): JSX.Element | null {
  const reader = useReader();
  if (record.outcome !== "open") {
    const kind = record.outcome === "won" || record.outcome === "converted" ? styles.good : styles.none;
    return (
      <div className={styles.text}>
        <span className={`${styles.badge} ${kind}`}>{reader.text(outcomeWords[record.outcome])}</span>
      </div>
    );
  }
  const { level, reason } = record.stall;
  if (level === "none") return null;
  return (
    <div className={styles.text}>
      <span className={`${styles.badge} ${styles[level]}`}>
        <Icon iconName={level === "watch" ? "Clock" : "Warning"} aria-hidden />
        {reader.text(stallWords[level])}
      </span>
      {reason !== undefined && (
        <div className={`${styles.small} ${styles.muted}`} style={{ marginTop: 4 }}>
          {reader.reason(reason)}
        </div>
      )}
    </div>
  );
}

const outcomeWords = {
  won: "paneOutcomeWon",
  lost: "paneOutcomeLost",
  invalid: "paneOutcomeInvalid",
  converted: "paneOutcomeConverted",
} as const;

const stallWords = { watch: "paneStallWatch", late: "paneStallLate", stalled: "paneStallStalled" } as const;
