/** A form that stands in place of the selection's view until it is done or cancelled. */
export type PanelKind = "who" | "addLead" | "addOpportunity" | "activity" | "convert";
