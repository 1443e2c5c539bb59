import { funnels, owners, sources } from "../world";

/** Stages of all funnels numbered through; what their types make of a record. */
export const isOpen = 0;
export const isWon = 1;
export const isLost = 2;
export const isInvalid = 3;

const outcomeOfType = {
  lead: isOpen,
  open: isOpen,
  won: isWon,
  aftersales: isWon,
  lost: isLost,
  invalid: isInvalid,
} as const;

const allStages = funnels.flatMap(({ stages }, funnel) => stages.map((stage) => ({ ...stage, funnel })));

/** In place of a stage: the lead became a deal. */
export const converted = allStages.length;
export const stageCount = converted + 1;
export const outcomes = Uint8Array.from(allStages, ({ type }) => outcomeOfType[type]);
/** 1 where visits have a time. */
export const isTimed = Uint8Array.from([
  ...allStages.map(({ type }) => (type === "lead" || type === "open" ? 1 : 0)),
  0,
]);
/** 1 shifted by the rank of a position; 0 for lost and invalid. */
export const rankBits = Uint8Array.from(allStages, ({ rank }) => (rank < 0 ? 0 : 1 << rank));
export const funnelOfStage = Uint8Array.from(allStages, ({ funnel }) => funnel);

/** The first stage's number of every funnel: its positions follow in order. */
export const firstStages = funnels.map((_, index) => allStages.findIndex(({ funnel }) => funnel === index));

/** The numbers of stages by funnel and name. */
export const stageNumbers = new Map<unknown, Map<unknown, number>>(
  funnels.map(({ name }, index) => [
    name,
    new Map(allStages.flatMap((stage, at) => (stage.funnel === index ? [[stage.name, at]] : []))),
  ]),
);

export const ownerNumbers = new Map<unknown, number>(owners.map((owner, index) => [owner, index]));
/** Sources count from 1; 0 is none. */
export const sourceNumbers = new Map<unknown, number>(sources.map((source, index) => [source, index + 1]));

export const ownerCount = owners.length;
export const sourceCount = sources.length + 1;
export const funnelCount = funnels.length;
export const quarterCount = 12;
