import { duration, judge, judgeMemory, twoDigits, type Verdict } from "./gates";
import type { Measurements } from "./measure";
import type { Variant } from "./variant";
import { workloads } from "./workloads";

/** All that was measured of one ledger. */
export interface Run {
  readonly logRows: number;
  readonly deals: number;
  readonly rounds: number;
  readonly measurements: Measurements;
  /** The bytes retained per log row, by the name of a variant. */
  readonly bytes: ReadonlyMap<string, number>;
}

const titles: readonly (readonly [key: string, title: string])[] = [
  ["load", "load from row arrays"],
  ["ready", "make today's questions ready"],
  ...workloads.map(({ key, title }) => [key, title] as const),
  ["append", "one row more, 200 live cells refreshed"],
];

/** The verdicts of a run by what they are about. */
function verdictsOf({ measurements, bytes }: Run): (readonly [title: string, verdict: Verdict])[] {
  const timed = titles.flatMap(([key, title]) =>
    judge(key, measurements).map((verdict) => [title, verdict] as const),
  );
  return [...timed, ["memory per log row", judgeMemory(bytes.get("Funnelbook"))]];
}

export function hasFailed(run: Run): boolean {
  return verdictsOf(run).some(([, { passed }]) => !passed);
}

/** A run as Markdown: medians with their ratios to the limit, then the gates. */
export function toMarkdown(run: Run, variants: readonly Variant[]): string {
  const { logRows, deals, rounds, measurements, bytes } = run;
  const number = new Intl.NumberFormat("en");
  const names = variants.map(({ name }) => name);
  const rows = titles.map(([key, title]) => {
    const times = measurements.get(key);
    const base = times?.get("limit")?.milliseconds;
    return [title, ...names.map((name) => timeCell(times?.get(name), base, rounds))];
  });
  const memory = names.map((name) => (bytes.has(name) ? `${Math.round(bytes.get(name)!)} B` : ""));
  const verdicts = verdictsOf(run).map(([title, { asked, found, passed }]) => [
    title,
    asked,
    found,
    passed ? "pass" : "**fail**",
  ]);
  return [
    `### ${number.format(logRows)} log rows, ${number.format(deals)} deals`,
    table(["", ...names], [...rows, ["memory per log row", ...memory]]),
    table(["gate", "asked", "found", ""], verdicts),
  ].join("\n\n");
}

/** What each variant holds ready before the clock starts. */
export function holdings(variants: readonly Variant[]): string {
  return variants.map(({ name, holds }) => `- **${name}**: ${holds}.`).join("\n");
}

function timeCell(
  measured: { readonly milliseconds: number; readonly samples: number } | undefined,
  base: number | undefined,
  rounds: number,
): string {
  if (measured === undefined) return "";
  const { milliseconds, samples } = measured;
  const ratio = base === undefined ? "" : ` (${twoDigits(milliseconds / base)}×)`;
  return `${duration(milliseconds)}${ratio}${samples < rounds ? ` n=${samples}` : ""}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
