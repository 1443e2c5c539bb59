import type { Language } from "../domain/language";
import { eventToCells } from "../domain/log/cells";
import { byRecordedAt } from "../domain/log/history";
import { defaultListRows, defaultSettingRows, defaultStageRows } from "../domain/store/defaults";
import { listNames } from "../domain/store/listNames";
import { parseSetup } from "../domain/store/parseSetup";
import { headerOf } from "../domain/store/roles";
import type { Row, RowValues } from "../domain/store/row";
import type { Setup } from "../domain/store/setup";
import { tableNamed, type TableName } from "../domain/store/tables";
import { personRoles, stageTypes, writeOption, yesNo } from "../domain/store/words";
import { takeSnapshot } from "../workbench/files/snapshot";
import type { BookSnapshot } from "../workbench/files/snapshot";
import { openAddin } from "../workbench/headless";
import type { WorkbookModel } from "../workbench/model/workbook";
import { exampleWords } from "./words";
import { yearOfWork } from "./year";

/**
 * Makes the example workbook for an instant: the built add-in sets an empty workbook up, then a year of work, planned by the
 * add-in's own rules, is written into its tables.
 *
 * @param locale `en` or `zh-CN`
 * @param clock The instant up to which the example reaches.
 * @param folder Where the add-in was built.
 */
export async function makeExample(
  locale: "en" | "zh-CN",
  clock: Date,
  folder: string,
): Promise<BookSnapshot> {
  const language: Language = locale === "en" ? "en" : "zh-CN";
  const addin = await openAddin({ folder, locale: locale === "en" ? "en-US" : "zh-CN" });
  const { workbook } = addin;
  await addin.runAction("setUpWorkbook");
  await addin.until("the set-up", () => workbook.tableByName("Settings") !== undefined, 15_000);
  await settled(workbook);
  const team = teamOf(language, serialOf(clock));
  workbook.group("host", () => {
    writeRows(workbook, "Stages", team.stages, language);
    writeRows(workbook, "People", team.people, language);
    writeRows(workbook, "Lists", team.lists, language);
  });
  // Once more: the drop-downs then offer the team's own people and products.
  await addin.runAction("setUpWorkbook");
  await settled(workbook);
  addin.close();
  workbook.group("host", () => fill(workbook, language, team, serialOf(clock)));
  return takeSnapshot(workbook);
}

/** Waits until nothing has changed in the workbook for a moment. */
async function settled(workbook: WorkbookModel): Promise<void> {
  const quiet = 150;
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, quiet);
    workbook.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, quiet);
    });
  });
}

/** A clock's reading as a serial in this machine's zone. */
function serialOf(clock: Date): number {
  const day = 86_400_000;
  return (clock.getTime() - clock.getTimezoneOffset() * 60_000 - Date.UTC(1899, 11, 30)) / day;
}

/** The rows of the set-up sheet that are the team's own. */
interface Team {
  readonly stages: RowValues[];
  readonly people: RowValues[];
  readonly lists: RowValues[];
}

function teamOf(language: Language, now: number): Team {
  const words = exampleWords(language);
  const yes = writeOption(yesNo, "yes", language);
  const stages = [
    ...defaultStageRows(language),
    ...words.secondStages.map(([stage, type, probability, stallDays], index) => ({
      funnel: words.secondFunnel,
      order: index + 1,
      stage,
      type: writeOption(stageTypes, type, language),
      probability,
      stallDays,
      active: yes,
    })),
  ];
  const people = words.people.map(([owner, team, manager, role]) => ({
    owner,
    team,
    manager,
    role: writeOption(personRoles, role, language),
    joined: Math.floor(now) - 700,
  }));
  const listRow = (list: "Product" | "Competitor") => (value: string) => ({
    list: writeOption(listNames, list, language),
    value,
    alsoWrittenAs: "",
    active: yes,
  });
  const lists = [
    ...defaultListRows(language),
    ...words.products.map(listRow("Product")),
    ...words.competitors.map(listRow("Competitor")),
  ];
  return { stages, people, lists };
}

function fill(workbook: WorkbookModel, language: Language, team: Team, now: number): void {
  const words = exampleWords(language);
  const ledger = yearOfWork(setupOf(team, language), words, language, now);
  writeRows(workbook, "Leads", [...ledger.leads.values()], language);
  writeRows(workbook, "Opportunities", [...ledger.deals.values()], language);
  writeRows(workbook, "Activities", ledger.activities, language);
  const events = [...ledger.events].sort(byRecordedAt).map((event) => eventToCells(event, language));
  writeRows(workbook, "StageLog", events, language);
  workbook.name = words.fileName;
  const left = workbook.sheets.find((sheet) => workbook.usedArea(sheet.id, true) === null);
  if (left) workbook.deleteSheet(left.id);
  const overview = workbook.sheets[0];
  const funnel = team.stages[0]?.funnel;
  // The funnel table on the overview needs to be told which of two funnels; set-up leaves the choice in B6.
  if (overview && typeof funnel === "string") workbook.write(overview.id, { row: 5, column: 1 }, [[funnel]]);
}

function setupOf({ stages, people, lists }: Team, language: Language): Setup {
  const rows = (values: readonly RowValues[]): Row[] => values.map((row) => new Map(Object.entries(row)));
  return parseSetup({
    stages: rows(stages),
    people: rows(people),
    lists: rows(lists),
    settings: rows(defaultSettingRows(language)),
  }).setup;
}

/** Writes a table's rows from its first one on; the table grows with its formats and lists. */
function writeRows(
  workbook: WorkbookModel,
  name: TableName,
  rows: readonly RowValues[],
  language: Language,
): void {
  const table = workbook.tableByName(name);
  if (!table || rows.length === 0) return;
  const roles = table.columns.map(
    (column) =>
      tableNamed(name).columns.find(({ role }) => headerOf(name, role, language) === column.name)?.role ?? "",
  );
  const values = rows.map((row) => roles.map((role) => (row[role] === "" ? null : (row[role] ?? null))));
  const body = { row: table.area.row + 1, column: table.area.column };
  const within = table.area.rows - 1;
  workbook.write(table.sheetId, body, values.slice(0, within));
  if (values.length > within)
    workbook.write(table.sheetId, { row: body.row + within, column: body.column }, values.slice(within));
}
