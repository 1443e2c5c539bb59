import { defaultStages } from "../../domain/stages/defaultStages";
import { findStage } from "../../domain/stages/findStage";
import { findFunnel } from "../../domain/stages/funnels";
import { nameKey, sameName } from "../../domain/store/name";
import type { Funnel, Setup, Stage } from "../../domain/store/setup";
import type { StageType } from "../../domain/store/words";
import type { EventColumns } from "./eventColumns";
import { outcomeOfType } from "./outcomeCodes";

/** A stage as the index knows it. `rank` counts the positions of its funnel; −1 for lost, invalid and stages that are not set up. */
export interface StageEntry {
  readonly id: number;
  readonly funnel: string;
  readonly funnelId: number;
  readonly name: string;
  readonly type: StageType;
  readonly rank: number;
  /** Undefined where the funnel has no such stage (any more). */
  readonly stage: Stage | undefined;
  /** Every text that names it: its name, old names, the default name in the other language. */
  readonly spellings: readonly string[];
}

/** Entries beyond which stages are not looked up in a table: only a log that is out of order has so many different ones. */
const mostEntries = 1 << 22;

/** The stages of a set-up, numbered; log texts find theirs through old names and either language. */
export class StageBook {
  readonly entries: StageEntry[] = [];
  /** Of each stage by number: its rank, its funnel, its type. */
  readonly ranks: number[] = [];
  readonly funnels: number[] = [];
  readonly types: StageType[] = [];
  /** Of each stage by number: the code of what has become of a record there. */
  readonly outcomes: number[] = [];
  /** The positions of each funnel by rank. */
  readonly positions: StageEntry[][] = [];
  readonly funnelNames: string[] = [];
  private readonly byStage = new Map<Stage, StageEntry>();
  /** By the codes of a log row's funnel and stage: the stage's number, −1 where it was not looked up yet. */
  private byCodes = new Int32Array(0);
  private width = 0;
  private readonly strangers = new Map<string, Stranger>();

  constructor(readonly setup: Setup) {
    for (const funnel of setup.funnels) this.addFunnel(funnel);
  }

  /** The stage that a log row names. */
  ofRow(log: EventColumns, row: number): number {
    const stage = log.stage.codes[row]!;
    const place = log.funnel.codes[row]! * this.width + stage;
    const known = stage < this.width && place < this.byCodes.length ? this.byCodes[place]! : -1;
    return known >= 0 ? known : this.lookUp(log, row);
  }

  /** Whether a stage is at or before another of the same funnel. */
  isBefore(stage: number, other: number): boolean {
    return this.funnels[stage] === this.funnels[other] && this.ranks[stage]! <= this.ranks[other]!;
  }

  /** By stage: its rank in a funnel, −1 elsewhere. */
  ranksIn(funnelId: number | undefined): Int32Array {
    const { ranks, funnels } = this;
    return Int32Array.from(ranks, (rank, stage) => (funnels[stage] === funnelId ? rank : -1));
  }

  entry(id: number): StageEntry {
    const entry = this.entries[id];
    if (entry === undefined) throw new Error(`no stage ${id}`);
    return entry;
  }

  /** The stages that a text names, one for each funnel that has it. */
  named(written: string): StageEntry[] {
    return this.setup.funnels.flatMap((funnel) => {
      const stage = findStage(funnel, written);
      const entry = stage && this.byStage.get(stage);
      return entry === undefined ? [] : [entry];
    });
  }

  private addFunnel(funnel: Funnel): void {
    const funnelId = this.funnelNames.push(funnel.name) - 1;
    const positions: StageEntry[] = [];
    this.positions.push(positions);
    for (const stage of [...funnel.stages].sort((a, b) => a.order - b.order)) {
      const isPosition = stage.type !== "lost" && stage.type !== "invalid";
      const entry: StageEntry = {
        id: this.entries.length,
        funnel: funnel.name,
        funnelId,
        name: stage.name,
        type: stage.type,
        rank: isPosition ? positions.length : -1,
        stage,
        spellings: spellingsOf(funnel, stage),
      };
      if (isPosition) positions.push(entry);
      this.push(entry);
      this.byStage.set(stage, entry);
    }
  }

  private push(entry: StageEntry): void {
    this.entries.push(entry);
    this.ranks.push(entry.rank);
    this.funnels.push(entry.funnelId);
    this.types.push(entry.type);
    this.outcomes.push(outcomeOfType[entry.type]);
  }

  private lookUp(log: EventColumns, row: number): number {
    const { id } = this.entryOf(log.funnel.get(row), log.stage.get(row));
    if ((log.funnel.size + 2) * (log.stage.size + 8) > mostEntries) return id;
    if (this.width < log.stage.size || this.byCodes.length < log.funnel.size * this.width) {
      this.width = log.stage.size + 8;
      this.byCodes = new Int32Array((log.funnel.size + 2) * this.width).fill(-1);
    }
    this.byCodes[log.funnel.codes[row]! * this.width + log.stage.codes[row]!] = id;
    return id;
  }

  private entryOf(funnelText: string, stageText: string): StageEntry {
    const funnel = findFunnel(this.setup, funnelText);
    const stage = funnel && findStage(funnel, stageText);
    return (
      (stage && this.byStage.get(stage)) ?? this.stranger(funnel?.name ?? funnelText.trim(), stageText.trim())
    );
  }

  /**
   * A stage that is not set up: what it means is taken from another funnel's stage of that name where that is an outcome. It goes by the
   * least of its spellings, and so does a funnel that is not set up, in whatever order rows come.
   */
  private stranger(funnel: string, name: string): StageEntry {
    const key = `${nameKey(funnel)}\n${nameKey(name)}`;
    const entry = this.strangers.get(key) ?? this.addStranger(key, funnel, name);
    if (!entry.spellings.includes(name)) entry.spellings.push(name);
    if (name < entry.name) entry.name = name;
    if (entry.funnelId >= this.setup.funnels.length && funnel < entry.funnel)
      this.spellFunnel(entry.funnelId, funnel);
    return entry;
  }

  private addStranger(key: string, funnel: string, name: string): Stranger {
    let funnelId = this.funnelNames.findIndex((other) => sameName(other, funnel));
    if (funnelId < 0) {
      funnelId = this.funnelNames.push(funnel) - 1;
      this.positions.push([]);
    }
    const elsewhere = this.named(name)[0]?.type;
    const entry: Stranger = {
      id: this.entries.length,
      funnel: this.funnelNames[funnelId] ?? funnel,
      funnelId,
      name,
      type: elsewhere === undefined || elsewhere === "lead" ? "open" : elsewhere,
      rank: -1,
      stage: undefined,
      spellings: [name],
    };
    this.push(entry);
    this.strangers.set(key, entry);
    return entry;
  }

  private spellFunnel(funnelId: number, funnel: string): void {
    this.funnelNames[funnelId] = funnel;
    for (const entry of this.strangers.values()) if (entry.funnelId === funnelId) entry.funnel = funnel;
  }
}

/** A stage that is not set up: what it is called may change as rows come. */
interface Stranger extends StageEntry {
  name: string;
  funnel: string;
  readonly spellings: string[];
}

function spellingsOf(funnel: Funnel, stage: Stage): string[] {
  const defaults = defaultStages.flatMap(({ name }) => [name.en, name.zh]);
  const own = defaults.filter((word) => findStage(funnel, word) === stage);
  return [...new Set([stage.name, ...stage.alsoCalled, ...own])];
}
