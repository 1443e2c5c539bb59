import { nameKey } from "../store/name";
import { nearest } from "../store/nearest";
import type { Funnel, Stage } from "../store/setup";
import { defaultStages } from "./defaultStages";

/** Lookups by funnel. A funnel is never changed once parsed, so its lookup holds as long as it does. */
const lookups = new WeakMap<Funnel, ReadonlyMap<string, Stage>>();

/**
 * The stage of a funnel that a text names: its name, a name that it was Also Called, or, where the funnel uses one of the
 * default names, that stage's name in the other language ("潜在客户" finds Prospect). Any letter case. Undefined where there is
 * none; blank names none.
 */
export function findStage(funnel: Funnel, written: string): Stage | undefined {
  let lookup = lookups.get(funnel);
  if (lookup === undefined) lookups.set(funnel, (lookup = stagesByKey(funnel)));
  return lookup.get(written) ?? lookup.get(nameKey(written));
}

/** The name of the funnel's stage nearest to a text that names none; undefined where nothing is near. */
export function nearestStage(funnel: Funnel, written: string): string | undefined {
  const spellings = new Map<string, Stage>();
  for (const stage of funnel.stages) {
    for (const spelling of spellingsOf(stage)) if (!spellings.has(spelling)) spellings.set(spelling, stage);
  }
  const found = nearest(written, spellings.keys());
  return found === undefined ? undefined : spellings.get(found)?.name;
}

function stagesByKey(funnel: Funnel): Map<string, Stage> {
  const lookup = new Map<string, Stage>();
  const add = (spelling: string, stage: Stage): void => {
    const key = nameKey(spelling);
    if (key !== "" && !lookup.has(key)) lookup.set(key, stage);
  };
  // A stage's own name wins over another's old name, and that over a word of the other language.
  for (const stage of funnel.stages) add(stage.name, stage);
  for (const stage of funnel.stages) for (const name of stage.alsoCalled) add(name, stage);
  for (const stage of funnel.stages) for (const name of otherNames(stage)) add(name, stage);
  return lookup;
}

function spellingsOf(stage: Stage): string[] {
  return [stage.name, ...stage.alsoCalled, ...otherNames(stage)];
}

/** The default names of a stage that is called by one of them, by any of its names, or by an old one. */
function otherNames(stage: Stage): string[] {
  const known = [stage.name, ...stage.alsoCalled]
    .map(nameKey)
    .flatMap((own) =>
      defaultStages.filter(
        ({ name, type }) => type === stage.type && [name.en, name.zh].some((word) => nameKey(word) === own),
      ),
    )[0];
  return known === undefined ? [] : [known.name.en, known.name.zh, ...(known.name.also ?? [])];
}
