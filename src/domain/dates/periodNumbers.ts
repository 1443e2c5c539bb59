const chineseDigits = "零一二三四五六七八九";

/** A count in digits or in Chinese numerals up to 九十九; undefined when it is neither. */
export function wholeNumber(written: string | undefined): number | undefined {
  if (written === undefined || written === "") return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  const numeral = written.replaceAll("两", "二").replaceAll("〇", "零");
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(numeral);
  if (tens !== null) return digit(tens[1] ?? "一") * 10 + (tens[2] === undefined ? 0 : digit(tens[2]));
  return numeral.length === 1 && chineseDigits.includes(numeral) ? digit(numeral) : undefined;
}

/** A year in four digits, or in two as fiscal years are often named (FY26). */
export function yearNumber(written: string | undefined): number {
  const year = Number(written);
  return written?.length === 2 ? 2000 + year : year;
}

function digit(numeral: string): number {
  return chineseDigits.indexOf(numeral);
}
