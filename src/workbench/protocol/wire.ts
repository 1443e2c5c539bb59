/** How an object is reached (ObjectPathType): 1 workbook, 2 service, 3 method, 4 property, 5 indexer, 6 reference, 7 null. */
export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** Arguments; an entry that is an object is its path's id, flagged at the same place of `ReferencedObjectPathIds`. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

/** What a query asks for; names as the add-in wrote them. */
export interface QueryInfo {
  readonly Select?: readonly string[] | null;
  readonly Expand?: readonly string[] | null;
  readonly Top?: number | null;
  readonly Skip?: number | null;
}

/**
 * One step of a batch (ActionType): 1 instantiate, 2 query, 3 method, 4 set property, 5 trace, 6 recursive query, 7 JSON query, 8 ensure
 * unchanged, 9 update.
 */
export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly ObjectPathId: number;
  readonly Name?: string;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

/** The body of a ProcessQuery request. */
export interface BatchRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** What went wrong, and at which action. */
export interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

/** The body of the answer. */
export interface BatchResponse {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: BatchError;
}

/** An event's or call's message to the client: category, type, target, JSON text, id, remote. */
export type MessageEntry = readonly [number, number, string, string, number, boolean];

/** Numbers that stand for errors outside a batch. */
export const transportError = {
  cellEditMode: 5004,
  session: 5012,
  modalDialog: 5016,
  busy: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  noPermission: 7000,
  internal: 5001,
} as const;

/** `rowIndex` on the wire is `RowIndex`; names with an underscore stay. */
export function wireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `RowIndex` as an add-in writes it. */
export function scriptName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
