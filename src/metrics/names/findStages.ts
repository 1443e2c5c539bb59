import { fail, succeed, type Result } from "../../domain/result";
import { recordTypes, readOption } from "../../domain/store/words";
import { nameKey } from "../../domain/store/name";
import type { Core } from "../index/core";
import type { StageEntry } from "../index/stageBook";
import { statuses } from "./statuses";
import { nearestName } from "./nearestName";

/**
 * A point of a journey that REACHED and CONVERSION ask for: being a lead, having become an opportunity, or a stage (one entry for
 * each funnel that has it).
 */
export type JourneyPoint =
  | { readonly kind: "lead" }
  | { readonly kind: "opportunity" }
  | { readonly kind: "stages"; readonly entries: readonly StageEntry[] };

/** The stages that a text names, in every funnel that has one of that name. Fails with the nearest valid name, or where no stage is set up. */
export function findStages(
  core: Core,
  written: string,
  code: "unknownStage" | "unknownStatus" = "unknownStage",
): Result<readonly StageEntry[]> {
  const entries = core.stages.named(written);
  if (entries.length > 0) return succeed(entries);
  return code === "unknownStatus" ? unknownStatus(core, written) : unknownStage(core, written);
}

/** The failure of a name that is no stage's. */
export function unknownStage(core: Core, written: string): Result<never> {
  const stages = stageNames(core);
  if (stages.length === 0) return fail("noFunnel");
  return fail("unknownStage", {
    stage: written,
    nearest: nearestName(written, stages),
    known: stages.join(", "),
  });
}

function unknownStatus(core: Core, written: string): Result<never> {
  const stages = stageNames(core);
  const words = Object.values(statuses).flatMap(({ en, zh }) => [en, zh]);
  const params = { status: written, nearest: nearestName(written, [...stages, ...words]) };
  return stages.length === 0
    ? fail("unknownStatusNoStages", params)
    : fail("unknownStatus", { ...params, known: stages.join(", ") });
}

function stageNames(core: Core): readonly string[] {
  return [...new Set(core.setup.funnels.flatMap(({ stages }) => stages.map(({ name }) => name)))];
}

/** A point of a journey by name. `lead` and `opportunity` (线索, 商机) come before a stage of that name; an outcome is no point. */
export function findPoint(core: Core, written: string): Result<JourneyPoint> {
  const type = readOption(recordTypes, nameKey(written));
  if (type !== undefined) return succeed({ kind: type });
  const stages = findStages(core, written);
  if (!stages.ok) return stages;
  const entries = stages.value.filter(({ rank }) => rank >= 0);
  if (entries.length === 0) return fail("notAPosition", { stage: written });
  return succeed({ kind: "stages", entries });
}
