import { PlainCalculator } from "../model/plainCalculator";
import { PlainWorkbook } from "../model/plainWorkbook";
import { UserEdits } from "../model/userEdits";
import type { WorkbookModel } from "../model/workbook";
import { ExcelHost } from "../protocol/host";
import type { HostOptions } from "../protocol/host";
import { OfficePage } from "./window";
import type { HeadlessWindow } from "./window";

/** How to open; every member has a default. */
export interface OpenOptions extends Partial<HostOptions> {
  /** A workbook to open again, as after a reload. A new plain one if not given. */
  readonly workbook?: WorkbookModel;
  /** Longest wait for `Office.onReady`, in milliseconds. */
  readonly patience?: number;
}

/** Excel without a screen: the genuine Office.js, its host and the workbook behind it. */
export interface HeadlessExcel {
  readonly window: HeadlessWindow;
  readonly host: ExcelHost;
  readonly workbook: WorkbookModel;
  /** What a person at the grid does. */
  readonly user: UserEdits;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
  /** Puts Excel, Office, OfficeExtension and CustomFunctions where add-in modules look for them; gives back how to undo it. */
  installGlobals(): () => void;
  /** Closes the add-in's side; the workbook stays. */
  close(): void;
}

/** A new plain workbook with its own calculator. */
export function newWorkbook(): PlainWorkbook {
  const workbook = new PlainWorkbook();
  workbook.calculator = new PlainCalculator();
  return workbook;
}

/** Starts Office.js against a workbook and waits until it is ready. */
export async function openExcel(options: OpenOptions = {}): Promise<HeadlessExcel> {
  const workbook = options.workbook ?? newWorkbook();
  const host = new ExcelHost({ ...options, workbook });
  const page = new OfficePage(host, "<!doctype html><html><head></head><body></body></html>");
  page.loadOffice();
  await ready(page.window, options.patience ?? 5000);
  return assemble(page, host);
}

/** Waits for `Office.onReady`. */
export async function ready(window: HeadlessWindow, patience: number): Promise<void> {
  const { Office: office } = window as unknown as { Office: typeof Office };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Office.js was not ready after ${patience} ms.`)), patience);
  });
  await Promise.race([Promise.resolve(office.onReady()), late]);
  clearTimeout(timer);
}

const globalNames = ["Excel", "Office", "OfficeExtension", "CustomFunctions"] as const;

/** Puts the parts together. */
export function assemble(page: OfficePage, host: ExcelHost): HeadlessExcel {
  const { window } = page;
  const parts = window as unknown as Pick<HeadlessExcel, (typeof globalNames)[number]>;
  const close = (): void => {
    host.close();
    page.close();
  };
  return {
    window,
    host,
    workbook: host.workbook,
    user: new UserEdits(host.workbook),
    Excel: parts.Excel,
    Office: parts.Office,
    OfficeExtension: parts.OfficeExtension,
    CustomFunctions: parts.CustomFunctions,
    installGlobals: () => installGlobals(parts),
    close,
  };
}

/** What stands behind the globals: nobody may keep a page that is closed, and a test runner keeps every value that a global ever had. */
let installed: GlobalParts | undefined;

type GlobalParts = Readonly<Record<(typeof globalNames)[number], unknown>>;

function installGlobals(parts: GlobalParts): () => void {
  const before = installed;
  installed = parts;
  for (const name of globalNames)
    Object.defineProperty(globalThis, name, { configurable: true, get: () => installed?.[name] });
  return () => {
    installed = before;
  };
}
