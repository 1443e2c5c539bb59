import type { Setup } from "../domain/store/setup";
import type { PaneChoices } from "../taskpane/ports";

/** The active values of a list, in the order of the sheet. */
export function listValues(setup: Setup, list: string): string[] {
  return setup.lists.filter((value) => value.list === list && value.active).map((value) => value.value);
}

/** The people who have not left, as of now. */
export function ownersOf(setup: Setup, now: number): string[] {
  return setup.people
    .filter((person) => person.left === undefined || person.left >= Math.floor(now))
    .map((person) => person.owner);
}

/** What the forms offer. */
export function paneChoices(setup: Setup | undefined): PaneChoices {
  if (setup === undefined) {
    return { sources: [], channels: [], products: [], activityKinds: [], funnels: [], baseCurrency: "" };
  }
  return {
    sources: listValues(setup, "Source"),
    channels: listValues(setup, "Channel"),
    products: listValues(setup, "Product"),
    activityKinds: listValues(setup, "Activity Kind"),
    funnels: setup.funnels.map((funnel) => funnel.name),
    baseCurrency: setup.settings.baseCurrency,
  };
}
