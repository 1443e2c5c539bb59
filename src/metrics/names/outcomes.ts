import type { Options } from "../../domain/store/words";

/** What the field Outcome says of a record. Only a lead is `converted`. */
export type RecordOutcome = "open" | "won" | "lost" | "invalid" | "converted";

/** The words for what has become of a record. */
export const recordOutcomes: Options<RecordOutcome> = {
  open: { en: "Open", zh: "进行中", also: ["在途"] },
  won: { en: "Won", zh: "赢单", also: ["成交", "已成交"] },
  lost: { en: "Lost", zh: "输单", also: ["丢单"] },
  invalid: { en: "Invalid", zh: "无效" },
  converted: { en: "Converted", zh: "已转换", also: ["转换", "转化", "已转化"] },
};

/** What the field Stall Level says of a record. */
export type StallLevel = "none" | "watch" | "late" | "stalled";

/** The words for how stalled a record is. */
export const stallLevels: Options<StallLevel> = {
  none: { en: "none", zh: "正常", also: ["无"] },
  watch: { en: "watch", zh: "关注" },
  late: { en: "late", zh: "滞后" },
  stalled: { en: "stalled", zh: "停滞" },
};
