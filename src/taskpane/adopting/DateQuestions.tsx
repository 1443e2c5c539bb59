import type { JSX } from "react";
import type { AdoptionDecisions, SurveyColumn } from "../../domain/adopting/types";
import { useDoing } from "../doing";
import { useReader } from "../reader";
import { styles } from "../styles";
import { ChoiceGroup } from "../ui";
import { sayDateOrder } from "./decide";

/** Asks which date is meant where cells can be read two ways. Nothing is chosen beforehand: a guess would be a wrong date. */
export function DateQuestions(props: {
  readonly columns: readonly SurveyColumn[];
  readonly decisions: AdoptionDecisions;
  readonly onDecide: (decisions: AdoptionDecisions) => void;
}): JSX.Element | null {
  const { columns, decisions, onDecide } = props;
  const reader = useReader();
  const { locked } = useDoing();
  if (columns.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="pane-dates">
      <h2 id="pane-dates" className={styles.heading}>
        {reader.text("paneDateQuestion")}
      </h2>
      {columns.map(({ index, header, date }) => (
        <div key={index} className={styles.card} style={{ marginTop: 8 }}>
          <ChoiceGroup
            label={reader.text("paneDateWhich", { example: date.example, header })}
            selectedKey={decisions.dateOrders[index] ?? ""}
            disabled={locked}
            options={[
              {
                key: "dmy",
                text:
                  date.asDayFirst === null
                    ? reader.text("paneDayFirst")
                    : reader.text("paneDayFirstIs", { date: reader.date(date.asDayFirst) }),
              },
              {
                key: "mdy",
                text:
                  date.asMonthFirst === null
                    ? reader.text("paneMonthFirst")
                    : reader.text("paneMonthFirstIs", { date: reader.date(date.asMonthFirst) }),
              },
            ]}
            onChange={(_, option) => {
              if (option !== undefined)
                onDecide(sayDateOrder(decisions, index, option.key === "dmy" ? "dmy" : "mdy"));
            }}
          />
          <div className={`${styles.small} ${styles.muted}`} style={{ marginTop: 6 }}>
            {reader.text(date.order === "mixed" ? "paneDateMixed" : "paneDateAsk", { count: date.count })}
          </div>
        </div>
      ))}
    </section>
  );
}
