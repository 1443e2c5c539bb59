const short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const full = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The month (1 to 12) that an English name in lower case names, in full or short ("nov", "sept"); undefined where it names none. */
export function monthNamed(name: string): number | undefined {
  const index = Math.max(short.indexOf(name === "sept" ? "sep" : name), full.indexOf(name));
  return index < 0 ? undefined : index + 1;
}
