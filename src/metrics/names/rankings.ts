import { fail, succeed, type Result } from "../../domain/result";
import { nameKey } from "../../domain/store/name";
import { targetMeasures } from "../../domain/store/targetWords";
import { readOption, type Options } from "../../domain/store/words";
import { nearestName } from "./nearestName";

/** What people are ranked by. */
export type RankingMeasure =
  | keyof typeof targetMeasures
  | "open amount"
  | "weighted amount"
  | "open count"
  | "lost count"
  | "conversion rate"
  | "recorded on time";

/** The measures of RANKING in both languages: those that a target can be set for, and more. */
const rankingMeasures: Options<RankingMeasure> = {
  ...targetMeasures,
  "open amount": { en: "open amount", zh: "进行中金额", also: ["pipeline", "在途金额"] },
  "weighted amount": { en: "weighted amount", zh: "加权金额", also: ["weighted", "加权"] },
  "open count": {
    en: "open count",
    zh: "进行中商机数",
    also: ["open", "open deals", "进行中", "在途商机数"],
  },
  "lost count": { en: "lost count", zh: "输单数", also: ["lost", "lost deals", "输单"] },
  "conversion rate": {
    en: "conversion rate",
    zh: "线索转化率",
    also: ["conversion", "lead conversion", "lead conversion rate", "转化率", "线索转换率"],
  },
  "recorded on time": { en: "recorded on time", zh: "登记及时率", also: ["on time", "及时率"] },
};

/** A measure, and the field that says who is ranked. */
export interface Ranking {
  readonly measure: RankingMeasure;
  /** As written; undefined where none is named: people are ranked. */
  readonly by: string | undefined;
}

/**
 * Finds what to rank by: a measure ("won amount", 赢单金额), of people unless it says of whom: "won amount by team", 赢单金额按团队; any
 * other field does too. Fails with the nearest measure.
 */
export function findRanking(written: string): Result<Ranking> {
  const whole = readOption(rankingMeasures, nameKey(written));
  if (whole !== undefined) return succeed({ measure: whole, by: undefined });
  const { measure = written, by = "" } =
    /^(?<measure>.+?)(?:\s+by\s+|\s*按\s*)(?<by>.+)$/iu.exec(written.normalize("NFKC"))?.groups ?? {};
  const part = readOption(rankingMeasures, nameKey(measure));
  if (part !== undefined) return succeed({ measure: part, by });
  const names = Object.values(rankingMeasures).flatMap(({ en, zh }) => [en, zh]);
  return fail("unknownRanking", {
    measure: written,
    nearest: nearestName(measure, names),
    known: Object.values(rankingMeasures)
      .map(({ en, zh }) => `${en} ${zh}`)
      .join(", "),
  });
}
