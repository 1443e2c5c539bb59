import { parseArea, splitAddress } from "../model/address";
import { invalidArgument } from "../model/fault";
import { resolveStructured } from "../model/structured";
import type { Area, SheetArea } from "../model/values";
import type { TrackedArea, WorkbookModel } from "../model/workbook";
import { WorkbookFault } from "../model/workbook";
import { type Batch } from "./batch";
import type { Culture } from "./culture";
import { cultureOf } from "./culture";
import { CustomFunctions } from "./customFunctions";
import { Events } from "./events";
import { Executor, neverAnswered } from "./executor";
import { Faults } from "./faults";
import type { EmptyCellArgument } from "./functionArguments";
import type { FunctionMetadata } from "./functionMetadata";
import type { HostObject, Member } from "./hostObject";
import { RangeObject } from "./objects/range";
import { serviceOf } from "./objects/services";
import { WorkbookObject } from "./objects/workbookObject";
import { OtherAuthor } from "./otherAuthor";
import { Pane } from "./pane";
import { References } from "./references";
import { byteLength } from "./byteLength";
import type { BatchRequest, MessageEntry } from "./wire";
import { scriptName, transportError } from "./wire";

/** How the host presents itself. */
export interface HostOptions {
  readonly workbook: WorkbookModel;
  /** The ExcelApi set announced; 1.15 if not said. Members above it answer ApiNotFound. */
  readonly apiVersion?: string;
  /** The user's language (`Office.context.displayLanguage`); en-US if not said. */
  readonly locale?: string;
  /** The language of regional settings (`contentLanguage`); the display language if not said. */
  readonly contentLocale?: string;
  readonly emptyCellArgument?: EmptyCellArgument;
  /** Bytes that one request or answer may have; 5 MB if not said, null for no limit (desktop). */
  readonly payloadLimit?: number | null;
  readonly namespace?: string;
  readonly functions?: readonly FunctionMetadata[];
  /** Other requirement sets; those of a current desktop Excel if not said. */
  readonly sets?: Readonly<Record<string, string>>;
  /** `documentOpened` (default) or `inserted`. */
  readonly reason?: "documentOpened" | "inserted";
  readonly theme?: Readonly<Record<string, number>>;
  readonly faults?: Faults;
}

/** An answer to Execute: a body, or a number that stands for an error outside the batch. */
export type Answer = { readonly body: string } | { readonly errorCode: number } | typeof neverAnswered;

const waitForCellEdit = 64;
const fiveMegabytes = 5 * 1024 * 1024;

/** Stands for Excel behind the unmodified Office.js: answers its requests from a workbook and tells it of events. */
export class ExcelHost {
  readonly workbook: WorkbookModel;
  readonly apiVersion: number;
  readonly locale: string;
  readonly contentLocale: string;
  readonly culture: Culture;
  readonly references = new References();
  readonly faults: Faults;
  readonly events: Events;
  readonly functions: CustomFunctions;
  readonly pane: Pane;
  readonly otherAuthor: OtherAuthor;
  readonly ribbonUpdates: unknown[] = [];
  readonly options: HostOptions;
  payloadLimit: number | null;
  /** Whether others have the file open. */
  coauthoring = false;
  /** What `Office.addin.setStartupBehavior` asked for. */
  startState = "Inactive";
  /** Told of exceptions that are the host's own mistakes. */
  onBug: ((error: unknown) => void) | undefined;
  private receiver: ((entries: readonly MessageEntry[]) => void) | null = null;
  private waitingEntries: MessageEntry[] = [];
  private selectionReceiver: (() => void) | null = null;
  private actionsReady: (() => void)[] = [];
  private actionsAreReady = false;
  private editing = false;
  private editEnds: (() => void)[] = [];
  private tail: Promise<unknown> = Promise.resolve();
  private readonly eventRanges = new Map<string, TrackedArea>();
  private lastEventRange = 0;
  private lastMessage = 0;
  private closed = false;

