import type { Funnel, Setup } from "../store/setup";
import { nearest } from "../store/nearest";
import { nameKey } from "../store/name";

/**
 * The funnel that a text names: blank is the first funnel; any letter case; a funnel's old names are the Also Written As of
 * the list "Funnel". Undefined where there is none.
 */
export function findFunnel(setup: Setup, written: string): Funnel | undefined {
  const exact = setup.funnels.find((funnel) => funnel.name === written);
  if (exact !== undefined) return exact;
  const key = nameKey(written);
  if (key === "") return setup.funnels[0];
  const named = setup.funnels.find((funnel) => nameKey(funnel.name) === key);
  if (named !== undefined) return named;
  const renamed = setup.lists.find(
    (value) => value.list === "Funnel" && value.alsoWrittenAs.some((alias) => nameKey(alias) === key),
  );
  return renamed && setup.funnels.find((funnel) => nameKey(funnel.name) === nameKey(renamed.value));
}

/** The name of the funnel nearest to a text that names none; undefined where nothing is near. */
export function nearestFunnel(setup: Setup, written: string): string | undefined {
  return nearest(
    written,
    setup.funnels.map((funnel) => funnel.name),
  );
}
