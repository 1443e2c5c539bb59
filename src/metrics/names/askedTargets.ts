import { fail, succeed, type Result } from "../../domain/result";
import { nameKey } from "../../domain/store/name";
import { targetMeasures, type TargetMeasure } from "../../domain/store/targetWords";
import { readOption, type Options } from "../../domain/store/words";
import { nearestName } from "./nearestName";

/** What TARGET and ATTAINMENT are asked for: a measure's original target, or the one that it was revised to. */
export type AskedTarget = TargetMeasure | `${TargetMeasure} (revised)`;

/** The measures as they are written in formulas: "won amount", or "won amount (revised)" 赢单金额(调整后). */
export const askedTargets: Options<AskedTarget> = Object.fromEntries(
  (Object.keys(targetMeasures) as TargetMeasure[]).flatMap((measure) => {
    const { en, zh, also = [] } = targetMeasures[measure];
    const revised = {
      en: `${en} (revised)`,
      zh: `${zh}(调整后)`,
      also: [
        `revised ${en}`,
        `调整后${zh}`,
        ...also.flatMap((word) => [`${word} (revised)`, `${word}(调整后)`]),
      ],
    };
    return [
      [measure, targetMeasures[measure]],
      [`${measure} (revised)`, revised],
    ];
  }),
) as Options<AskedTarget>;

/** Reads what is asked for; fails with the nearest. */
export function findAskedTarget(
  written: string,
): Result<{ readonly measure: TargetMeasure; readonly isRevised: boolean }> {
  const asked = readOption(askedTargets, nameKey(written));
  if (asked === undefined) {
    const words = Object.values(targetMeasures);
    return fail("unknownTargetMeasure", {
      measure: written,
      nearest: nearestName(
        written,
        words.flatMap(({ en, zh }) => [en, zh]),
      ),
    });
  }
  const measure = asked.replace(/ \(revised\)$/, "") as TargetMeasure;
  return succeed({ measure, isRevised: measure !== asked });
}
