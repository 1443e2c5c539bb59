import { WorkbookFault } from "../model/workbook";
import type { HostObject, Member } from "./hostObject";
import type { QueryInfo } from "./wire";
import { scriptName, wireName } from "./wire";

/** What to read, by wire name; below a name, what to read of it. `*` is everything. */
interface Selection {
  readonly names: Map<string, Selection>;
}

/** Reads what a query selects from an object or a collection. */
export function queryObject(object: HostObject, query: QueryInfo, apiVersion: number): unknown {
  const selection = readSelection(query);
  const items = object.items();
  if (items === undefined) return readObject(object, selection, apiVersion);
  const skip = query.Skip ?? 0;
  const shown = items.slice(skip, query.Top ? skip + query.Top : undefined);
  const value: Record<string, unknown> = {
    _Items: shown.map((item, index) => readItem(item, selection, apiVersion, skip + index)),
  };
  for (const [name, member] of Object.entries(membersOf(object)))
    if (member.get && (selection.names.has(name) || selection.names.has("*")))
      value[name] = member.get(object);
  return value;
}

function readItem(item: HostObject, selection: Selection, apiVersion: number, index: number): unknown {
  const value = readObject(item, selection, apiVersion, true);
  return Object.keys(item.identity()).length === 0 ? { ...value, _Index: index } : value;
}

function membersOf(object: HostObject): Readonly<Record<string, Member<HostObject>>> {
  return object.type.members as Readonly<Record<string, Member<HostObject>>>;
}

const nothing = (): Selection => ({ names: new Map() });
const everything = (): Selection => ({ names: new Map([["*", nothing()]]) });

function readSelection(query: QueryInfo): Selection {
  const selection = nothing();
  const add = (path: string, leaf?: string): void => {
    let at = selection;
    const parts = path.split("/").filter((part) => part !== "" && part !== "items");
    for (const part of leaf ? [...parts, leaf] : parts) {
      const name = part === "$all" || part === "*" ? "*" : part === "$none" ? "" : wireName(part);
      if (name === "") continue;
      let next = at.names.get(name);
      if (!next) at.names.set(name, (next = nothing()));
      at = next;
    }
  };
  for (const path of query.Select ?? []) add(path);
  for (const path of query.Expand ?? []) {
    const under = (query.Select ?? []).some((selected) => selected.startsWith(`${path}/`));
    if (!under) add(path, "*");
  }
  if (selection.names.size === 0 && !(query.Select ?? []).includes("$none")) add("*");
  return selection;
}

function readObject(
  object: HostObject,
  selection: Selection,
  apiVersion: number,
  inCollection = false,
): Record<string, unknown> {
  const members = membersOf(object);
  const value: Record<string, unknown> = { ...object.identity() };
  for (const [name, below] of selection.names) {
    if (name === "*") readAll(object, members, value, apiVersion);
    else readMember(object, name, below, value, apiVersion, inCollection);
  }
  return value;
}

function readAll(
  object: HostObject,
  members: Readonly<Record<string, Member<HostObject>>>,
  value: Record<string, unknown>,
  apiVersion: number,
): void {
  for (const [name, member] of Object.entries(members))
    if (member.get && !member.onDemand && (member.since ?? 0) <= apiVersion) value[name] = member.get(object);
}

function readMember(
  object: HostObject,
  name: string,
  below: Selection,
  value: Record<string, unknown>,
  apiVersion: number,
  inCollection: boolean,
): void {
  const member = membersOf(object)[name];
  const isCollectionsOwn = inCollection && (name === "Count" || name === "Items");
  if (isCollectionsOwn && !member) return;
  if (!member || (!member.get && !member.object))
    throw new WorkbookFault("ApiNotFound", `The workbench has no ${object.type.name}.${scriptName(name)}.`);
  if ((member.since ?? 0) > apiVersion)
    throw new WorkbookFault(
      "ApiNotFound",
      `${object.type.name}.${scriptName(name)} needs ExcelApi 1.${member.since ?? 0}; this host has 1.${apiVersion}.`,
    );
  if (member.get) {
    value[name] = member.get(object);
    return;
  }
  const child = member.object?.(object) ?? null;
  if (!child) value[name] = null;
  else if (child.items() !== undefined)
    value[name] = queryObject(child, { Select: flatten(below) }, apiVersion);
  else value[name] = readObject(child, below.names.size === 0 ? everything() : below, apiVersion);
}

function flatten(selection: Selection, prefix = ""): string[] {
  return [...selection.names].flatMap(([name, below]) =>
    below.names.size === 0 ? [prefix + name] : flatten(below, `${prefix}${name}/`),
  );
}
