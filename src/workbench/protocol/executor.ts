import { WorkbookFault } from "../model/workbook";
import { Arguments } from "./arguments";
import { Batch } from "./batch";
import { HostObject } from "./hostObject";
import type { Member } from "./hostObject";
import type { ExcelHost } from "./host";
import { queryObject } from "./query";
import { describePath } from "./describePath";
import type { Action, ArgumentInfo, BatchRequest, BatchResponse, ObjectPath } from "./wire";
import { scriptName } from "./wire";

/** A request that is never answered. */
export const neverAnswered = Symbol("never answered");

const readingMethod =
  /^(?:Get|_Get|_Keep|_Remove|_Validate|_Register|_Unregister|Select$|Activate$|Calculate$|Suspend|_Set)/;

let requestNumber = 0;

/** Carries out one batch: objects by path, actions in order, the first failure stops it and what was done stays done. */
export class Executor {
  private readonly batch: Batch;
  private readonly objects = new Map<number, HostObject | null>();
  private readonly undoKey = `request ${++requestNumber}`;
  private readonly response: BatchResponse = { Results: [], TraceIds: [] };

  constructor(
    private readonly host: ExcelHost,
    private readonly request: BatchRequest,
    /** Whether faults count this request. */
    private readonly counted: boolean,
  ) {
    this.batch = new Batch(host);
  }

  async run(): Promise<BatchResponse | typeof neverAnswered> {
    this.host.workbook.calculationDeferred = true;
    try {
      return await this.carryOut();
    } finally {
      this.host.workbook.calculationDeferred = false;
      this.batch.settle();
      this.batch.end();
    }
  }

  private async carryOut(): Promise<BatchResponse | typeof neverAnswered> {
    const { Actions } = this.request;
    for (let index = 0; index < Actions.length; index++) {
      const action = Actions[index];
      if (!action) continue;
      const verdict = this.counted
        ? this.host.faults.onAction(
            kindOf(action),
            () => describePath(this.request, action),
            this.writes(action),
          )
        : null;
      if (verdict?.when === "before") return this.strike(verdict, action, index);
      const waiting = this.host.workbook.calculator.busy ? this.host.calculated() : undefined;
      if (waiting) await waiting;
      if (!this.perform(action, index)) break;
      if (verdict) return this.strike(verdict, action, index);
    }
    return this.response;
  }

  private strike(
    verdict: { how: "fail" | "hang"; code: string },
    action: Action,
    index: number,
  ): BatchResponse | typeof neverAnswered {
    if (verdict.how === "hang") return neverAnswered;
    this.fail(new WorkbookFault(verdict.code, "A fault was asked for here."), action, index);
    return this.response;
  }

  private perform(action: Action, index: number): boolean {
    try {
      if (action.ActionType === 2 || action.ActionType === 3) this.batch.settle();
      this.host.workbook.group("addin", () => this.act(action), this.undoKey);
      return true;
    } catch (error) {
      this.fail(error, action, index);
      return false;
    }
  }

  private fail(error: unknown, action: Action, index: number): void {
    if (!(error instanceof WorkbookFault)) this.host.onBug?.(error);
    const fault =
      error instanceof WorkbookFault
        ? error
        : new WorkbookFault("GeneralException", `There was an internal error: ${String(error)}`);
    this.response.Error = {
      Code: fault.code,
      Message: fault.message,
      Location: this.location(action),
      ActionIndex: index,
      HttpStatusCode: statusOf(fault.code),
    };
  }

  private location(action: Action): string {
    const path = this.request.ObjectPaths[action.ObjectPathId];
    const parent = path?.ParentObjectPathId === undefined ? null : this.objects.get(path.ParentObjectPathId);
    const own = this.objects.get(action.ObjectPathId);
    if (action.Name && own) return `${own.type.name}.${scriptName(action.Name)}`;
    return parent && path
      ? `${parent.type.name}.${scriptName(path.Name || "GetItem")}`
      : scriptName(path?.Name ?? "");
  }

  private act(action: Action): void {
    switch (action.ActionType) {
      case 1: {
        const object = this.resolve(action.ObjectPathId);
        this.answer(action, object ? object.identity() : null);
        return;
      }
      case 2:
      case 6:
        this.query(action);
        return;
      case 3:
        this.answer(action, this.invoke(action));
        return;
      case 4:
        this.assign(action);
        return;
      case 5:
        this.response.TraceIds.push(action.Id);
        this.answer(action, null);
        return;
      case 8:
        this.answer(action, null);
        return;
      default:
        throw new WorkbookFault(
          "ApiNotFound",
          `The workbench doesn't do actions of type ${action.ActionType}.`,
        );
    }
  }

