import type { CurrencySum } from "../currencySums";
import type { CellBlock, CellValue } from "../cell";
import type { Language, Word } from "../language";
import type { LogEvent } from "../log/event";
import type { RecordTable } from "../planning/plan";
import type { Reason } from "../result";
import type { DateReader } from "./dateText";
import type { ColumnKind, TableName } from "../store/tables";
import type { Setup } from "../store/setup";
import type { StageType } from "../store/words";

/** The order of day and month in dates written with the year last. Dates with the year first and serials need none. */
export type DateOrder = "dmy" | "mdy";

/**
 * What a column of the team's table is for: a role of the store's Leads or Opportunities (see store/tables), `""` for an
 * extra column that stays as it is, or a role that only adoption knows:
 * - `entered:<stage>` or `entered:<stage>@<funnel>`: the date on which the record entered that stage (see entered.ts)
 * - `stageSince`: the date on which it entered its present stage
 * - `closeOrExpected`: the expected close while open, the actual one once closed
 * - `outcome`: won, lost, open beside a stage that stays where it was; `isClosed`, `isWon`: the same as two yes/no columns
 * - `deleted`: yes for a row in the recycle bin
 * - `updated`: the last change, the nearest date where a closed record has no Closed
 * - `stageProbability`: the probability of the row's stage, the same in all its rows; its values go to Stages
 * - `source` in an opportunity table: the source of its lead; its values go to Lists, the column stays an extra one
 */
export type ColumnRole = string;

/** How sure a guess is: `sure` a known header whose content fits; `likely` by header or content alone; `unsure` worth a look. */
export type Confidence = "sure" | "likely" | "unsure";

/** A cell that could not be read, with its row in the sheet (1-based). */
export interface UnreadableCell {
  readonly sheetRow: number;
  readonly text: string;
}

/** How the cells of a column read as dates. */
export interface DateReading {
  /** Cells that are a date: texts in any order, and numbers in the range of dates. */
  readonly count: number;
  /**
   * `none`: no dates; `clear`: every cell reads one way (serials, year first, month by name); `dmy` or `mdy`: decided by evidence;
   * `ask`: every cell reads both ways, the user must say; `mixed`: some cells can only be d/m/y and others only m/d/y, the user must say
   * too.
   */
  readonly order: DateOrder | "none" | "clear" | "ask" | "mixed";
  /** Why that order: the cell that decides, or the column whose dates are written the same way. */
  readonly why: Reason;
  /** The cell that decides, or one that reads both ways; `""` where none. */
  readonly example: string;
  /** The example as a serial read day first and month first; null where it cannot be read so. */
  readonly asDayFirst: number | null;
  readonly asMonthFirst: number | null;
  /** Filled cells that are no date either way: how many, and the first twenty. Only of interest in date columns. */
  readonly unreadableCount: number;
  readonly unreadable: readonly UnreadableCell[];
}

/** A value found in a column and in how many rows, in order of first appearance. */
export interface FoundValue {
  readonly value: string;
  readonly count: number;
}

/** One column of the surveyed table. */
export interface SurveyColumn {
  /** Position in the block, from 0. */
  readonly index: number;
  /** The header as written, trimmed; `""` where the cell is blank. */
  readonly header: string;
  /** The first three different filled cells as text. */
  readonly samples: readonly string[];
  readonly filled: number;
  readonly blank: number;
  /** How many filled cells read as a number (also "12,500.00", "￥3万", "10%"), as yes/no, as text that is neither number nor date. */
  readonly numbers: number;
  readonly logicals: number;
  readonly texts: number;
  /**
   * How many texts with the year last stand among serials whose days are all 12 or less: the sign of a file whose dates were half read
   * under the settings of another country. 0 where there is no such sign.
   */
  readonly halfReadDates: number;
  /** How many different values. */
  readonly distinct: number;
  /** The different values when they are few (at most 60), else empty. */
  readonly values: readonly FoundValue[];
  readonly date: DateReading;
}

