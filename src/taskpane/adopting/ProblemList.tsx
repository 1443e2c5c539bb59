import type { JSX } from "react";
import type { AdoptionDecisions, Problem, Survey } from "../../domain/adopting/types";
import { useReader } from "../reader";
import { styles } from "../styles";
import { DefaultButton } from "../ui";

const shownCells = 3;

/** What stands in the way or should be known: each with what to do, and a button where one click settles it. */
export function ProblemList(props: {
  readonly problems: readonly Problem[];
  readonly survey: Survey;
  readonly decisions: AdoptionDecisions;
  readonly onDecide: (decisions: AdoptionDecisions) => void;
}): JSX.Element | null {
  const { problems, survey, decisions, onDecide } = props;
  const reader = useReader();
  if (problems.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="pane-problems">
      <h2 id="pane-problems" className={styles.heading}>
        {reader.text("paneToSettle")}
      </h2>
      <ul className={styles.list}>
        {problems.map((problem, index) => {
          const cells =
            survey.columns.find((column) => column.index === problem.column)?.date.unreadable ?? [];
          return (
            <li
              key={index}
              className={`${styles.notice} ${problem.blocking ? styles.watch : ""}`}
              style={{ marginTop: 8 }}
            >
              {reader.reason(problem.reason)}
              {cells.length > 0 && (
                <div className={styles.small}>
                  {cells
                    .slice(0, shownCells)
                    .map(({ sheetRow, text }) =>
                      reader.text("paneCellInRow", { row: String(sheetRow), text }),
                    )
                    .join(reader.text("paneComma"))}
                </div>
              )}
              {problem.offer === "addIds" && (
                <div style={{ marginTop: 8 }}>
                  <DefaultButton
                    text={reader.text("paneAddIds")}
                    onClick={() => onDecide({ ...decisions, addIds: true })}
                  />
                </div>
              )}
              {problem.offer === "renumberIds" && (
                <div style={{ marginTop: 8 }}>
                  <DefaultButton
                    text={reader.text("paneRenumberIds")}
                    onClick={() => onDecide({ ...decisions, duplicateIds: "renumber" })}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
