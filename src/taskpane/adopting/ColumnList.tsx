import { useState, type JSX } from "react";
import type {
  AdoptionDecisions,
  AdoptionPreview,
  Confidence,
  SurveyColumn,
} from "../../domain/adopting/types";
import { isDateRole } from "../../domain/adopting";
import { isSerial } from "../../domain/dates/serial";
import { inLanguage } from "../../domain/language";
import { useDoing } from "../doing";
import { useReader, type Reader } from "../reader";
import { styles } from "../styles";
import { Dropdown, Link, mergeStyleSets } from "../ui";
import { giveRole } from "./decide";

const columns = mergeStyleSets({
  item: {
    padding: "10px 0",
    borderTop: "1px solid var(--fb-line)",
    selectors: { ":first-child": { borderTop: 0 } },
  },
  sample: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

const confidenceWords = { sure: "paneSure", likely: "paneLikely", unsure: "paneUnsure" } as const;
const confidenceStyles: Readonly<Record<Confidence, string>> = {
  sure: styles.good,
  likely: styles.none,
  unsure: styles.watch,
};

/** What each column is taken for, with why and a sample; any of them can be corrected. Columns with no role come behind a link. */
export function ColumnList(props: {
  readonly preview: AdoptionPreview;
  readonly decisions: AdoptionDecisions;
  readonly onDecide: (decisions: AdoptionDecisions) => void;
}): JSX.Element {
  const { preview, decisions, onDecide } = props;
  const reader = useReader();
  const [all, setAll] = useState(false);
  const used = preview.survey.columns.filter(({ index }) => (decisions.roles[index] ?? "") !== "");
  const extra = preview.survey.columns.filter(({ index }) => (decisions.roles[index] ?? "") === "");
  const item = (column: SurveyColumn): JSX.Element => (
    <ColumnItem
      key={column.index}
      column={column}
      preview={preview}
      decisions={decisions}
      onDecide={onDecide}
    />
  );
  return (
    <section className={styles.section} aria-labelledby="pane-columns">
      <h2 id="pane-columns" className={styles.heading}>
        {reader.text("paneColumns")}
      </h2>
      <ul className={styles.list}>
        {used.map(item)}
        {all && extra.map(item)}
      </ul>
      {extra.length > 0 && (
        <div className={`${styles.small} ${styles.muted}`}>
          {!all && `${reader.text("paneExtraColumns", { count: extra.length })} `}
          <Link onClick={() => setAll(!all)} aria-expanded={all}>
            {reader.text(all ? "paneLess" : "paneShowThem")}
          </Link>
        </div>
      )}
    </section>
  );
}

function ColumnItem(props: {
  readonly column: SurveyColumn;
  readonly preview: AdoptionPreview;
  readonly decisions: AdoptionDecisions;
  readonly onDecide: (decisions: AdoptionDecisions) => void;
}): JSX.Element {
  const { column, preview, decisions, onDecide } = props;
  const reader = useReader();
  const { locked } = useDoing();
  const role = decisions.roles[column.index] ?? "";
  const guess = preview.guess.columns.find((candidate) => candidate.column === column.index);
  const header =
    column.header === "" ? reader.text("paneNoHeader", { column: String(column.index + 1) }) : column.header;
  const asGuessed = guess?.role === role;
  const samples = column.samples.map((text) => (isDateRole(role) ? shownDate(text, reader) : text));
  return (
    <li className={columns.item}>
      <div className={styles.between}>
        <strong>{header}</strong>
        {asGuessed && role !== "" && (
          <span className={`${styles.badge} ${confidenceStyles[guess.confidence]}`}>
            {reader.text(confidenceWords[guess.confidence])}
          </span>
        )}
      </div>
      <div className={`${styles.small} ${styles.muted} ${columns.sample}`} title={samples.join(" · ")}>
        {samples.length === 0 ? reader.text("paneEmptyColumn") : samples.join(" · ")}
      </div>
      <Dropdown
        ariaLabel={reader.text("paneColumnIs", { header })}
        selectedKey={role}
        disabled={locked}
        options={[
          { key: "", text: reader.text("paneExtraColumn") },
          ...preview.choices
            .filter((choice) => choice.role !== "")
            .map((choice) => ({ key: choice.role, text: inLanguage(choice.word, reader.language) })),
        ]}
        onChange={(_, option) => onDecide(giveRole(decisions, column.index, String(option?.key ?? "")))}
        styles={{ root: { marginTop: 4 } }}
      />
      {asGuessed && guess.confidence !== "sure" && role !== "" && (
        <div className={`${styles.small} ${styles.muted}`} style={{ marginTop: 4 }}>
          {reader.reason(guess.why)}
        </div>
      )}
    </li>
  );
}

/** A sample of a column of dates: a cell with a real date holds a serial, which says nothing to a reader. */
function shownDate(text: string, reader: Reader): string {
  const serial = Number(text);
  return isSerial(serial) ? reader.instant(serial) : text;
}
