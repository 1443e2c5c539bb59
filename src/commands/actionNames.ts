/** The actions of the ribbon, the cell menu and the pane, under the names that `Office.actions.associate` and the manifest use. */
export const actionNames = [
  "setUpWorkbook",
  "showPane",
  "advanceStage",
  "moveBack",
  "markWon",
  "markLost",
  "convertLead",
  "addLead",
  "addOpportunity",
  "logActivity",
  "undoMove",
  "reconcileLog",
  "repairFormulas",
  "refreshAll",
  "closePeriod",
] as const;

/** One of the actions. */
export type ActionName = (typeof actionNames)[number];

/** What each action does; given by `runtime`. An action that needs an answer opens the pane at the question. */
export type Actions = Readonly<Record<ActionName, () => Promise<void>>>;
