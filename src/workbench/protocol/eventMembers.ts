import type { HostObject, Member } from "./hostObject";

type Members<T> = Record<string, Member<T>>;

function pair<T extends HostObject>(
  name: string,
  type: number,
  target: (self: T) => string,
  since: number,
  suffix = "Event",
): Members<T> {
  const full = suffix === "" ? `Event${name}` : `${name}${suffix}`;
  return {
    [`_Register${full}`]: { since, call: (self) => self.batch.host.events.register(type, target(self)) },
    [`_Unregister${full}`]: { since, call: (self) => self.batch.host.events.unregister(type, target(self)) },
  };
}

function sheetEvents<T extends HostObject>(target: (self: T) => string): Members<T> {
  return {
    ...pair("DataChanged", 10, target, 7),
    ...pair("Activated", 11, target, 7),
    ...pair("Deactivated", 12, target, 7),
    ...pair("SelectionChanged", 14, target, 7),
    ...pair("Calculated", 16, target, 8),
    ...pair("FormatChanged", 18, target, 9),
    ...pair("RowSorted", 19, target, 10),
    ...pair("ColumnSorted", 20, target, 10),
    ...pair("SingleClicked", 21, target, 10),
    ...pair("RowHiddenChanged", 22, target, 11),
    ...pair("FormulaChanged", 23, target, 13),
    ...pair("ProtectionChanged", 24, target, 14),
    ...pair("NameChanged", 25, target, 7, ""),
    ...pair("VisibilityChanged", 26, target, 7, ""),
  };
}

/** Registration members of a worksheet. */
export function sheetEventMembers<T extends HostObject>(target: (self: T) => string): Members<T> {
  return sheetEvents(target);
}

/** Registration members of `workbook.worksheets`. */
export function sheetCollectionEventMembers<T extends HostObject>(): Members<T> {
  const target = (): string => "Workbook";
  return {
    ...sheetEvents<T>(target),
    ...pair<T>("Added", 13, target, 7),
    ...pair<T>("Deleted", 15, target, 7),
    ...pair<T>("Moved", 27, target, 7, ""),
  };
}

/** Registration members of a table. */
export function tableEventMembers<T extends HostObject>(target: (self: T) => string): Members<T> {
  return { ...pair("DataChanged", 101, target, 7), ...pair("SelectionChanged", 100, target, 7) };
}

/** Registration members of a table collection. */
export function tableCollectionEventMembers<T extends HostObject>(target: (self: T) => string): Members<T> {
  return {
    ...pair("DataChanged", 101, target, 7),
    ...pair("Added", 102, target, 9),
    ...pair("Deleted", 103, target, 9),
  };
}
