import type { Event, Life } from "./journey";
import type { Random } from "./random";
import { funnels, today } from "./world";

/** How many rows come in one at a time, at most. */
const count = 256;

/**
 * What happens on the last day: deals are won and lost, some move on, some that were closed are opened again. Each is another deal's.
 */
export function laterEvents(random: Random, lives: readonly Life[]): Event[] {
  const deals = lives.filter(({ isLead }) => !isLead).map(({ events }) => events.at(-1)!);
  const open = deals.filter(({ stage, funnel }) => typeOf(funnel, stage) === "open");
  const closed = deals.filter(({ stage, funnel }) => typeOf(funnel, stage) !== "open");
  return Array.from({ length: Math.min(count, open.length, closed.length) }, (_, index): Event => {
    const isReopened = index % 4 === 3;
    const before = take(random, isReopened ? closed : open);
    const at = today * 1440 + 480 + index;
    const working = funnels
      .find(({ name }) => name === before.funnel)!
      .positions.filter(({ type, name }) => type === "open" && name !== before.stage);
    return {
      ...before,
      kind: "Moved",
      movedAt: at,
      recordedAt: at,
      apart: 0,
      refersTo: "",
      fromStage: before.stage,
      stage: index % 4 === 0 ? "Won" : index % 4 === 1 ? "Lost" : random.pick(working).name,
    };
  });
}

function take<Item>(random: Random, items: Item[]): Item {
  const [taken] = items.splice(random.below(items.length), 1);
  return taken!;
}

function typeOf(funnel: string, stage: string): string {
  return funnels.find(({ name }) => name === funnel)!.stages.find(({ name }) => name === stage)!.type;
}
