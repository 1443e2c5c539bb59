import { fail, reason, succeed, type Reason, type Result } from "../domain/result";

/** What a piece of work in Excel is given: the request context and a sync with a deadline. */
export interface Session {
  readonly context: Excel.RequestContext;
  /** `context.sync()` that gives up after the deadline: a sync can hang for ever (OfficeDev/office-js issues 6150, 6678). */
  readonly sync: () => Promise<void>;
}

/** How work on the workbook is run. */
export interface RunOptions {
  /** Waits until the user has left cell-edit mode instead of failing; for what the user asked for. */
  readonly whenEditingEnds?: boolean;
  /** One step for Ctrl+Z where Excel has it (ExcelApi 1.20). */
  readonly oneUndoStep?: boolean;
  /** The work only reads, so it may be tried again after a passing failure. */
  readonly readsOnly?: boolean;
}

/** A sync took longer than the deadline: what it did is unknown until the sheet is read again. */
class DeadlineError extends Error {}

/** An expected failure raised inside a piece of work; it comes back as the Result's reason. */
export class Refusal extends Error {
  constructor(readonly why: Reason) {
    super(why.code);
  }
}

/** How long a sync may take, in milliseconds. */
const deadline = 30_000;

/** What is waited for right now. */
const waiting = new Set<SyncWatch>();

/** Treats every sync under way as if its deadline had come. For tests that make Excel hang. */
export function giveUpWaiting(): void {
  for (const watch of waiting) watch.giveUp();
}

/** Forgets what is waited for: the runtime ends, and nobody takes the answers. */
export function stopWaiting(): void {
  for (const watch of waiting) watch.stop();
}

/** Codes after which a read is worth one more try. */
const passing = new Set([
  "GeneralException",
  "Timeout",
  "ServiceNotAvailable",
  "Conflict",
  "ActivityLimitReached",
]);

const reasonOfCode: Readonly<Record<string, string>> = {
  AccessDenied: "sheetProtected",
  InvalidOperationInCellEditMode: "finishEditing",
  RequestPayloadSizeLimitExceeded: "tooMuchAtOnce",
  ResponsePayloadSizeLimitExceeded: "tooMuchAtOnce",
  ItemNotFound: "itemGone",
  InvalidReference: "itemGone",
  InvalidSelection: "otherWorkbookHasFocus",
  ApiNotFound: "excelTooOld",
};

/**
 * The one place that calls `Excel.run`. Failures of Excel come back as reasons: codes are told apart, never the localised
 * messages. Work that only reads is tried once more after a passing failure; a write never is, since earlier actions of a
 * failed batch stay done (Excel's batches are no transactions): reconcile tells what happened.
 */
export async function run<T>(
  work: (session: Session) => Promise<T>,
  options: RunOptions = {},
): Promise<Result<T>> {
  const first = await attempt(work, options);
  if (first.ok || options.readsOnly !== true || !passing.has(String(first.reason.params.excelCode)))
    return first;
  return attempt(work, options);
}

async function attempt<T>(work: (session: Session) => Promise<T>, options: RunOptions): Promise<Result<T>> {
  const runOptions: Excel.RunOptions & { mergeUndoGroup?: boolean } = {
    delayForCellEdit: options.whenEditingEnds ?? false,
  };
  if (options.oneUndoStep === true && hasUndoGroups()) runOptions.mergeUndoGroup = true;
  const watch = new SyncWatch(options.whenEditingEnds === true);
  try {
    const value = await Promise.race([
      Excel.run(runOptions, async (context) => {
        const result = await work({ context, sync: () => watch.during(context.sync()) });
        watch.start();
        return result;
      }),
      watch.expired,
    ]);
    return succeed(value);
  } catch (error) {
    return toFailure(error);
  } finally {
    watch.stop();
  }
}

/** Rejects when a sync, or the closing of the run, takes longer than the deadline. */
class SyncWatch {
  readonly expired: Promise<never>;
  private expire!: (error: DeadlineError) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param waitsForEditing Time does not count while the user is typing in a cell. */
  constructor(private readonly waitsForEditing: boolean) {
    this.expired = new Promise<never>((_resolve, reject) => {
      this.expire = reject;
    });
    this.expired.catch(() => undefined);
  }

  start(): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.giveUp();
    }, deadline);
    waiting.add(this);
  }

  stop(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = undefined;
    waiting.delete(this);
  }

  giveUp(): void {
    const { timer } = this;
    if (timer !== undefined) this.runOut(timer).catch(() => undefined);
  }

  private async runOut(timer: ReturnType<typeof setTimeout>): Promise<void> {
    const isEditing = this.waitsForEditing && (await isCellEdited());
    if (this.timer !== timer) return;
    if (isEditing) this.start();
    else this.expire(new DeadlineError());
  }

  async during(sync: Promise<unknown>): Promise<void> {
    this.start();
    try {
      await Promise.race([sync, this.expired]);
    } finally {
      this.stop();
    }
  }
}

/** Whether Excel refuses requests because the user is typing in a cell; false where it does not answer at all. */
async function isCellEdited(): Promise<boolean> {
  const asked = Excel.run({ delayForCellEdit: false }, async (context) => {
    context.workbook.load("name");
    await context.sync();
    return false;
  }).catch((error: unknown) => excelCode(error) === "InvalidOperationInCellEditMode");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unanswered = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, 2_000);
  });
  const answer = await Promise.race([asked, unanswered]);
  clearTimeout(timer);
  return answer;
}

function hasUndoGroups(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.20");
}

function toFailure(error: unknown): Result<never> {
  if (error instanceof Refusal) return { ok: false, reason: error.why };
  if (error instanceof DeadlineError) {
    return fail("excelDidNotAnswer", { seconds: deadline / 1000 });
  }
  const code = excelCode(error);
  if (code === undefined) throw error;
  const known = reasonOfCode[code];
  return { ok: false, reason: reason(known ?? "excelRefused", { excelCode: code }) };
}

/** The code of an OfficeExtension.Error; undefined for anything else, which is a bug. */
function excelCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  const { code } = error;
  return typeof code === "string" ? code : undefined;
}
