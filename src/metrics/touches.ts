import type { FunnelIndex } from "./index/funnelIndex";
import { findRecord } from "./names/findRecord";
import { findStatus } from "./figures/selectByStatus";
import { nameKey } from "../domain/store/name";
import type { Query } from "./query";
import { findField } from "./names/fields";

/** What changed: the ids of the records whose log, row or activities did; undefined: anything may have changed. */
export type Change = ReadonlySet<string> | undefined;

/**
 * Whether a change can change the answer of a query. It says yes when unsure: a no is certain. One record's journey or look-up is
 * touched by the record, by those that it is linked to and by those merged into it; a count of leads or deals without filters only by
 * records of that kind.
 */
export function touches(index: FunnelIndex, query: Query, change: Change): boolean {
  if (change === undefined) return true;
  // A breakdown's fields may be those of a record that its metric doesn't look at: a deal's, by the source of its lead.
  if (query.metric === "BREAKDOWN") return true;
  if (query.explained !== undefined) return touches(index, query.explained, change);
  switch (query.metric) {
    case "JOURNEY":
      return isNamed(index, query.args[0] ?? "", change);
    case "LOOKUPRECORD":
      return dependsOnOthers(index, query.args[1] ?? "") || isAbout(index, query, change);
    case "TARGET":
      // Only another set-up sets another target, and after that every question is asked anew. A field may come with a row.
      return query.filters.some(({ field }) => !findField(index.core, field).ok);
    case "TALLY":
      return query.filters.length > 0 || mayCount(index, query, change);
    default:
      return true;
  }
}

/** Fields whose value depends on the company's other deals. */
function dependsOnOthers(index: FunnelIndex, written: string): boolean {
  const field = findField(index.core, written);
  if (!field.ok || field.value.kind !== "derived") return !field.ok;
  return field.value.field === "stallLevel" || field.value.field === "overNorm";
}

function isNamed(index: FunnelIndex, written: string, change: ReadonlySet<string>): boolean {
  const record = findRecord(index.core, written);
  // An id that is not there may be one of the new records, or be nearest to one.
  return !record.ok || change.has(index.core.records.id(record.value));
}

function isAbout(index: FunnelIndex, query: Query, change: ReadonlySet<string>): boolean {
  const { core } = index;
  const record = findRecord(core, query.args[0] ?? "");
  if (!record.ok) return true;
  const id = core.records.id(record.value);
  if (change.has(id)) return true;
  for (const changed of change) {
    for (const type of ["lead", "opportunity"] as const) {
      const other = core.records.find(type, changed);
      if (other !== undefined && mayBeLinked(index, record.value, other)) return true;
    }
  }
  return false;
}

/** Whether two records may be linked: some row or log row of one names the other, or one was merged. */
function mayBeLinked(index: FunnelIndex, record: number, other: number): boolean {
  const { records, rows, log } = index.core;
  if (records.survivorsOf(record).length > 0 || records.survivorsOf(other).length > 0) return true;
  const names = (from: number, to: number): boolean =>
    records.linkedBy(from) === to || rows.of(from).some((row) => log.target(row) === to);
  return names(record, other) || names(other, record);
}

/** Whether any of the records is of the kind that a status counts: leads, or opportunities. */
function mayCount(index: FunnelIndex, query: Query, change: ReadonlySet<string>): boolean {
  const status = findStatus(nameKey(query.args[0] ?? ""));
  const { records } = index.core;
  // A lead counts as converted by its opportunity too; an opportunity is won and lost by its own log alone.
  const onlyDeals: ReadonlySet<string> = new Set(["new opportunities", "open", "won", "lost", "invalid"]);
  const wanted =
    status === "new leads"
      ? "lead"
      : status !== undefined && onlyDeals.has(status)
        ? "opportunity"
        : undefined;
  if (wanted === undefined) return true;
  for (const id of change) {
    const isKnown = records.find("lead", id) !== undefined || records.find("opportunity", id) !== undefined;
    if (!isKnown || records.find(wanted, id) !== undefined) return true;
  }
  return false;
}
