import type { Measured, Measurements } from "./measure";

/** What issue 3 asks of a workload; a figure that is left out is not asked. */
interface Gate {
  /** At most so many times the limit's time. */
  readonly ofLimit?: number;
  /** The peers that it must be ahead of, and how far: all of them unless named. */
  readonly ahead?: { readonly times: number; readonly peers?: readonly string[] };
  readonly milliseconds?: number;
}

export const gates: Readonly<Record<string, Gate>> = {
  load: { ofLimit: 1.5, ahead: { times: 2, peers: ["DuckDB", "plain objects"] } },
  funnel: { ofLimit: 2, ahead: { times: 8 } },
  cells: { ofLimit: 2, ahead: { times: 7 } },
  append: { milliseconds: 0.05 },
  cohorts: { ofLimit: 2, ahead: { times: 4 } },
  bridge: { milliseconds: 50 },
  snapshot: { milliseconds: 50 },
  winRateThen: { milliseconds: 50 },
  cycleThen: { milliseconds: 50 },
  funnelThen: { milliseconds: 50 },
};

export const mostBytesPerRow = 128;

/** A gate and how it went; `found` is a ratio or a time in words. */
export interface Verdict {
  readonly asked: string;
  readonly found: string;
  readonly passed: boolean;
}

const product = "Funnelbook";
const limit = "limit";

/** How a workload's gates went; a product without an answer fails them. */
export function judge(workload: string, measurements: Measurements): Verdict[] {
  const gate = gates[workload] ?? {};
  const times = measurements.get(workload) ?? new Map<string, Measured>();
  const own = times.get(product)?.milliseconds;
  const verdicts: Verdict[] = [];
  const add = (
    asked: string,
    value: number | undefined,
    passes: (value: number) => boolean,
    unit: string,
  ): void => {
    const found = value === undefined ? "no answer" : `${twoDigits(value)}${unit}`;
    verdicts.push({ asked, found, passed: value !== undefined && passes(value) });
  };
  const { ofLimit, ahead, milliseconds } = gate;
  if (ofLimit !== undefined) {
    const base = times.get(limit)?.milliseconds;
    const ratio = own === undefined || base === undefined ? undefined : own / base;
    add(`≤ ${ofLimit}× limit`, ratio, (value) => value <= ofLimit, "×");
  }
  if (ahead !== undefined) {
    const peers = [...times].filter(
      ([name]) => name !== product && name !== limit && (ahead.peers?.includes(name) ?? true),
    );
    const fastest = Math.min(...peers.map(([, peer]) => peer.milliseconds));
    const ratio = own === undefined || peers.length === 0 ? undefined : fastest / own;
    const whom = ahead.peers?.join(" and ") ?? "the fastest peer";
    add(`≥ ${ahead.times}× ahead of ${whom}`, ratio, (value) => value >= ahead.times, "×");
  }
  if (milliseconds !== undefined) {
    add(`≤ ${duration(milliseconds)}`, own, (value) => value <= milliseconds, " ms");
  }
  return verdicts;
}

export function judgeMemory(bytes: number | undefined): Verdict {
  const found = bytes === undefined ? "no answer" : `${Math.round(bytes)} B`;
  return { asked: `≤ ${mostBytesPerRow} B`, found, passed: bytes !== undefined && bytes <= mostBytesPerRow };
}

/** A time as one reads it: "12 µs", "3.4 ms", "1.2 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${twoDigits(milliseconds * 1000)} µs`;
  return milliseconds < 1000 ? `${twoDigits(milliseconds)} ms` : `${twoDigits(milliseconds / 1000)} s`;
}

/** Two significant digits, all of a whole number's. */
export function twoDigits(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}
