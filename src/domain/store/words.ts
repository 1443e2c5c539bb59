import { inLanguage, type Language, type Word } from "../language";

/**
 * The store's fixed options: the code used inside (also the English word) and the words written to cells. Both languages
 * and the further spellings are read everywhere, in any letter case.
 */
export type Options<Code extends string> = Readonly<Record<Code, Word>>;

/** What a record is. */
export type RecordType = "lead" | "opportunity";
/** The words for what a record is. */
export const recordTypes: Options<RecordType> = {
  lead: { en: "Lead", zh: "线索" },
  opportunity: { en: "Opportunity", zh: "商机", also: ["Deal"] },
};

/** What happened to a record. */
export type EventKind =
  "Created" | "Moved" | "Converted" | "Reassigned" | "Amended" | "Voided" | "Merged" | "Removed";
/** The words for what happened to a record. */
export const eventKinds: Options<EventKind> = {
  Created: { en: "Created", zh: "创建" },
  Moved: { en: "Moved", zh: "流转" },
  Converted: { en: "Converted", zh: "转换", also: ["转化"] },
  Reassigned: { en: "Reassigned", zh: "变更负责人" },
  Amended: { en: "Amended", zh: "修改" },
  Voided: { en: "Voided", zh: "作废" },
  Merged: { en: "Merged", zh: "合并" },
  Removed: { en: "Removed", zh: "移除" },
};

/** How an event got into the log. */
export type Via = "Pane" | "Cell" | "Import" | "Repair";
/** The words for how an event got into the log. */
export const vias: Options<Via> = {
  Pane: { en: "Pane", zh: "任务窗格" },
  Cell: { en: "Cell", zh: "单元格" },
  Import: { en: "Import", zh: "导入" },
  Repair: { en: "Repair", zh: "修复" },
};

/** What a stage means for the records that are at it. */
export type StageType = "lead" | "open" | "won" | "aftersales" | "lost" | "invalid";
/** The words for what a stage means. */
export const stageTypes: Options<StageType> = {
  lead: { en: "lead", zh: "线索" },
  open: { en: "open", zh: "进行中" },
  won: { en: "won", zh: "赢单", also: ["成交"] },
  aftersales: { en: "aftersales", zh: "售后", also: ["after-sales"] },
  lost: { en: "lost", zh: "输单", also: ["丢单"] },
  invalid: { en: "invalid", zh: "无效" },
};

/** How sure a deal is said to be. */
export type ForecastCategory = "pipeline" | "best case" | "commit" | "won";
/** The words for how sure a deal is said to be. */
export const forecastCategories: Options<ForecastCategory> = {
  pipeline: { en: "pipeline", zh: "储备" },
  "best case": { en: "best case", zh: "争取" },
  commit: { en: "commit", zh: "承诺" },
  won: { en: "won", zh: "已成交" },
};

/** What a person does. */
export type PersonRole = "Marketing" | "Sales" | "Manager" | "Ops";
/** The words for what a person does. */
export const personRoles: Options<PersonRole> = {
  Marketing: { en: "Marketing", zh: "市场" },
  Sales: { en: "Sales", zh: "销售" },
  Manager: { en: "Manager", zh: "经理" },
  Ops: { en: "Ops", zh: "运营" },
};

/** A yes or a no in a cell. */
export type YesNo = "yes" | "no";
/** The words for yes and no. */
export const yesNo: Options<YesNo> = {
  yes: { en: "yes", zh: "是", also: ["true", "1", "y"] },
  no: { en: "no", zh: "否", also: ["false", "0", "n"] },
};

/** The codes of options by every spelling in lower case, for each set of options that was read. */
const lookups = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** The code of an option as somebody wrote it, in either language and any letter case; undefined when it is none of them. */
export function readOption<Code extends string>(options: Options<Code>, written: string): Code | undefined {
  const codes = (lookups.get(options) ?? makeLookup(options)) as ReadonlyMap<string, Code>;
  return codes.get(written) ?? codes.get(written.trim().toLowerCase());
}

function makeLookup<Code extends string>(options: Options<Code>): ReadonlyMap<string, Code> {
  const codes = new Map<string, Code>();
  for (const code of Object.keys(options) as Code[]) {
    const word = options[code];
    for (const spelling of [code, word.en, word.zh, ...(word.also ?? [])]) {
      const key = spelling.toLowerCase();
      if (!codes.has(key)) codes.set(key, code);
    }
  }
  lookups.set(options, codes);
  return codes;
}

/** The option as it is written to a cell. */
export function writeOption<Code extends string>(
  options: Options<Code>,
  code: Code,
  language: Language,
): string {
  return inLanguage(options[code], language);
}