/** What stands in a block of cells: where its table begins and ends, and what each column holds. */
export interface Survey {
  readonly block: CellBlock;
  /** Row in the sheet (1-based) of the block's first row. */
  readonly firstSheetRow: number;
  /** Reads the table's date cells. */
  readonly readDate: DateReader;
  /** Index in the block of the header row; -1 where no table was found (then there are no columns). */
  readonly headerRow: number;
  /** Indices in the block of the rows with data: blank rows, title lines above and footer lines below are left out. */
  readonly rows: readonly number[];
  /** Lines above the header and below the data that are not part of the table, as text. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly columns: readonly SurveyColumn[];
}

/** The likely role of one column. */
export interface ColumnGuess {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly confidence: Confidence;
  readonly why: Reason;
}

/** What the whole table seems to be. `columns` has one guess for every surveyed column; no role but `""` occurs twice. */
export interface TableGuess {
  readonly table: RecordTable;
  readonly why: Reason;
  readonly columns: readonly ColumnGuess[];
}

/** A stage of the funnel to be, and the cells that mean it. */
export interface MappedStage {
  /** The name that the funnel will use. */
  readonly name: string;
  readonly type: StageType;
  /** 0 to 1, from the table's probability column; undefined where it says nothing. */
  readonly probability: number | undefined;
  /** The spellings found in cells that mean this stage; empty where it was added. */
  readonly found: readonly string[];
  /** In how many rows. */
  readonly count: number;
  /** The stage is already in the workbook's Stages table under this name: no row is added for it. */
  readonly existing: boolean;
  /** Why this type and place. */
  readonly why: Reason;
}

/** A funnel to be (or an existing one), its stages in order: positions first, then lost and invalid. */
export interface MappedFunnel {
  readonly name: string;
  /** The texts of the funnel column that mean it; empty where the table has no such column. */
  readonly found: readonly string[];
  readonly existing: boolean;
  readonly stages: readonly MappedStage[];
}

/** How stage cells become stages. The first funnel is that of rows with a blank funnel cell. */
export interface StageMapping {
  readonly funnels: readonly MappedFunnel[];
}

/** Everything the user has confirmed or corrected. Plain data: it survives JSON, so that a cut adoption can be finished. */
export interface AdoptionDecisions {
  readonly table: RecordTable;
  /** Name of the Excel table over the team's range, which Fields will point at. */
  readonly sourceTable: string;
  /** Role by column index, `""` for an extra one. A column that is missing here was not there when this was decided. */
  readonly roles: Readonly<Record<number, ColumnRole>>;
  /** Day and month order by column index, for date columns that need one. */
  readonly dateOrders: Readonly<Record<number, DateOrder>>;
  readonly stages: StageMapping;
  /** Add an id column where there is none. */
  readonly addIds: boolean;
  /** `refuse`: duplicate ids stop the adoption; `renumber`: the second and later rows get the id with "-2", "-3" … */
  readonly duplicateIds: "refuse" | "renumber";
}

/** What adoption needs from outside. */
export interface AdoptionContext {
  /** Now, a serial with time in the workbook's zone; every record's Recorded At starts here. */
  readonly now: number;
  readonly by: string;
  readonly language: Language;
  /** The set-up tables as they are; no funnels where the workbook is not a store yet (then the adopted funnel is the first). */
  readonly setup: Setup;
  /** Record ids that the store already has, so that added ones differ. */
  readonly usedIds: ReadonlySet<string>;
  /** The log's rows of a record as they are; events that a cut adoption has already written are not written again. Absent: none. */
  readonly logged?: (recordId: string) => readonly LogEvent[];
}

/** Something the user should know before adopting. */
export interface Problem {
  readonly reason: Reason;
  /** Adoption is refused until it is settled. */
  readonly blocking: boolean;
  /** What the pane can offer to settle it. */
  readonly offer?: "addIds" | "renumberIds" | "dateOrder" | "mapStages";
  /** The column concerned. */
  readonly column?: number;
}

/** What the pane says first of a table that is not yet a store. */
export interface AdoptionSummary {
  readonly table: RecordTable;
  readonly records: number;
  readonly open: number;
  readonly openAmounts: readonly CurrencySum[];
  /** Open with an expected close before today. */
  readonly overdue: number;
  readonly won: number;
  readonly lost: number;
  readonly invalid: number;
  /** Rows in the recycle bin; they count in none of the above. */
  readonly deleted: number;
  /** Without any creation date: their Created will be undated. */
  readonly undated: number;
  readonly problems: readonly Problem[];
  /** What will be done that is not obvious, e.g. which date stands in for Created. */
  readonly notices: readonly Reason[];
}

/** A row to add to a set-up table, by role. */
export interface SetupRow {
  readonly table: TableName;
  readonly values: Readonly<Record<string, CellValue>>;
}

/**
 * New cells of one column of the team's table, for every row from the first to the last data row (blank rows between
 * included), unchanged cells as they were. `kind` decides the number format.
 */
export interface ColumnCells {
  /** Column index in the block; -1 for a column to add at the right of the table. */
  readonly column: number;
  readonly header: string;
  readonly kind: ColumnKind;
  readonly values: readonly CellValue[];
  /** How many cells differ from what is there. */
  readonly changed: number;
}

/** Adoption as data: everything to write, in this order: headers, added columns, set-up rows, log events, cells. */
export interface AdoptionPlan {
  readonly table: RecordTable;
  /** The Excel table's range in the block: header row, last data row. */
  readonly headerRow: number;
  readonly lastRow: number;
  /** The header row as it must be: unique, no blanks; the same as found where that was in order already. */
  readonly headers: readonly string[];
  /** Columns to add at the right: ID, Funnel, Closed where they are needed. */
  readonly newColumns: readonly ColumnCells[];
  /** Columns of the team's table with cells to convert: date texts to serials, amount texts to numbers, stage names. */
  readonly cells: readonly ColumnCells[];
  readonly fields: readonly SetupRow[];
  /** Rows of Stages; those of an existing funnel take their place by Order. */
  readonly stages: readonly SetupRow[];
  readonly people: readonly SetupRow[];
  readonly lists: readonly SetupRow[];
  readonly records: number;
  /** How many events {@link AdoptionPlan.slices} gives in all. */
  readonly eventCount: number;
  /**
   * The seeded events that are not in the log yet, in slices of whole records, made as they are asked for, the same at every call. Each
   * record's chain of Checks is valid by itself.
   */
  slices(recordsPerSlice: number): Generator<readonly LogEvent[], void>;
  /** What could not be read or had to be assumed, with sheet rows. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Reason[];
}

/** A role that a column can be given in the drop-down of the adoption screen. */
export interface RoleChoice {
  readonly role: ColumnRole;
  /** The choice in both languages, e.g. "Close date (expected, then actual)". */
  readonly word: Word;
}

/**
 * What the adoption screen shows, computed anew after every correction. The pane changes `decisions` and hands them back; one
 * guess per column says why, one choice list serves all columns.
 */
export interface AdoptionPreview {
  readonly survey: Survey;
  /** The guesses first made for `decisions.table`: header, confidence and reason of each column. */
  readonly guess: TableGuess;
  readonly choices: readonly RoleChoice[];
  /** What will be done unless corrected: roles, date orders, stages. */
  readonly decisions: AdoptionDecisions;
  readonly summary: AdoptionSummary;
}
