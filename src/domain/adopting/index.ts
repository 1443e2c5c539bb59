export {
  decidedOrders,
  firstPreview,
  firstPreviewInSteps,
  nextPreview,
  nextPreviewInSteps,
  rolesOf,
  type PreviewContext,
} from "./preview";
export { planAdoption, planAdoptionInSteps } from "./planAdoption";
export { enteredRole, readEnteredRole } from "./entered";
export { proposeStages, type StageProposal } from "./proposeStages";
export { isDateRole, recogniseColumns } from "./recogniseColumns";
export { recogniseTable } from "./recogniseTable";
export { roleChoices } from "./roleChoices";
export { summarise } from "./summarise";
export { survey, surveyInSteps, type SurveyOptions } from "./survey";
export * from "./types";
