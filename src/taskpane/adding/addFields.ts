import type { RecordType } from "../../domain/store/words";
import type { MessageCode } from "../../messages/en";
import type { PaneChoices } from "../ports";

/** An input of the form that adds a record. `more`: under "More". */
export interface AddField {
  readonly role: string;
  readonly label: MessageCode;
  readonly kind: "text" | "suggest" | "amount" | "date" | "long";
  readonly more?: boolean;
  /** What a suggest input offers. */
  readonly offers?: keyof PaneChoices | "people";
}

const owner: AddField = { role: "owner", label: "paneOwner", kind: "suggest", offers: "people" };
const channel: AddField = {
  role: "channel",
  label: "paneChannel",
  kind: "suggest",
  offers: "channels",
  more: true,
};
const funnel: AddField = {
  role: "funnel",
  label: "paneFunnel",
  kind: "suggest",
  offers: "funnels",
  more: true,
};
const nextStep: AddField = { role: "nextStep", label: "paneNextStep", kind: "text", more: true };
const nextContact: AddField = { role: "nextContact", label: "paneNextContact", kind: "date" };
const notes: AddField = { role: "notes", label: "paneNotes", kind: "long", more: true };

/** What is asked of a new record, by role, in order; the first is needed. */
export const addFields: Readonly<Record<RecordType, readonly AddField[]>> = {
  lead: [
    { role: "company", label: "paneCompany", kind: "text" },
    { role: "contact", label: "paneContact", kind: "text" },
    { role: "phone", label: "panePhone", kind: "text" },
    { role: "source", label: "paneSource", kind: "suggest", offers: "sources" },
    owner,
    nextContact,
    { role: "email", label: "paneEmail", kind: "text", more: true },
    channel,
    funnel,
    nextStep,
    notes,
  ],
  opportunity: [
    { role: "account", label: "paneAccount", kind: "text" },
    { role: "name", label: "paneOpportunityName", kind: "text" },
    { role: "amount", label: "paneAmount", kind: "amount" },
    { role: "expectedClose", label: "paneExpectedClose", kind: "date" },
    owner,
    nextContact,
    { role: "product", label: "paneProduct", kind: "suggest", offers: "products", more: true },
    { role: "currency", label: "paneCurrency", kind: "text", more: true },
    channel,
    funnel,
    nextStep,
    notes,
  ],
};
