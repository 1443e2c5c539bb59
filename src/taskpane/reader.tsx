import { createContext, useContext, useMemo, type ReactNode, type JSX } from "react";
import type { Language } from "../domain/language";
import type { Reason } from "../domain/result";
import type { MessageCode } from "../messages/en";
import {
  formatDate,
  formatDays,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../messages/format";
import { message, reasonText, type MessageParams } from "../messages/message";

/** Everything that is written for the person who reads: sentences, numbers and dates in one language. */
export interface Reader {
  readonly language: Language;
  readonly text: (code: MessageCode, params?: MessageParams) => string;
  readonly reason: (reason: Reason) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly money: (amount: number, currency: string) => string;
  /** Sums of several currencies, whole: "$61,000 + €500"; a sum of 0 is left out. "" where there is none. */
  readonly sums: (sums: readonly { readonly amount: number; readonly currency: string }[]) => string;
  readonly days: (days: number) => string;
  readonly date: (serial: number) => string;
  readonly instant: (serial: number) => string;
}

/** The reader of one language. */
export function makeReader(language: Language): Reader {
  return {
    language,
    text: (code, params) => message(language, code, params),
    reason: (reason) => reasonText(language, reason),
    number: (value) => formatNumber(language, value),
    percent: (share) => formatPercent(language, share),
    money: (amount, currency) => formatMoney(language, amount, currency),
    sums: (sums) =>
      sums
        .filter(({ amount }) => amount !== 0)
        .map(({ amount, currency }) => formatMoney(language, Math.round(amount), currency))
        .join(" + "),
    days: (days) => formatDays(language, days),
    date: (serial) => formatDate(language, serial),
    instant: (serial) => formatInstant(language, serial),
  };
}

const ReaderContext = createContext<Reader>(makeReader("en"));

/** Gives every view inside the reader's language. */
export function ReaderProvider(props: {
  readonly language: Language;
  readonly children: ReactNode;
}): JSX.Element {
  const reader = useMemo(() => makeReader(props.language), [props.language]);
  return <ReaderContext.Provider value={reader}>{props.children}</ReaderContext.Provider>;
}

/** How texts, numbers and dates are written for the reader of the pane. */
export function useReader(): Reader {
  return useContext(ReaderContext);
}
