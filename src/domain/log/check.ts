import { inBase32 } from "../base32";
import { toMilliseconds } from "../dates/serial";
import type { EventKind } from "../store/words";
import type { LogEvent, RecordState } from "./event";
import { hashOfText } from "./hashOfText";

const separator = "\u001f";

/**
 * The Check of a log row: SHA-256 of the row's canonical text with the Check of the row that the record's log had last when
 * it was written (`""` for the record's first row), cut to 55 bits: the letter X and 11 characters of Crockford's base 32.
 * Twelve characters beginning with X are no number, no date and no cell address in any language of Excel.
 *
 * The canonical text is UTF-8: the fields Event ID, Moved At, Recorded At, Record ID, Type, Event, Refers To, Funnel, From
 * Stage, To Stage, Owner, Amount, Currency, Probability, Forecast Category, Expected Close, Reason, By, Recorded Via and
 * the previous Check, in this order, joined by U+001F. Spaces around a text do not count. In it, `\` is written `\\`, U+001F
 * `\u`, and a line end (CR LF, CR or LF) `\n`. A date is its milliseconds since serial 0 as a whole number (a date without a
 * time: its midnight). A number is what JavaScript prints for it when rounded to the 15 digits that Excel keeps. Type, Event
 * and Recorded Via are the codes of `words.ts` ("lead", "Moved", "Pane"), not the words of the workbook's language; so is a
 * known Forecast Category. Nothing is the empty text.
 *
 * It finds accidents and casual edits; who wants to forge a row can compute a new Check. What proves more is the Log Digest of
 * a closed period.
 */
export function checkOf(event: Omit<LogEvent, "check">, previousCheck: string): string {
  const fields = [
    text(event.eventId),
    date(event.movedAt),
    date(event.recordedAt),
    text(event.recordId),
    event.type,
    event.event,
    text(event.refersTo),
    text(event.state.funnel),
    text(event.fromStage),
    text(event.state.stage),
    text(event.state.owner),
    number(event.state.amount),
    text(event.state.currency),
    number(event.state.probability),
    text(event.state.forecastCategory),
    date(event.state.expectedClose),
    text(event.reason),
    text(event.by),
    event.via,
    text(previousCheck),
  ];
  return `X${shortHash(fields.join(separator), 11)}`;
}

/**
 * The Event ID of an event that was found rather than made here (in the grid, in an import): a hash of the record, the Check
 * that its log had last, the kind and the new state. Who found it, when and how do not enter, so any number of finders
 * write the same Event ID and the log counts it once. `previousCheck` is that of the log before all events found together.
 * The letter G and 15 characters (75 bits).
 */
export function derivedEventId(
  recordId: string,
  previousCheck: string,
  newState: RecordState,
  kind: EventKind,
): string {
  const fields = [
    "derived",
    text(recordId),
    text(previousCheck),
    kind,
    text(newState.funnel),
    text(newState.stage),
    text(newState.owner),
    number(newState.amount),
    text(newState.currency),
    number(newState.probability),
    text(newState.forecastCategory),
    date(newState.expectedClose),
  ];
  return `G${shortHash(fields.join(separator), 15)}`;
}

/** SHA-256 of a text (UTF-8) as so many characters of base 32, five bits each, from its beginning. */
function shortHash(canonical: string, characters: number): string {
  return inBase32(hashOfText(canonical), characters);
}

// eslint-disable-next-line no-control-regex -- the separator is a control character, so that no cell is likely to hold it
const special = /[\\\r\n\u001f]/;

function text(value: string): string {
  const trimmed = value.trim();
  if (!special.test(trimmed)) return trimmed;
  return trimmed
    .replaceAll("\\", "\\\\")
    .replaceAll(separator, "\\u")
    .replace(/\r\n|\r|\n/g, "\\n");
}

function number(value: number | null): string {
  return value === null ? "" : canonicalNumber(value);
}

/** A number as its canonical text: rounded to 15 significant digits, never "-0". */
export function canonicalNumber(value: number): string {
  // Rounding leaves a whole number of at most 15 digits as it is.
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value + 0);
  return String(Number(value.toPrecision(15)) + 0);
}

function date(serial: number | null): string {
  return serial === null ? "" : String(toMilliseconds(serial));
}