  private answer(action: Action, value: unknown): void {
    this.response.Results.push({ ActionId: action.Id, Value: value });
  }

  private query(action: Action): void {
    const object = this.resolve(action.ObjectPathId);
    if (!object) {
      this.answer(action, null);
      return;
    }
    object.assertAlive();
    this.answer(action, queryObject(object, action.QueryInfo ?? {}, this.host.apiVersion));
  }

  /** Methods of null objects do nothing. */
  private invoke(action: Action): unknown {
    const object = this.resolve(action.ObjectPathId);
    if (!object) return null;
    const result = this.call(object, action.Name ?? "", this.argumentsOf(action.ArgumentInfo));
    return result instanceof HostObject ? result.identity() : (result ?? null);
  }

  private assign(action: Action): void {
    const object = this.resolve(action.ObjectPathId);
    if (!object) return;
    object.assertAlive();
    const name = action.Name ?? "";
    const member = this.host.member(object, name);
    if (!member.set)
      throw new WorkbookFault(
        "ApiNotFound",
        `The workbench can't set ${object.type.name}.${scriptName(name)}.`,
      );
    const args = this.argumentsOf(action.ArgumentInfo);
    member.set(object, args.raw(0), args);
  }

  private call(object: HostObject, name: string, args: Arguments): unknown {
    object.assertAlive();
    const member: Member<HostObject> = this.host.member(object, name);
    if (!member.call) return this.batch.lacking(object.type.name, `${scriptName(name)}()`);
    return member.call(object, args);
  }

  private resolve(id: number): HostObject | null {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[id];
    if (!path) throw new WorkbookFault("InvalidObjectPath", `No object path ${id}.`);
    const object = this.follow(path);
    this.objects.set(id, object);
    return object;
  }

  private follow(path: ObjectPath): HostObject | null {
    if (path.ObjectPathType === 1) return this.host.root(this.batch);
    if (path.ObjectPathType === 2) return this.host.service(this.batch, path.Name);
    if (path.ObjectPathType === 6) return this.host.reference(this.batch, path.Name);
    if (path.ObjectPathType === 7 || path.ParentObjectPathId === undefined) return null;
    const parent = this.resolve(path.ParentObjectPathId);
    if (!parent) return null;
    parent.assertAlive();
    const args = this.argumentsOf(path.ArgumentInfo);
    if (path.ObjectPathType === 5) return parent.item(args);
    if (path.ObjectPathType === 4) {
      const member: Member<HostObject> = this.host.member(parent, path.Name);
      return member.object
        ? member.object(parent)
        : this.batch.lacking(parent.type.name, scriptName(path.Name));
    }
    const result = this.call(parent, path.Name, args);
    return result instanceof HostObject ? result : null;
  }

  private argumentsOf(info: ArgumentInfo | undefined): Arguments {
    const list = info?.Arguments ?? [];
    const flags = info?.ReferencedObjectPathIds ?? [];
    return new Arguments(list.map((value, index) => this.argument(value, flags[index])));
  }

  private argument(value: unknown, flag: unknown): unknown {
    if (typeof flag === "number" && flag !== 0) return this.resolve(flag);
    if (Array.isArray(value))
      return Array.isArray(flag)
        ? value.map((item: unknown, index) => this.argument(item, flag[index]))
        : value;
    if (typeof value === "object" && value !== null) {
      const entries: [string, unknown][] = Object.entries(value);
      const pathId = entries.length === 1 && entries[0]?.[0] === "_ObjectPathId" ? entries[0][1] : undefined;
      if (typeof pathId === "number") return this.resolve(pathId);
      return Object.fromEntries(entries.map(([key, item]) => [key, this.argument(item, 0)]));
    }
    return value;
  }

  /** Whether an action changes the workbook. */
  private writes(action: Action): boolean {
    if (action.ActionType === 4) return true;
    if (action.ActionType === 3) return !readingMethod.test(action.Name ?? "");
    if (action.ActionType !== 1 || this.objects.has(action.ObjectPathId)) return false;
    const path = this.request.ObjectPaths[action.ObjectPathId];
    return path?.ObjectPathType === 3 && !readingMethod.test(path.Name);
  }
}

function kindOf(action: Action): "object" | "query" | "method" | "set" | "trace" | "other" {
  return (["other", "object", "query", "method", "set", "trace"] as const)[action.ActionType] ?? "other";
}

function statusOf(code: string): number {
  if (code === "ItemNotFound") return 404;
  if (code === "AccessDenied") return 403;
  if (code === "ItemAlreadyExists") return 409;
  if (code === "GeneralException") return 500;
  return 400;
}
