import type { Session } from "../run";

const key = "funnelbook.offeredTexts";

/**
 * The lists in text that set-up has written into this workbook: by these it knows its own again, since a text doesn't say where it comes
 * from. One sync.
 */
export async function readOfferedTexts({ context, sync }: Session): Promise<ReadonlySet<string>> {
  const setting = context.workbook.settings.getItemOrNullObject(key);
  setting.load("value");
  await sync();
  if (setting.isNullObject || typeof setting.value !== "string") return new Set();
  try {
    const texts: unknown = JSON.parse(setting.value);
    return new Set(Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : []);
  } catch {
    return new Set();
  }
}

/** Notes texts before they are written, those of before too: a set-up may be cut between two of them. */
export function noteOfferedTexts({ context }: Session, texts: Iterable<string>): void {
  context.workbook.settings.add(key, JSON.stringify([...texts]));
}
