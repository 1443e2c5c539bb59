import type { Language } from "../language";
import type { TargetLevel, TargetMeasure } from "./targetWords";
import type { PersonRole, StageType } from "./words";

/** One stage of a funnel. `order` counts within the funnel; outcomes (lost, invalid) have one too but are not positions. */
export interface Stage {
  readonly funnel: string;
  readonly order: number;
  readonly name: string;
  readonly type: StageType;
  /** 0 to 1; undefined where the cell is blank. */
  readonly probability: number | undefined;
  /** Days after which a record is late here; undefined: the 80th percentile of past visits decides. */
  readonly stallDays: number | undefined;
  /** Roles that must be filled before a record may enter. */
  readonly requiredFields: readonly string[];
  readonly alsoCalled: readonly string[];
  readonly active: boolean;
}

/** A funnel: its name and its stages by order. The first funnel is the one that a blank Funnel cell means. */
export interface Funnel {
  readonly name: string;
  readonly stages: readonly Stage[];
}

/** A person of the team, as People has it. Dates are whole serials, undefined where they are blank. */
export interface Person {
  readonly owner: string;
  readonly team: string;
  readonly manager: string;
  readonly role: PersonRole | undefined;
  readonly joined: number | undefined;
  readonly left: number | undefined;
}

/** A value offered in a list ("Source", "Loss Reason" …). `list` is the canonical English list name where it is a known one. */
export interface ListValue {
  readonly list: string;
  readonly value: string;
  readonly alsoWrittenAs: readonly string[];
  readonly active: boolean;
}

/** Base units for one unit of a currency, from a day on. */
export interface RateRow {
  readonly currency: string;
  readonly fromDate: number;
  readonly rate: number;
}

/** A day that is a holiday, or worked though it would be free. */
export interface CalendarDay {
  readonly date: number;
  readonly kind: "holiday" | "workday";
  readonly name: string;
}

/** The workbook's settings, with defaults where a row is missing. */
export interface Settings {
  readonly locale: Language;
  /** IANA name; blank: the machine's zone. */
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** Month 1–12 in which the fiscal year begins. */
  readonly fiscalYearStart: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  /** Working weekdays, 1 = Monday … 7 = Sunday. */
  readonly workingDays: readonly number[];
  readonly schemaVersion: number;
}

/** One row of Targets. Texts are as written; a blank number is undefined. */
export interface TargetRow {
  /** As written: "2026-Q1", "FY2026" …; never one that moves with the day. `fixedPeriod` says which days it means. */
  readonly period: string;
  readonly level: TargetLevel;
  /** The team or person; "" for the company. */
  readonly for: string;
  /** "": all funnels together. */
  readonly funnel: string;
  readonly measure: TargetMeasure;
  /** Amounts in base currency, times in days, a win rate from 0 to 1. */
  readonly target: number | undefined;
  readonly revised: number | undefined;
  readonly revisedOn: number | undefined;
  readonly reason: string;
}

/** One row of Periods: a closed period. */
export interface ClosedPeriod {
  readonly period: string;
  /** The day whose end it was closed as of. */
  readonly asOf: number;
  readonly by: string;
  /** When it was closed: an instant. */
  readonly at: number;
  readonly logRows: number | undefined;
  readonly logDigest: string;
}

/** Everything the set-up tables say, parsed once. */
export interface Setup {
  readonly funnels: readonly Funnel[];
  readonly people: readonly Person[];
  readonly lists: readonly ListValue[];
  readonly rates: readonly RateRow[];
  readonly calendar: readonly CalendarDay[];
  readonly targets: readonly TargetRow[];
  readonly closedPeriods: readonly ClosedPeriod[];
  readonly settings: Settings;
}
