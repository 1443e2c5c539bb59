import { parseCalendar } from "./parseCalendar";
import { parseLists } from "./parseLists";
import { parsePeople } from "./parsePeople";
import { parsePeriods } from "./parsePeriods";
import { parseRates } from "./parseRates";
import { parseSettings } from "./parseSettings";
import { parseStages } from "./parseStages";
import { parseTargets } from "./parseTargets";
import type { SetupProblem } from "./problem";
import type { Row } from "./row";
import { schemaVersion } from "./settingKeys";
import type { Setup } from "./setup";

/** The rows of the set-up tables, each row by role. A table that is missing is done without. */
export interface SetupRows {
  readonly stages?: readonly Row[];
  readonly people?: readonly Row[];
  readonly lists?: readonly Row[];
  readonly rates?: readonly Row[];
  readonly calendar?: readonly Row[];
  readonly targets?: readonly Row[];
  readonly periods?: readonly Row[];
  readonly settings?: readonly Row[];
}

/** Everything the set-up tables say, and what could not be read in them. */
export interface ParsedSetup {
  readonly setup: Setup;
  readonly problems: readonly SetupProblem[];
  /** The store was made by a newer build: it is opened read-only. */
  readonly isNewer: boolean;
}

/**
 * Reads the set-up tables. Funnels come in order of first appearance, the first is the one that a blank Funnel means; stages
 * by Order, equal ones as they stand. Without stages there are no funnels. A row that cannot be read is left out and reported;
 * a blank row is nothing.
 */
export function parseSetup(rows: SetupRows): ParsedSetup {
  const problems: SetupProblem[] = [];
  const funnels = parseStages(rows.stages ?? [], problems);
  const settings = parseSettings(rows.settings ?? [], problems);
  const people = parsePeople(rows.people ?? [], problems);
  const setup: Setup = {
    funnels,
    people,
    lists: parseLists(rows.lists ?? []),
    rates: parseRates(rows.rates ?? [], problems),
    calendar: parseCalendar(rows.calendar ?? [], problems),
    targets: parseTargets(rows.targets ?? [], people, settings, problems),
    closedPeriods: parsePeriods(rows.periods ?? [], settings, problems),
    settings,
  };
  return { setup, problems, isNewer: settings.schemaVersion > schemaVersion };
}
