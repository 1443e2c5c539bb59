import { difference } from "./agreement";
import { capSeconds, median, mostRepeats, sample, timed, warm, warmMilliseconds } from "./clock";
import { makeLedger } from "./ledger";
import { bridgeDays, cellLabels } from "./questions";
import type { BenchLedger, Row } from "./rows";
import type { Figures, Loaded, Variant } from "./variant";
import { ask, workloads } from "./workloads";

/** What a workload took a variant: the median of so many samples, in milliseconds. */
export interface Measured {
  readonly milliseconds: number;
  readonly samples: number;
}

/** By workload, then by the name of a variant; a workload that a variant does not have is left out. */
export type Measurements = ReadonlyMap<string, ReadonlyMap<string, Measured>>;

/**
 * Runs the variants over a ledger: once for their answers, which must agree, then in rounds, each of which loads every variant afresh and
 * asks it everything, a different one first each time.
 *
 * @throws Where two answers differ.
 */
export async function measure(
  variants: readonly Variant[],
  ledger: BenchLedger,
  rounds: number,
  tell: (text: string) => void,
): Promise<Measurements> {
  const samples = new Samples();
  const answers = new Map<string, { readonly by: string; readonly figures: Figures }>();
  const slow = new Set<string>();
  for (const variant of variants) {
    tell(`checking ${variant.name}`);
    await warmLoading(variant, ledger);
    await check(variant, ledger, answers, slow, samples);
  }
  tell("all answers agree");
  const kept = await keepSmall(variants);
  for (let round = 0; round < rounds; round++) {
    tell(`round ${round + 1} of ${rounds}`);
    for (let at = 0; at < variants.length; at++) {
      await runRound(variants[(at + round) % variants.length]!, ledger, slow, samples);
    }
  }
  for (const close of kept) close();
  return samples.medians();
}

/**
 * Keeps a small ledger loaded in every variant, as one is in use while another is opened: where nothing of a kind is left, the engine
 * throws away what it has compiled for it.
 *
 * @returns How to let go of each.
 */
async function keepSmall(variants: readonly Variant[]): Promise<(() => void)[]> {
  const small = makeLedger(1000, 2);
  const kept: Loaded[] = [];
  for (const variant of variants) {
    await variant.prepare?.();
    const loaded = await variant.load(small);
    await makeReady(loaded);
    kept.push(loaded);
  }
  return kept.map((loaded) => () => loaded.close?.());
}

async function makeReady(loaded: Loaded): Promise<void> {
  await loaded.ready?.();
  await loaded.takeUpCells?.();
}

class Samples {
  private readonly all = new Map<string, Map<string, number[]>>();

  add(workload: string, variant: string, milliseconds: number): void {
    const ofWorkload = this.all.get(workload) ?? new Map<string, number[]>();
    this.all.set(workload, ofWorkload);
    const list = ofWorkload.get(variant) ?? [];
    ofWorkload.set(variant, list);
    list.push(milliseconds);
  }

  medians(): Measurements {
    return new Map(
      [...this.all].map(([workload, byVariant]) => [
        workload,
        new Map(
          [...byVariant].map(([name, list]) => [name, { milliseconds: median(list), samples: list.length }]),
        ),
      ]),
    );
  }
}

/** Asks a variant everything once, compares with the first that answered, and notes what is too slow to be run again. */
async function check(
  variant: Variant,
  ledger: BenchLedger,
  answers: Map<string, { readonly by: string; readonly figures: Figures }>,
  slow: Set<string>,
  samples: Samples,
): Promise<void> {
  const note = (workload: string, milliseconds: number): void => {
    if (milliseconds < capSeconds * 1000) return;
    slow.add(`${workload} ${variant.name}`);
    samples.add(workload, variant.name, milliseconds);
  };
  const compare = (key: string, labels: readonly string[], figures: Figures): void => {
    const first = answers.get(key);
    // A copy: a variant may answer with what it keeps up to date.
    if (first === undefined) answers.set(key, { by: variant.name, figures: Array.from(figures) });
    else {
      const told = difference(labels, first.figures, figures, { expected: first.by, found: variant.name });
      if (told !== "") throw new Error(`${key}: the answers differ.\n  ${told}`);
    }
  };
  await variant.prepare?.();
  const loading = await timed(() => variant.load(ledger));
  note("load", loading.milliseconds);
  const loaded = loading.value;
  note("ready", (await timed(() => makeReady(loaded))).milliseconds);
  for (const workload of workloads) {
    const answer = await timed(() => ask(workload, loaded, 0));
    if (answer.value === undefined) continue;
    note(workload.key, answer.milliseconds);
    compare(workload.key, workload.labels, answer.value);
    if (answer.milliseconds > 1000) continue;
    let turn = 0;
    await warm(
      () => ask(workload, loaded, turn++ % mostRepeats),
      () => loaded.forget?.(),
    );
  }
  if (loaded.append) {
    await loaded.watch?.();
    const { milliseconds, value } = await timed(() => loaded.append!(ledger.later[0]!));
    note("append", milliseconds);
    compare("append", cellLabels, value);
    const rows = milliseconds < 1000 ? ledger.later.slice(1, timedRows) : [];
    let last: Figures | undefined;
    for (const row of rows) last = await loaded.append(row);
    if (last) compare("append of all", cellLabels, last);
  }
  loaded.close?.();
}

