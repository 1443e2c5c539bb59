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

/** The stages that a text names, in every funnel that has one of that name. Fails with the nearest valid name. */
export function findStages(
  core: Core,
  written: string,
  code: "unknownStage" | "unknownStatus" = "unknownStage",
): Result<readonly StageEntry[]> {
  const entries = core.stages.named(written);
  if (entries.length > 0) return succeed(entries);
  const stages = [...new Set(core.setup.funnels.flatMap((funnel) => funnel.stages.map(({ name }) => name)))];
  const words = code === "unknownStatus" ? Object.values(statuses).flatMap(({ en, zh }) => [en, zh]) : [];
  const params = { nearest: nearestName(written, [...stages, ...words]), known: stages.join(", ") };
  return code === "unknownStatus"
    ? fail(code, { status: written, ...params })
    : fail(code, { stage: written, ...params });
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
