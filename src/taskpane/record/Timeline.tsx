import { useState, type JSX } from "react";
import { vias } from "../../domain/store/words";
import { inLanguage } from "../../domain/language";
import type { RecordView, TimelineEntry } from "../ports";
import { useReader, type Reader } from "../reader";
import { styles } from "../styles";
import { Link, mergeStyleSets } from "../ui";

const shownAtFirst = 6;

const timeline = mergeStyleSets({
  entry: {
    padding: "8px 0",
    borderTop: "1px solid var(--fb-line)",
    selectors: { ":first-child": { borderTop: 0 } },
  },
  voided: { textDecoration: "line-through", color: "var(--fb-muted)" },
});

/** What an event did, in one sentence. */
export function entryText(reader: Reader, entry: TimelineEntry): string {
  const { fromStage, toStage, owner } = entry;
  switch (entry.event) {
    case "Created":
      return toStage === "" ? reader.text("paneCreated") : reader.text("paneCreatedAt", { stage: toStage });
    case "Moved":
      return fromStage === ""
        ? reader.text("paneMovedTo", { stage: toStage })
        : reader.text("paneMovedFromTo", { from: fromStage, to: toStage });
    case "Converted":
      return reader.text("paneConverted");
    case "Reassigned":
      return owner === "" ? reader.text("paneReturnedToPool") : reader.text("paneReassignedTo", { owner });
    case "Amended":
      return reader.text("paneAmended");
    case "Voided":
      return reader.text("paneVoiding");
    case "Merged":
      return reader.text("paneMerged");
    case "Removed":
      return reader.text("paneRemoved");
  }
}

/** The record's log, newest first; what was taken back is struck through and says so. Undo stands at the top and names what it undoes. */
export function Timeline(props: {
  readonly record: RecordView;
  readonly disabled: boolean;
  readonly onUndo: (() => void) | undefined;
}): JSX.Element | null {
  const { record, disabled, onUndo } = props;
  const reader = useReader();
  const [all, setAll] = useState(false);
  const entries = record.timeline;
  if (entries.length === 0) return null;
  const shown = all ? entries : entries.slice(0, shownAtFirst);
  return (
    <section className={styles.ruled} aria-labelledby="pane-history">
      <div className={styles.between}>
        <h2 id="pane-history" className={styles.heading}>
          {reader.text("paneHistory")}
        </h2>
        {record.undoable !== undefined && onUndo !== undefined && (
          <Link onClick={onUndo} disabled={disabled}>
            {reader.text("paneUndoOf", { what: entryText(reader, record.undoable) })}
          </Link>
        )}
      </div>
      <ol className={styles.list}>
        {shown.map((entry) => (
          <Entry key={entry.eventId} entry={entry} record={record} />
        ))}
      </ol>
      {entries.length > shown.length && (
        <Link onClick={() => setAll(true)}>{reader.text("paneShowAll", { count: entries.length })}</Link>
      )}
    </section>
  );
}

function Entry({
  entry,
  record,
}: {
  readonly entry: TimelineEntry;
  readonly record: RecordView;
}): JSX.Element {
  const reader = useReader();
  const facts = [
    entry.movedAt === null ? reader.text("paneNoDate") : reader.instant(entry.movedAt),
    entry.by === "" ? "" : reader.text("paneBy", { name: entry.by }),
    entry.via === "Pane" ? "" : inLanguage(vias[entry.via], reader.language),
    entry.event === "Amended" && entry.amount !== null ? reader.money(entry.amount, record.currency) : "",
  ].filter((fact) => fact !== "");
  return (
    <li className={timeline.entry}>
      <div className={entry.voided ? timeline.voided : ""}>
        {entry.voided ? <s>{entryText(reader, entry)}</s> : entryText(reader, entry)}
      </div>
      {entry.reason !== "" && <div className={styles.small}>{entry.reason}</div>}
      <div className={`${styles.small} ${styles.muted}`}>
        {entry.voided && `${reader.text("paneTakenBack")} · `}
        {facts.join(" · ")}
      </div>
    </li>
  );
}
