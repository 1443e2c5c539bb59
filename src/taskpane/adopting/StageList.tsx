import type { JSX } from "react";
import type { AdoptionDecisions, MappedFunnel } from "../../domain/adopting/types";
import { inLanguage } from "../../domain/language";
import { stageTypes, type StageType } from "../../domain/store/words";
import { useDoing } from "../doing";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Dropdown, IconButton, mergeStyleSets } from "../ui";
import { shiftStage, typeStage } from "./decide";

const stages = mergeStyleSets({
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 118px auto",
    alignItems: "center",
    gap: 8,
    padding: "5px 0",
  },
  arrows: { display: "flex" },
});

const types = Object.keys(stageTypes) as StageType[];
const arrow = {
  root: { width: 26, height: 28 },
  rootDisabled: { background: "transparent" },
  icon: { fontSize: 12 },
};

/** The stages in the order of the funnel, what kind each is, and buttons that move one up or down. */
export function StageList(props: {
  readonly decisions: AdoptionDecisions;
  readonly onDecide: (decisions: AdoptionDecisions) => void;
}): JSX.Element | null {
  const { decisions, onDecide } = props;
  const reader = useReader();
  const { funnels } = decisions.stages;
  if (funnels.length === 0) return null;
  return (
    <section className={styles.ruled} aria-labelledby="pane-adopt-stages">
      <h2 id="pane-adopt-stages" className={styles.heading}>
        {reader.text("paneStages")}
      </h2>
      <p className={`${styles.small} ${styles.muted}`} style={{ margin: "4px 0 6px" }}>
        {reader.text("paneStagesHow")}
      </p>
      {funnels.map((funnel, index) => (
        <FunnelStages
          key={funnel.name}
          funnel={funnel}
          named={funnels.length > 1}
          onShift={(stage, by) => onDecide(shiftStage(decisions, index, stage, by))}
          onType={(stage, type) => onDecide(typeStage(decisions, index, stage, type))}
        />
      ))}
    </section>
  );
}

function FunnelStages(props: {
  readonly funnel: MappedFunnel;
  readonly named: boolean;
  readonly onShift: (stage: number, by: -1 | 1) => void;
  readonly onType: (stage: number, type: StageType) => void;
}): JSX.Element {
  const { funnel, named, onShift, onType } = props;
  const reader = useReader();
  const { locked } = useDoing();
  const options = types.map((type) => ({ key: type, text: inLanguage(stageTypes[type], reader.language) }));
  return (
    <>
      {named && <h3 className={styles.heading}>{funnel.name}</h3>}
      <ol className={styles.list}>
        {funnel.stages.map((stage, index) => (
          <li key={stage.name} className={stages.item}>
            <div>
              <div>{stage.name}</div>
              <div className={`${styles.small} ${styles.muted}`}>
                {stage.count === 0
                  ? reader.text("paneAddedStage")
                  : reader.text("paneInRows", { count: stage.count })}
              </div>
            </div>
            <Dropdown
              ariaLabel={reader.text("paneStageType", { stage: stage.name })}
              selectedKey={stage.type}
              options={options}
              disabled={locked || stage.existing}
              onChange={(_, option) =>
                onType(index, types.find((type) => type === option?.key) ?? stage.type)
              }
            />
            <div className={stages.arrows}>
              <IconButton
                iconProps={{ iconName: "Up" }}
                ariaLabel={reader.text("paneStageUp", { stage: stage.name })}
                disabled={locked || index === 0}
                onClick={() => onShift(index, -1)}
                styles={arrow}
              />
              <IconButton
                iconProps={{ iconName: "Down" }}
                ariaLabel={reader.text("paneStageDown", { stage: stage.name })}
                disabled={locked || index === funnel.stages.length - 1}
                onClick={() => onShift(index, 1)}
                styles={arrow}
              />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
