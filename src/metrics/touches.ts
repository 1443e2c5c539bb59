import type { FunnelIndex } from "./index/funnelIndex";
import { exactRecord } from "./names/findRecord";
import { findStatus } from "./figures/selectByStatus";
import { nameKey } from "../domain/store/name";
import type { Query } from "./query";
import type { DerivedField } from "./names/derivedFields";
import { findField, type Field } from "./names/fields";
import type { RecordType } from "../domain/store/words";

/** What changed: the ids of the records whose log, row or activities did; undefined: anything may have changed. */
export type Change = ReadonlySet<string> | undefined;

/**
 * Whether a change can change the answer of a query. It says yes when unsure: a no is certain. One record's journey or look-up is
 * touched by the record, by those merged into it and, where links matter to it, by any other; a count of leads or deals without filters only by
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
  const record = exactRecord(index.core, written);
  // An id that is not there just so may be one of the new records, or be nearest to one.
  return record === undefined || change.has(index.core.records.id(record));
}

/** Whether a look-up's record changed, or what is looked up hangs on how records are linked. */
function isAbout(index: FunnelIndex, query: Query, change: ReadonlySet<string>): boolean {
  const { core } = index;
  const record = exactRecord(core, query.args[0] ?? "");
  const field = findField(core, query.args[1] ?? "");
  if (record === undefined || !field.ok || change.has(core.records.id(record))) return true;
  return hangsOnLinks(field.value, core.records.typeOf(record));
}

/**
 * Whether a field of a record may change with another record that it is linked to, or is linked to from then on: what its own table
 * lacks, which record that is, and what ends with a lead's conversion.
 */
function hangsOnLinks(field: Field, type: RecordType): boolean {
  switch (field.kind) {
    case "entered":
      return true;
    case "derived":
      return type === "lead" && !ownOfLeads.has(field.field);
    case "column": {
      const key = field.keys[type];
      return key === undefined || linkColumns.has(key);
    }
  }
}

const ownOfLeads: ReadonlySet<DerivedField> = new Set(["team", "currentOwner", "winProbability", "moves"]);
const linkColumns: ReadonlySet<string> = new Set(["leadId", "opportunityId", "converted"]);

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