  constructor(options: HostOptions) {
    this.options = options;
    this.workbook = options.workbook;
    this.apiVersion = Number((options.apiVersion ?? "1.15").split(".")[1] ?? "15");
    this.locale = options.locale ?? "en-US";
    this.contentLocale = options.contentLocale ?? this.locale;
    this.culture = cultureOf(this.contentLocale);
    this.payloadLimit = options.payloadLimit === undefined ? fiveMegabytes : options.payloadLimit;
    this.faults = options.faults ?? new Faults();
    this.pane = new Pane((visible) =>
      this.send([
        [
          65_536,
          65_539,
          "",
          JSON.stringify({ visibility: visible ? "Visible" : "Hidden" }),
          ++this.lastMessage,
          false,
        ],
      ]),
    );
    this.events = new Events(
      this.workbook,
      (entries) => this.send(entries),
      () => this.schedule(() => this.selectionReceiver?.()),
      (sheetId, area) => this.keepEventRange(sheetId, area),
    );
    this.functions = new CustomFunctions(
      this.workbook,
      (entries) => this.send(entries),
      (work) => this.schedule(work),
    );
    this.functions.emptyCellArgument =
      options.emptyCellArgument === undefined ? 0 : options.emptyCellArgument;
    this.otherAuthor = new OtherAuthor(this.workbook);
    if (options.functions) this.functions.learn(options.namespace ?? "", options.functions);
    this.workbook.calculator.attach(this.workbook, this.functions);
  }

  /** The requirement sets announced, as the client compares them. */
  get requirementSets(): Readonly<Record<string, string>> {
    return {
      ExcelApi: `1.${this.apiVersion}`,
      CustomFunctions: "1.9",
      CustomFunctionsRuntime: "1.3",
      SharedRuntime: "1.2",
      RibbonApi: "1.2",
      KeyboardShortcuts: "1.1",
      DialogApi: "1.2",
      DelayForCellEdit: "1.1",
      Settings: "1.1",
      OpenBrowserWindowApi: "1.1",
      ...this.options.sets,
    };
  }

  // --- requests ------------------------------------------------------------------------------------------------------------

