import { fullAddress } from "../model/address";
import type {
  CustomFunctionHost,
  FunctionCall,
  FunctionInvocation,
  FunctionResult,
  KnownFunction,
} from "../model/calculator";
import type { CellValue, ErrorCode } from "../model/values";
import { errorFromText } from "../model/values";
import type { WorkbookModel } from "../model/workbook";
import { prepareArguments } from "./functionArguments";
import type { EmptyCellArgument } from "./functionArguments";
import type { FunctionMetadata } from "./functionMetadata";
import type { MessageEntry } from "./wire";

const errorOf: readonly ErrorCode[] = [
  "#VALUE!",
  "#N/A",
  "#VALUE!",
  "#VALUE!",
  "#VALUE!",
  "#DIV/0!",
  "#NUM!",
  "#VALUE!",
  "#NULL!",
  "#NAME?",
  "#NAME?",
];

/** What the functions' side did: for tests that count calls. */
export interface FunctionTally {
  calls: number;
  cancels: number;
  results: number;
}

/** Excel's side of custom functions: calls go to the add-in as messages, its results come back by invocation id. */
export class CustomFunctions implements CustomFunctionHost {
  private readonly known = new Map<string, FunctionMetadata>();
  private readonly running = new Map<
    number,
    { deliver: (result: FunctionResult) => void; streaming: boolean }
  >();
  private isReady = false;
  private lastId = 0;
  private outgoing: MessageEntry[] = [];
  readonly tally: FunctionTally = { calls: 0, cancels: 0, results: 0 };
  emptyCellArgument: EmptyCellArgument = 0;

  constructor(
    private readonly workbook: WorkbookModel,
    private readonly send: (entries: MessageEntry[]) => void,
    private readonly schedule: (work: () => void) => void,
  ) {}

  /** Registers functions under a namespace: `FUNNEL` and a function named `WINRATE` make `FUNNEL.WINRATE`. */
  register(namespace: string, functions: readonly FunctionMetadata[]): void {
    this.learn(namespace, functions);
    this.workbook.calculator.functionsChanged();
  }

  /** The same before formulas are told of this host. */
  learn(namespace: string, functions: readonly FunctionMetadata[]): void {
    for (const item of functions) {
      const name = namespace === "" ? item.name : `${namespace}.${item.name}`;
      this.known.set(name.toUpperCase(), item);
    }
  }

  /** Every registered name as formulas write it. */
  get names(): string[] {
    return [...this.known.keys()];
  }

  find(name: string): KnownFunction | undefined {
    const metadata = this.known.get(name.toUpperCase());
    return (
      metadata && {
        streaming: metadata.options?.stream === true,
        ready: this.isReady,
        volatile: metadata.options?.volatile === true,
        perCell:
          metadata.options?.requiresAddress === true || metadata.options?.requiresParameterAddresses === true,
      }
    );
  }

  /** The add-in has started and associated its functions. */
  ready(): void {
    this.isReady = true;
    this.schedule(() => this.workbook.calculator.functionsChanged());
  }

  /** The add-in has gone: cells keep what they show. */
  stop(): void {
    this.isReady = false;
    this.running.clear();
    this.outgoing = [];
  }

  invoke(call: FunctionCall, deliver: (result: FunctionResult) => void): FunctionInvocation {
    const metadata = this.known.get(call.name.toUpperCase());
    if (!metadata) {
      deliver({ error: "#NAME?" });
      return { cancel: () => undefined };
    }
    const prepared = prepareArguments(metadata, call.args, this.emptyCellArgument);
    if ("error" in prepared) {
      deliver(prepared.error);
      return { cancel: () => undefined };
    }
    const id = ++this.lastId;
    const streaming = metadata.options?.stream === true;
    const cancelable = streaming || metadata.options?.cancelable === true;
    this.running.set(id, { deliver, streaming });
    this.tally.calls++;
    const flags = (cancelable ? 1 : 0) | (streaming ? 2 : 0) | (metadata.allowErrorForDataTypeAny ? 4 : 0);
    const sheet = this.workbook.sheet(call.caller.sheetId)?.name ?? "";
    const address = metadata.options?.requiresAddress ? fullAddress(sheet, call.caller) : null;
    const addresses = metadata.options?.requiresParameterAddresses ? prepared.addresses : null;
    const message = [id, metadata.id.toUpperCase(), prepared.values, address, flags, addresses];
    this.post([1, 1000, "", JSON.stringify(message), id, false]);
    return { cancel: () => this.cancel(id, cancelable) };
  }

  private cancel(id: number, tell: boolean): void {
    if (!this.running.delete(id)) return;
    this.tally.cancels++;
    if (tell) this.post([1, 1001, "", JSON.stringify({ invocationId: id }), id, false]);
  }

  /** Messages of one turn go together, in order. */
  private post(entry: MessageEntry): void {
    this.outgoing.push(entry);
    if (this.outgoing.length > 1) return;
    this.schedule(() => {
      const entries = this.outgoing;
      this.outgoing = [];
      if (entries.length > 0) this.send(entries);
    });
  }

  /** `[id, true, value, timing]` or `[id, false, message, errorCode, timing]`. */
  results(list: readonly unknown[]): void {
    for (const item of list) {
      if (!Array.isArray(item)) continue;
      const [id, succeeded, value, code] = item as [number, boolean, unknown, unknown];
      this.result(id, succeeded ? readResult(value) : failed(value, code));
    }
  }

  /** The older shape: `{id, failed, value, errorCode}`. */
  namedResults(list: readonly unknown[]): void {
    for (const item of list) {
      const { id, failed: hasFailed, value, errorCode } = item as Record<string, unknown>;
      this.result(Number(id), hasFailed ? failed(value, errorCode) : readResult(value));
    }
  }

  private result(id: number, result: FunctionResult): void {
    const call = this.running.get(id);
    if (!call) return;
    this.tally.results++;
    if (!call.streaming) this.running.delete(id);
    call.deliver(result);
  }
}

function failed(message: unknown, code: unknown): CellValue {
  const error = errorOf[typeof code === "number" ? code : 0] ?? "#VALUE!";
  return typeof message === "string" && message !== "" ? { error, message } : { error };
}

function readResult(value: unknown): FunctionResult {
  if (!Array.isArray(value)) return readValue(value);
  const lines = value as unknown[];
  if (lines.length === 0) return { error: "#CALC!" };
  const matrix = lines.map((line) =>
    Array.isArray(line) ? (line as unknown[]).map(readValue) : [readValue(line)],
  );
  return matrix.some((line) => line.length === 0) ? { error: "#CALC!" } : matrix;
}

/** `null` shows as 0. Error values carry their code. */
function readValue(value: unknown): CellValue {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "object") return { error: "#VALUE!" };
  const { type, basicValue, code, message, text, errorType } = value as Record<string, unknown>;
  const shown = [basicValue, code, errorType].map((item) =>
    typeof item === "string" ? errorFromText(item) : undefined,
  );
  const error = shown.find((item) => item !== undefined);
  if (error || type === "Error" || type === "CustomFunctionError")
    return { error: error ?? "#VALUE!", ...(typeof message === "string" && message !== "" && { message }) };
  if (typeof basicValue === "number" || typeof basicValue === "string" || typeof basicValue === "boolean")
    return basicValue;
  return typeof text === "string" ? text : { error: "#VALUE!" };
}
