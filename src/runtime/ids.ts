import { base32Digits } from "../domain/base32";
import { civilDate } from "../domain/dates/serial";

function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => base32Digits[byte & 31]).join("");
}

/** A new operation's id: the time first, so that they sort, then chance. */
export function newOperationId(): string {
  return `${Date.now().toString(36)}-${randomText(6)}`;
}

/**
 * A new id. Two people may add at the same moment on two machines, so record ids are not counted up: they carry the day and four
 * characters of chance ("O-261123-7KQM"), and one that is taken already is drawn again.
 *
 * @param today A whole serial.
 */
export function newId(
  kind: "event" | "lead" | "opportunity" | "activity",
  today: number,
  isTaken: (id: string) => boolean,
): string {
  if (kind === "event") return `E${Date.now().toString(32).toUpperCase().padStart(9, "0")}${randomText(6)}`;
  const prefix = { lead: "L", opportunity: "O", activity: "A" }[kind];
  const { year, month, day } = civilDate(today);
  const date = [year % 100, month, day].map((part) => String(part).padStart(2, "0")).join("");
  for (;;) {
    const id = `${prefix}-${date}-${randomText(4)}`;
    if (!isTaken(id)) return id;
  }
}
