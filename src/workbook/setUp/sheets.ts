import type { Word } from "../../domain/language";
import type { TableName } from "../../domain/store/tables";

/** A sheet of a new store. Several tables stand side by side, so that each can grow downwards. */
export interface StoreSheet {
  /** A sheet may not be called like a table (Univer refuses it), so the names differ. */
  readonly name: Word;
  readonly tables: readonly TableName[];
  /** Sheets with one table have its header in row 1; the set-up sheet has captions above. */
  readonly captions: boolean;
}

/** The sheet with live figures; it has no table. */
export const overviewSheet: Word = { en: "Overview", zh: "概览" };

/** The sheets in their order after the overview. */
export const storeSheets: readonly StoreSheet[] = [
  { name: { en: "Lead list", zh: "线索列表" }, tables: ["Leads"], captions: false },
  { name: { en: "Deal list", zh: "商机列表" }, tables: ["Opportunities"], captions: false },
  { name: { en: "Stage log", zh: "流转记录" }, tables: ["StageLog"], captions: false },
  { name: { en: "Activity log", zh: "跟进记录" }, tables: ["Activities"], captions: false },
  {
    name: { en: "Setup", zh: "设置" },
    tables: ["Stages", "People", "Lists", "Targets", "Periods", "Calendar", "Rates", "Settings", "Fields"],
    captions: true,
  },
];

/** What stands above each table of the set-up sheet. */
export const captions: Readonly<Partial<Record<TableName, Word>>> = {
  Stages: { en: "Stages of the funnels", zh: "漏斗阶段" },
  People: { en: "People", zh: "人员" },
  Lists: { en: "Lists to choose from", zh: "选项列表" },
  Targets: { en: "Targets", zh: "目标" },
  Periods: { en: "Closed periods", zh: "已关闭的期间" },
  Calendar: { en: "Holidays and make-up workdays", zh: "节假日与调休" },
  Rates: { en: "Exchange rates", zh: "汇率" },
  Settings: { en: "Settings", zh: "设置项" },
  Fields: { en: "Adopted columns", zh: "接入的列" },
};
