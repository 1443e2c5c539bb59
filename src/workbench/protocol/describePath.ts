import type { Action, BatchRequest, ObjectPath } from "./wire";
import { scriptName } from "./wire";

/** An action in the add-in's words, for logs and failure reports. */
export function describePath(request: BatchRequest, action: Action): string {
  const path = request.ObjectPaths[action.ObjectPathId];
  const object = path ? describe(request, path) : "";
  if (action.ActionType === 3)
    return `${object}.${scriptName(action.Name ?? "")}(${argumentsText(action.ArgumentInfo?.Arguments)})`;
  if (action.ActionType === 4)
    return `${object}.${scriptName(action.Name ?? "")} = ${argumentsText(action.ArgumentInfo?.Arguments)}`;
  if (action.ActionType === 2) return `${object}.load(${(action.QueryInfo?.Select ?? []).join(", ")})`;
  return object;
}

function describe(request: BatchRequest, path: ObjectPath): string {
  const parent =
    path.ParentObjectPathId === undefined ? undefined : request.ObjectPaths[path.ParentObjectPathId];
  const before = parent ? describe(request, parent) : "";
  switch (path.ObjectPathType) {
    case 1:
      return "workbook";
    case 2:
      return path.Name;
    case 3:
      return `${before}.${scriptName(path.Name)}(${argumentsText(path.ArgumentInfo?.Arguments)})`;
    case 4:
      return `${before}.${scriptName(path.Name)}`;
    case 5:
      return `${before}.getItem(${argumentsText(path.ArgumentInfo?.Arguments)})`;
    default:
      return path.Name;
  }
}

function argumentsText(list: readonly unknown[] | null | undefined): string {
  const first = list?.[0];
  if (Array.isArray(first)) return `[${first.length}]`;
  const text = (list ?? [])
    .map((item) => (Array.isArray(item) ? `[${item.length}]` : JSON.stringify(item)))
    .join(", ");
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
