import type { Word } from "../../domain/language";
import type { Options } from "../../domain/store/words";

/** A field that no column holds: the log, the clock and the set-up say it. */
export type DerivedField =
  | "outcome"
  | "age"
  | "daysInStage"
  | "overNorm"
  | "team"
  | "currentOwner"
  | "winProbability"
  | "stallLevel"
  | "moves";

/** The words for the fields that no column holds. */
export const derivedFields: Options<DerivedField> = {
  outcome: { en: "Outcome", zh: "结果", also: ["状态结果"] },
  age: { en: "Age", zh: "存续天数", also: ["天数", "年龄"] },
  daysInStage: { en: "Days in Stage", zh: "阶段停留天数", also: ["停留天数", "当前阶段天数"] },
  overNorm: { en: "Over Norm", zh: "超出常规天数", also: ["超出常规", "超标天数"] },
  team: { en: "Team", zh: "团队" },
  currentOwner: { en: "Current Owner", zh: "当前负责人", also: ["现负责人", "现任负责人"] },
  winProbability: { en: "Win Probability", zh: "赢单概率", also: ["赢率"] },
  stallLevel: { en: "Stall Level", zh: "停滞级别", also: ["停滞程度"] },
  moves: { en: "Moves", zh: "流转次数" },
};

/** The stage of "Entered <stage>" 进入<阶段>; undefined where a field is not written so. */
export function enteredStage(field: string): string | undefined {
  return /^\s*(?:entered\s+|进入\s*[:：]?\s*)(\S.*)$/iu.exec(field)?.[1]?.trim();
}

/** "Entered <stage>" as it is written properly. */
export function enteredField(stage: string): Word {
  return { en: `Entered ${stage}`, zh: `进入${stage}` };
}
