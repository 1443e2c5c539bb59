import type { CellValue } from "../cell";
import { nameKey } from "../store/name";
import { readProbability } from "../store/readNumber";
import { readForecastCategory } from "../log/cells";
import { mapInSteps, type Steps } from "../steps";
import { idRoleOf, recordTypeIn } from "../store/roles";
import { readOption, yesNo, type StageType } from "../store/words";
import { readAmount } from "./amounts";
import { cellText, keptText } from "./cellText";
import { serialIn } from "./dateText";
import { readEnteredRole } from "./entered";
import { RowProblems } from "./problems";
import { isDateRole } from "./recogniseColumns";
import { remembered } from "./remembered";
import { outcomeWord } from "./stageWords";
import { cellAt, rowsPerStep, sheetRowOf } from "./survey";
import type { AdoptionDecisions, ColumnRole, DateOrder, MappedFunnel, MappedStage, Survey } from "./types";

/** A date on which a record entered a stage. */
export interface StageEntry {
  readonly stage: MappedStage;
  readonly at: number;
}

/** A row of the team's table as the decisions read it. Dates are serials, null where there is none. */
export interface AdoptedRecord {
  /** Index in the block. */
  readonly row: number;
  readonly sheetRow: number;
  /** As it stands in the id column; `""` where it has none. */
  readonly id: string;
  readonly funnel: MappedFunnel;
  /** Where the record is now. */
  readonly stage: MappedStage;
  /** The stage that a closed record's cell still names where the outcome stands in another column; else undefined. */
  readonly lastStage: MappedStage | undefined;
  readonly created: number | null;
  /** Its Closed cell, or its close date where that is the actual one. */
  readonly closed: number | null;
  readonly expectedClose: number | null;
  readonly stageSince: number | null;
  readonly updated: number | null;
  readonly converted: number | null;
  readonly entries: readonly StageEntry[];
  readonly owner: string;
  readonly amount: number | null;
  readonly currency: string;
  /** What a sign beside the amount says, where there is no currency column. */
  readonly amountSign: string;
  readonly probability: number | null;
  readonly forecastCategory: string;
  readonly lossReason: string;
  /** Opportunity ID of a lead. */
  readonly linkedId: string;
  readonly deleted: boolean;
}

/** The table's records and what could not be read in them. */
export interface ReadRecords {
  readonly records: readonly AdoptedRecord[];
  readonly problems: RowProblems;
  /** The role whose dates stand in for Created, as its column's header; `""` where there is a Created column or nothing stands in. */
  readonly standIn: string;
}

/** Reads every data row of the table as the decisions say. */
export function* readRecords(survey: Survey, decisions: AdoptionDecisions): Steps<ReadRecords> {
  const reader = new RowReader(survey, decisions);
  const records = yield* mapInSteps(survey.rows, rowsPerStep, (row) => reader.read(row));
  return { records, problems: reader.problems, standIn: reader.standIn };
}

/** Whether a type is an outcome or comes after winning. */
export function isClosedType(type: StageType): boolean {
  return type !== "lead" && type !== "open";
}

/** The first stage at which records of the table begin in a funnel. */
export function firstStage(funnel: MappedFunnel, table: AdoptionDecisions["table"]): MappedStage {
  const type: StageType = table === "Leads" ? "lead" : "open";
  const stage = funnel.stages.find((candidate) => candidate.type === type) ?? funnel.stages[0];
  if (stage === undefined) throw new Error(`funnel ${funnel.name} has no stages`);
  return stage;
}

class RowReader {
  readonly problems = new RowProblems();
  readonly standIn: string;
  private readonly columns = new Map<ColumnRole, number>();
  private readonly headers = new Map<number, string>();
  private readonly entered: { column: number; stage: string; funnel: string }[] = [];
  private readonly funnels = new Map<string, MappedFunnel>();
  private readonly stages = new Map<MappedFunnel, Map<string, MappedStage>>();
  private readonly keyOf = remembered(nameKey);
  private readonly outcomeWord = remembered(outcomeWord);

