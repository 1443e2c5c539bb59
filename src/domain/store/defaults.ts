import { inLanguage, type Language, type Word } from "../language";
import { defaultFunnelName, defaultStages, leadFunnelName } from "../stages/defaultStages";

import { defaultListValues, listNames, type ListName } from "./listNames";
import { parseSetup } from "./parseSetup";
import type { RowValues } from "./row";
import { schemaVersion, settingKeys, weekdays } from "./settingKeys";
import type { Setup } from "./setup";
import { stageTypes, writeOption, yesNo, type StageType } from "./words";

/** What set-up knows of the place where it runs. */
export interface Place {
  /** IANA name; blank: the machine's zone. */
  readonly timeZone?: string;
  /** ISO code; without it USD in English, CNY in Chinese. */
  readonly baseCurrency?: string;
}

/** The rows of Stages that set-up writes: the article's seven stages, Lost and Invalid. */
export function defaultStageRows(language: Language): RowValues[] {
  return defaultStages.map((stage, index) => ({
    funnel: inLanguage(defaultFunnelName, language),
    order: index + 1,
    stage: inLanguage(stage.name, language),
    type: writeOption(stageTypes, stage.type, language),
    probability: stage.probability ?? "",
    stallDays: stage.stallDays ?? "",
    requiredFields: "",
    alsoCalled: "",
    active: writeOption(yesNo, "yes", language),
  }));
}

/** The rows of Stages of a funnel for leads alone, beside adopted funnels that have no lead stages. */
export function leadFunnelRows(language: Language): RowValues[] {
  const kept = new Set<StageType>(["lead", "lost", "invalid"]);
  const types = defaultStages.map((stage) => stage.type);
  return defaultStageRows(language)
    .filter((_, index) => kept.has(types[index] ?? "open"))
    .map((row, index) => ({ ...row, funnel: inLanguage(leadFunnelName, language), order: index + 1 }));
}

/** The rows of Lists that set-up writes. */
export function defaultListRows(language: Language): RowValues[] {
  return (Object.entries(defaultListValues) as [ListName, readonly Word[]][]).flatMap(([list, values]) =>
    values.map((value) => ({
      list: writeOption(listNames, list, language),
      value: inLanguage(value, language),
      alsoWrittenAs: "",
      active: writeOption(yesNo, "yes", language),
    })),
  );
}

/** The rows of Settings that set-up writes. */
export function defaultSettingRows(language: Language, place: Place = {}): RowValues[] {
  const row = (key: keyof typeof settingKeys, value: string | number): RowValues => ({
    key: inLanguage(settingKeys[key], language),
    value,
  });
  const day = (index: number): string => {
    const word = weekdays[index];
    return word === undefined ? "" : inLanguage(word, language);
  };
  return [
    row("timeZone", place.timeZone ?? ""),
    row("baseCurrency", place.baseCurrency ?? (language === "en" ? "USD" : "CNY")),
    row("fiscalYearStart", 1),
    row("weekStart", day(0)),
    row("workingDays", [0, 1, 2, 3, 4].map(day).join(language === "en" ? ", " : "、")),
    row("locale", language),
    row("schemaVersion", schemaVersion),
  ];
}

/** The set-up of a workbook that has none: the default funnel, lists and settings in a language. */
export function defaultSetup(language: Language, place: Place = {}): Setup {
  const rows = (values: RowValues[]): Map<string, string | number | boolean>[] =>
    values.map((row) => new Map(Object.entries(row)));
  return parseSetup({
    stages: rows(defaultStageRows(language)),
    lists: rows(defaultListRows(language)),
    settings: rows(defaultSettingRows(language, place)),
  }).setup;
}
