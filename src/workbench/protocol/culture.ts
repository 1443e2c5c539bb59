/** What Excel says about the user's regional settings. */
export interface Culture {
  readonly name: string;
  readonly decimal: string;
  readonly thousands: string;
  readonly dateSeparator: string;
  readonly shortDate: string;
  readonly longDate: string;
  readonly longTime: string;
}

const english: Culture = {
  name: "en-US",
  decimal: ".",
  thousands: ",",
  dateSeparator: "/",
  shortDate: "M/d/yyyy",
  longDate: "dddd, MMMM d, yyyy",
  longTime: "h:mm:ss tt",
};

const cultures: Readonly<Record<string, Culture>> = {
  "en-us": english,
  "zh-cn": {
    ...english,
    name: "zh-CN",
    shortDate: "yyyy/M/d",
    longDate: "yyyy'年'M'月'd'日'",
    longTime: "H:mm:ss",
  },
  "de-de": {
    ...english,
    name: "de-DE",
    decimal: ",",
    thousands: ".",
    dateSeparator: ".",
    shortDate: "dd.MM.yyyy",
    longDate: "dddd, d. MMMM yyyy",
    longTime: "HH:mm:ss",
  },
};

/** The regional settings of a locale; en-US with its name if we don't know it. */
export function cultureOf(locale: string): Culture {
  return cultures[locale.toLowerCase()] ?? { ...english, name: locale };
}