  constructor(
    private readonly survey: Survey,
    private readonly decisions: AdoptionDecisions,
  ) {
    for (const { index, header } of survey.columns) {
      this.headers.set(index, header);
      const role = decisions.roles[index] ?? "";
      const entered = readEnteredRole(role);
      if (entered) this.entered.push({ column: index, ...entered });
      else if (role !== "" && !this.columns.has(role)) this.columns.set(role, index);
    }
    for (const funnel of decisions.stages.funnels) {
      for (const text of [funnel.name, ...funnel.found]) {
        if (!this.funnels.has(nameKey(text))) this.funnels.set(nameKey(text), funnel);
      }
      const known = new Map<string, MappedStage>();
      for (const stage of funnel.stages) for (const text of stage.found) known.set(nameKey(text), stage);
      for (const stage of funnel.stages)
        if (!known.has(nameKey(stage.name))) known.set(nameKey(stage.name), stage);
      this.stages.set(funnel, known);
    }
    const standsIn = !this.columns.has("created") && this.entered.length > 0;
    this.standIn = standsIn
      ? this.entered
          .map(({ column }) => this.headers.get(column) ?? "")
          .slice(0, 3)
          .join(", ")
      : "";
  }

  read(row: number): AdoptedRecord {
    const sheetRow = sheetRowOf(this.survey, row);
    const funnel = this.funnelOf(row, sheetRow);
    const inCell = this.stageOf(row, sheetRow, funnel);
    const { stage, lastStage } = this.outcomeOf(row, sheetRow, funnel, inCell);
    const entries = this.entriesOf(row, funnel);
    const closeOrExpected = this.date(row, "closeOrExpected");
    const isClosed = isClosedType(stage.type);
    const amount = this.amount(row);
    const earliest = entries.length === 0 ? null : Math.min(...entries.map(({ at }) => at));
    return {
      row,
      sheetRow,
      id: this.text(row, idRoleOf(recordTypeIn(this.decisions.table))),
      funnel,
      stage,
      lastStage,
      created: this.columns.has("created") ? this.date(row, "created") : earliest,
      closed: this.date(row, "closed") ?? (isClosed ? closeOrExpected : null),
      expectedClose: this.date(row, "expectedClose") ?? closeOrExpected,
      stageSince: this.date(row, "stageSince"),
      updated: this.date(row, "updated"),
      converted: this.date(row, "converted"),
      entries,
      owner: this.text(row, "owner"),
      amount: amount?.value ?? null,
      currency: this.text(row, "currency"),
      amountSign: amount?.currency ?? "",
      probability: this.probability(row),
      forecastCategory: readForecastCategory(this.text(row, "forecastCategory")),
      lossReason: this.text(row, "lossReason"),
      linkedId: this.decisions.table === "Leads" ? this.text(row, "opportunityId") : "",
      deleted: readOption(yesNo, cellText(this.cell(row, "deleted"))) === "yes",
    };
  }

  private cell(row: number, role: ColumnRole): CellValue | undefined {
    return cellAt(this.survey, row, this.columns.get(role));
  }

  private text(row: number, role: ColumnRole): string {
    return keptText(this.cell(row, role));
  }

  private date(row: number, role: ColumnRole): number | null {
    const column = this.columns.get(role);
    return column === undefined ? null : this.dateAt(row, column);
  }

  private dateAt(row: number, column: number): number | null {
    const cell = cellAt(this.survey, row, column);
    if (cell === undefined || cell === "") return null;
    const read = this.survey.readDate(cell);
    const order = this.decisions.dateOrders[column];
    const serial = serialIn(read, order);
    // A date that only waits for the order of day and month is not unreadable: the column is asked about as a whole.
    const isAsked = read?.kind === "dayMonth" && order === undefined;
    if (serial === undefined && !isAsked && cellText(cell) !== "") {
      this.problems.note(
        "adoptDateUnreadable",
        sheetRowOf(this.survey, row),
        cellText(cell),
        this.about(column),
      );
    }
    return serial ?? null;
  }

  private amount(row: number) {
    const column = this.columns.get("amount");
    const cell = cellAt(this.survey, row, column);
    if (column === undefined || cellText(cell) === "") return undefined;
    const read = readAmount(cell);
    if (read === undefined)
      this.problems.note(
        "adoptNumberUnreadable",
        sheetRowOf(this.survey, row),
        cellText(cell),
        this.about(column),
      );
    return read;
  }