/** The turns that warm a question again are so many, before the first timed one: no timed turn asks for their days, nor begins a bridge there. */
const warmingTurns = 50;
const firstWarmingTurn = -(bridgeDays + 2);

/**
 * Runs a question untimed until it is warm, where that is quick: while others were asked, the engine has thrown away what it had compiled
 * for this one.
 */
async function warmAgain(run: (turn: number) => unknown, forget: () => void): Promise<void> {
  let turn = 0;
  const next = (): unknown => run(firstWarmingTurn - (turn++ % warmingTurns));
  const { milliseconds } = await timed(next);
  if (milliseconds < warmMilliseconds) await warm(next, forget);
}

/** Loads until that is warm, where one load is quick. */
async function warmLoading(variant: Variant, ledger: BenchLedger): Promise<void> {
  const load = async (): Promise<void> => {
    await variant.prepare?.();
    const { close } = await variant.load(ledger);
    close?.();
  };
  const { milliseconds } = await timed(load);
  if (milliseconds < 1000) await warm(load, () => undefined);
}

async function runRound(
  variant: Variant,
  ledger: BenchLedger,
  slow: ReadonlySet<string>,
  samples: Samples,
): Promise<void> {
  const isSlow = (workload: string): boolean => slow.has(`${workload} ${variant.name}`);
  globalThis.gc?.();
  await warmLoading(variant, ledger);
  const { loaded, milliseconds } = await loadAgain(variant, ledger);
  if (!isSlow("load")) samples.add("load", variant.name, milliseconds);
  const readying = await timed(() => makeReady(loaded));
  if (!isSlow("ready")) samples.add("ready", variant.name, readying.milliseconds);
  globalThis.gc?.();
  for (const workload of workloads) {
    const { key, answer } = workload;
    if (isSlow(key) || loaded[answer] === undefined) continue;
    const run = (turn: number): unknown => ask(workload, loaded, turn);
    const forget = (): void => loaded.forget?.();
    await warmAgain(run, forget);
    samples.add(key, variant.name, await sample(run, forget));
  }
  if (loaded.append && !isSlow("append")) {
    await loaded.watch?.();
    samples.add("append", variant.name, await appendAll(loaded, ledger.later));
  }
  loaded.close?.();
}

/** Loads as often as a sample asks what is quick (see `sample`), and keeps the last: the median of the milliseconds. */
async function loadAgain(
  variant: Variant,
  ledger: BenchLedger,
): Promise<{ readonly loaded: Loaded; readonly milliseconds: number }> {
  let loaded: Loaded | undefined;
  const milliseconds = await sample(
    async () => (loaded = await variant.load(ledger)),
    async () => {
      loaded?.close?.();
      await variant.prepare?.();
    },
  );
  if (loaded === undefined) throw new Error(`${variant.name} loads nothing`);
  return { loaded, milliseconds };
}

/** The kinds of what happens in the rows that come later, in turns: won, lost, moved on, opened again. */
const kindCount = 4;

/** How many rows are timed, at most; those before them come untimed, so that what is timed has been compiled. */
const timedRows = 64;

/** The milliseconds of a row, as many as fit into a second: the median of each kind, and the mean of those. */
async function appendAll(loaded: Loaded, rows: readonly Row[]): Promise<number> {
  const byKind: number[][] = Array.from({ length: kindCount }, () => []);
  let at = 0;
  const warming = performance.now();
  while (at < rows.length - timedRows && performance.now() - warming < warmMilliseconds) {
    await loaded.append!(rows[at++]!);
  }
  const end = Math.min(at + timedRows, rows.length);
  const began = performance.now();
  for (; at < end; at++) {
    const { milliseconds } = await timed(() => loaded.append!(rows[at]!));
    byKind[at % kindCount]!.push(milliseconds);
    if (at + 1 >= end - timedRows + kindCount && performance.now() - began > 1000) break;
  }
  return byKind.reduce((sum, times) => sum + median(times), 0) / kindCount;
}