  /** Answers one ProcessQuery request. Requests are answered one after the other, as they came. */
  async process(customData: string, flags: number, body: string): Promise<Answer> {
    const counted = customData === "" || customData === "IterativeExecutor";
    if (this.editing && counted) {
      if ((flags & waitForCellEdit) === 0) return { errorCode: transportError.cellEditMode };
      await new Promise<void>((resolve) => this.editEnds.push(resolve));
    }
    const turn = this.tail.then(() => this.answer(body, counted));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async answer(body: string, counted: boolean): Promise<Answer> {
    if (this.closed) return neverAnswered;
    const size = byteLength(body, this.payloadLimit);
    if (this.payloadLimit !== null && size > this.payloadLimit)
      return { errorCode: transportError.requestTooLarge };
    const request = JSON.parse(body) as BatchRequest;
    const verdict = counted ? this.faults.onSync(size, request.Actions.length) : null;
    if (verdict?.when === "before")
      return verdict.how === "hang" ? this.hang() : { body: failure(verdict.code) };
    const response = await new Executor(this, request, counted).run();
    if (response === neverAnswered || verdict?.how === "hang") return this.hang();
    if (verdict) return { body: failure(verdict.code) };
    const text = JSON.stringify(response);
    const answerSize = byteLength(text, this.payloadLimit);
    if (counted) this.faults.onAnswer(answerSize);
    if (this.payloadLimit !== null && answerSize > this.payloadLimit)
      return { errorCode: transportError.responseTooLarge };
    return { body: text };
  }

  private hang(): typeof neverAnswered {
    this.faults.onHang?.();
    return neverAnswered;
  }

  /** A member of an object, or a failure that names what is lacking. */
  member(object: HostObject, name: string): Member<HostObject> {
    const members = object.type.members as Readonly<Record<string, Member<HostObject>>>;
    const member = members[name];
    if (!member)
      throw new WorkbookFault("ApiNotFound", `The workbench has no ${object.type.name}.${scriptName(name)}.`);
    if ((member.since ?? 0) > this.apiVersion)
      throw new WorkbookFault(
        "ApiNotFound",
        `${object.type.name}.${scriptName(name)} needs ExcelApi 1.${member.since ?? 0}; this host has 1.${this.apiVersion}.`,
      );
    return member;
  }

  root(batch: Batch): HostObject {
    return new WorkbookObject(batch);
  }

  service(batch: Batch, name: string): HostObject {
    const service = serviceOf(batch, name);
    if (!service) throw new WorkbookFault("ApiNotFound", `The workbench has no service ${name}.`);
    return service;
  }

  reference(batch: Batch, id: string): HostObject {
    const tracked = this.references.get(id);
    if (!tracked)
      throw new WorkbookFault("InvalidReference", "This reference isn't valid for the current operation.");
    return new RangeObject(batch, { sheetId: "", row: 0, column: 0, rows: 1, columns: 1 }, { id, tracked });
  }

  /** Reads an address, a name or a structured reference, on a sheet unless it says another. */
  area(address: string, sheetId: string): SheetArea {
    const { sheet, rest } = splitAddress(address);
    const found = sheet === null ? this.workbook.sheet(sheetId) : this.workbook.sheetByName(sheet);
    if (!found) return invalidArgument(`There is no sheet "${sheet ?? ""}".`);
    const area = parseArea(rest);
    if (area) return { sheetId: found.id, ...area };
    const name = this.workbook.nameOf(rest, found.id) ?? this.workbook.nameOf(rest, null);
    if (name) return this.area(name.formula.replace(/^=/, ""), found.id);
    return resolveStructured(this.workbook, rest) ?? invalidArgument(`"${address}" is no range.`);
  }

  async calculated(): Promise<void> {
    await this.workbook.calculate();
  }

  // --- messages to the client ----------------------------------------------------------------------------------------------

  /** Work in a turn of its own, as Excel's messages come. */
  schedule(work: () => void): void {
    setTimeout(() => {
      if (!this.closed) work();
    }, 0);
  }

  /** The transport connects here for messages, and for the selection's own event. */
  connect(receiver: ((entries: readonly MessageEntry[]) => void) | null): void {
    this.receiver = receiver;
    if (!receiver) return;
    const entries = this.waitingEntries;
    this.waitingEntries = [];
    if (entries.length > 0) this.schedule(() => receiver(entries));
  }

  connectSelection(receiver: (() => void) | null): void {
    this.selectionReceiver = receiver;
  }

  private send(entries: readonly MessageEntry[]): void {
    this.schedule(() => {
      if (this.receiver) this.receiver(entries);
      else this.waitingEntries.push(...entries.filter((entry) => entry[0] !== 65_536));
    });
  }

  /** Runs a function that the add-in associated by `Office.actions.associate`, as a ribbon button or shortcut does. */
  async runAction(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<void> {
    if (!this.actionsAreReady) await new Promise<void>((resolve) => this.actionsReady.push(resolve));
    const id = ++this.lastMessage;
    this.send([[2, 1000, "", JSON.stringify([name, JSON.stringify(args)]), id, false]]);
  }

  actionHandlerReady(): void {
    this.actionsAreReady = true;
    for (const resolve of this.actionsReady) resolve();
    this.actionsReady = [];
  }

  private keepEventRange(sheetId: string, area: Area): string {
    const id = `event-${++this.lastEventRange}`;
    this.eventRanges.set(id, this.workbook.track({ sheetId, ...area }));
    const [oldest] = this.eventRanges.keys();
    if (this.eventRanges.size > 500 && oldest !== undefined) {
      this.eventRanges.get(oldest)?.release();
      this.eventRanges.delete(oldest);
    }
    return id;
  }

  eventRange(id: string): TrackedArea | undefined {
    return this.eventRanges.get(id);
  }

  // --- state ----------------------------------------------------------------------------------------------------------------

  /** Whether the user is typing in a cell: requests fail, or wait if the add-in asked for it. */
  get cellEditing(): boolean {
    return this.editing;
  }
  set cellEditing(value: boolean) {
    this.editing = value;
    if (value) return;
    const ends = this.editEnds;
    this.editEnds = [];
    for (const end of ends) end();
  }

  /** Settles once every request so far has been answered and messages have gone out. */
  async idle(): Promise<void> {
    await this.tail;
    await new Promise((resolve) => setTimeout(resolve, 0));
    await this.tail;
  }

  /** Lets go of the workbook: its listeners, kept ranges and running functions. The workbook itself stays. */
  close(): void {
    this.closed = true;
    this.receiver = null;
    this.selectionReceiver = null;
    this.events.dispose();
    this.functions.stop();
    this.workbook.calculator.functionsChanged();
    this.references.clear();
    for (const tracked of this.eventRanges.values()) tracked.release();
    this.eventRanges.clear();
  }
}

function failure(code: string): string {
  return JSON.stringify({
    Results: [],
    TraceIds: [],
    Error: {
      Code: code,
      Message: "A fault was asked for here.",
      Location: "",
      ActionIndex: -1,
      HttpStatusCode: 500,
    },
  });
}