  private probability(row: number): number | null {
    const column = this.columns.get("probability");
    const cell = cellAt(this.survey, row, column);
    if (column === undefined || cell === undefined || cellText(cell) === "") return null;
    const read = readProbability(cell);
    if (read === undefined)
      this.problems.note(
        "adoptNumberUnreadable",
        sheetRowOf(this.survey, row),
        cellText(cell),
        this.about(column),
      );
    return read ?? null;
  }

  private about(column: number) {
    return { column, header: this.headers.get(column) ?? "" };
  }

  private funnelOf(row: number, sheetRow: number): MappedFunnel {
    const first = this.decisions.stages.funnels[0];
    if (first === undefined) throw new Error("no funnel decided");
    const text = cellText(this.cell(row, "funnel"));
    if (text === "") return first;
    const funnel = this.funnels.get(this.keyOf(text));
    if (funnel === undefined)
      this.problems.note("adoptFunnelUnknown", sheetRow, text, { blocking: true, offer: "mapStages" });
    return funnel ?? first;
  }

  private stageOf(row: number, sheetRow: number, funnel: MappedFunnel): MappedStage | undefined {
    const text = cellText(this.cell(row, "stage"));
    if (text === "") {
      if (this.columns.has("stage")) this.problems.note("adoptStageBlank", sheetRow);
      return undefined;
    }
    const stage = this.stages.get(funnel)?.get(this.keyOf(text));
    if (stage === undefined)
      this.problems.note("adoptStageUnknown", sheetRow, text, { blocking: true, offer: "mapStages" });
    return stage;
  }

  private outcomeOf(row: number, sheetRow: number, funnel: MappedFunnel, inCell: MappedStage | undefined) {
    const outcome = this.outcomeWordOf(row);
    const open = inCell ?? firstStage(funnel, this.decisions.table);
    if (outcome === undefined) return { stage: open, lastStage: undefined };
    const says = isClosedType(open.type);
    if (outcome === "open") {
      if (says) this.problems.note("adoptOutcomeContradicts", sheetRow, open.name);
      return { stage: open, lastStage: undefined };
    }
    const fits =
      outcome === "won"
        ? open.type === "won" || open.type === "aftersales"
        : open.type === "lost" || open.type === "invalid";
    if (fits) return { stage: open, lastStage: undefined };
    if (says) this.problems.note("adoptOutcomeContradicts", sheetRow, open.name);
    const closed =
      funnel.stages.find(({ type }) => type === outcome) ?? funnel.stages.find(({ type }) => type === "lost");
    return { stage: closed ?? open, lastStage: says ? undefined : inCell };
  }

  private outcomeWordOf(row: number): "open" | "won" | "lost" | "invalid" | undefined {
    const word = this.outcomeWord(cellText(this.cell(row, "outcome")));
    if (word !== undefined) return word;
    const isWon = readOption(yesNo, cellText(this.cell(row, "isWon")));
    if (isWon === "yes") return "won";
    const isClosed = readOption(yesNo, cellText(this.cell(row, "isClosed")));
    if (isClosed === "yes") return isWon === "no" ? "lost" : undefined;
    return isClosed === "no" ? "open" : undefined;
  }

  private entriesOf(row: number, funnel: MappedFunnel): StageEntry[] {
    const entries: StageEntry[] = [];
    for (const { column, stage: name, funnel: funnelName } of this.entered) {
      if (funnelName !== "" && this.funnels.get(this.keyOf(funnelName)) !== funnel) continue;
      const stage = this.stages.get(funnel)?.get(this.keyOf(name));
      const at = this.dateAt(row, column);
      if (stage !== undefined && at !== null) entries.push({ stage, at });
    }
    return entries;
  }
}

/** The serial of a date cell in the order decided for its column; undefined where it is none. */
export function dateIn(cell: CellValue, survey: Survey, order: DateOrder | undefined): number | undefined {
  return serialIn(survey.readDate(cell), order);
}

/** The date columns whose day and month nobody has put in order yet. */
export function undecidedDates(
  survey: Survey,
  decisions: AdoptionDecisions,
): readonly Survey["columns"][number][] {
  return survey.columns.filter(({ index, date }) => {
    if (!isDateRole(decisions.roles[index] ?? "")) return false;
    return (date.order === "ask" || date.order === "mixed") && decisions.dateOrders[index] === undefined;
  });
}
