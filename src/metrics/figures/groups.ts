import type { CellValue } from "../../domain/cell";
import type { Criterion } from "../../domain/criteria/criterion";
import { writtenLogical } from "../../domain/criteria/parseCriterion";
import { compareText } from "../../domain/criteria/textOrder";
import { calendarPart } from "../../domain/dates/calendarUnit";
import type { AnswerCell } from "../answer";
import { canonicalValue } from "../filters/canonicalValue";
import { fieldCoder, type FieldCoder } from "../filters/fieldCodes";
import { fieldReader } from "../filters/readField";
import type { View } from "../index/view";
import { isColumn, type Field } from "../names/fields";
import type { Grouping } from "../names/groupings";
import type { DayRange, Filter, Query } from "../query";

/** Records with the same value of a field (or a date in the same month, quarter or year), and how a query asks for just them. */
export interface Group {
  /** Tells groups apart. */
  readonly key: string;
  readonly label: AnswerCell;
  /** By value: numbers and dates before texts, blank last. */
  readonly order: number | string | undefined;
  /** What a query adds. */
  readonly filters: readonly Filter[];
  /** Instead of the query's own period; it lies within that. */
  readonly period?: DayRange;
}

/** A query of one group alone. */
export function restrictedTo(query: Query, groups: readonly Group[]): Query {
  return {
    ...query,
    filters: [...query.filters, ...groups.flatMap(({ filters }) => filters)],
    period: groups.find(({ period }) => period !== undefined)?.period ?? query.period,
  };
}

const blankKey = "";

/** Groups by order: numbers and dates, then texts as they are sorted everywhere, blank last. */
export function inOrder(groups: Iterable<Group>): Group[] {
  return [...groups].sort((a, b) => {
    if (a.order === b.order) return compareText(a.key, b.key);
    if (a.order === undefined) return 1;
    if (b.order === undefined) return -1;
    if (typeof a.order === "number") return typeof b.order === "number" ? a.order - b.order : -1;
    return typeof b.order === "number" ? 1 : compareText(a.order, b.order);
  });
}

/** A group of a value of a field, made once for each different value. */
export class FieldGroups {
  private readonly groups = new Map<string, Group>();
  private readonly read: (record: number) => CellValue;
  private readonly codeOf: FieldCoder | undefined;
  private readonly byCode: Group[] = [];
  private readonly nameOf: (value: CellValue) => CellValue;
  private readonly stageOrder: ReadonlyMap<string, number>;

  /** @param grouping Of values or dates; a field is written in filters as it was in the table. */
  constructor(
    view: View,
    private readonly grouping: Grouping & { readonly kind: "values" | "dates" },
  ) {
    const { field } = grouping;
    this.read = fieldReader(view, field);
    this.codeOf = fieldCoder(view, field);
    this.nameOf = canonicalValue(view, field);
    this.stageOrder = isStage(field)
      ? new Map(
          view.core.stages.entries
            .filter(({ stage }) => stage !== undefined)
            .map(({ name, id }) => [name.toLowerCase(), id] as const)
            .reverse(),
        )
      : new Map();
  }

  /** The groups that there are so far. */
  all(): Group[] {
    return inOrder(this.groups.values());
  }

  /** The group of a record. */
  of(record: number): Group {
    const code = this.codeOf?.(record) ?? -1;
    if (code < 0) return this.ofValue(this.read(record));
    return (this.byCode[code] ??= this.ofValue(this.read(record)));
  }

  /** Sorts records out by the keys of their groups. */
  sortOut(records: readonly number[]): ReadonlyMap<string, readonly number[]> {
    const parts = new Map<string, number[]>();
    const byCode: number[][] = [];
    for (const record of records) {
      const code = this.codeOf?.(record) ?? -1;
      let part = byCode[code];
      if (part === undefined) {
        const { key } = this.of(record);
        part = parts.get(key) ?? [];
        parts.set(key, part);
        if (code >= 0) byCode[code] = part;
      }
      part.push(record);
    }
    return parts;
  }

  /** The group of a value that the field has. */
  ofValue(value: CellValue): Group {
    return this.grouping.kind === "dates" ? this.ofDate(value) : this.ofName(this.nameOf(value));
  }

  private ofName(value: CellValue): Group {
    if (value === "") return this.kept(blankKey, () => this.blank());
    const meant = typeof value === "string" ? (writtenLogical(value) ?? value) : value;
    const name = String(meant).toLowerCase();
    const key = `${typeof meant} ${name}`;
    const known = this.groups.get(key);
    // Whatever order the records come in, a group goes by the same one of its spellings.
    const label = known?.label;
    if (known !== undefined && typeof label !== "object" && String(label) <= String(value)) return known;
    const group: Group = {
      key,
      label: value,
      order: typeof meant === "number" ? meant : (this.stageOrder.get(name) ?? name),
      filters: exactly(meant).map((criterion) => this.filter(criterion)),
    };
    this.groups.set(key, group);
    return group;
  }

  private ofDate(value: CellValue): Group {
    if (this.grouping.kind !== "dates" || typeof value !== "number") {
      return this.kept(blankKey, () => this.blank());
    }
    const { name, from, to } = calendarPart(this.grouping.unit, value);
    return this.kept(name, () => ({
      key: name,
      label: name,
      order: from,
      filters: [
        this.filter({ kind: "number", operator: ">=", value: from }),
        this.filter({ kind: "number", operator: "<", value: to + 1 }),
      ],
    }));
  }

  private blank(): Group {
    return {
      key: blankKey,
      label: { term: "wordBlank" },
      order: undefined,
      filters: [this.filter({ kind: "blank", negated: false })],
    };
  }

  private filter(criterion: Criterion): Filter {
    return { field: this.grouping.fieldName, anyOf: [criterion] };
  }

  private kept(key: string, make: () => Group): Group {
    let group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, (group = make()));
    return group;
  }
}

/** Criteria that only this value meets, all of them. An equal number stored as text is another value. */
function exactly(value: CellValue): Criterion[] {
  if (typeof value === "boolean") return [{ kind: "logical", value, negated: false }];
  if (typeof value === "string")
    return [{ kind: "text", pattern: value.replace(/[~*?]/g, "~$&"), negated: false }];
  return [
    { kind: "number", operator: ">=", value },
    { kind: "number", operator: "<=", value },
  ];
}

function isStage(field: Field): boolean {
  return isColumn(field, "stage");
}
