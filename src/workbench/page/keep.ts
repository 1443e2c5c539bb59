const key = "workbench.kept";

/** A workbook that outlives one reload of the page (the language was switched). */
export interface KeptWorkbook {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** Keeps a workbook for the next load of this page in this tab. */
export async function keepWorkbook(name: string, bytes: Uint8Array): Promise<void> {
  const cache = await caches.open(key);
  await cache.put(
    `/${key}`,
    new Response(bytes as BlobPart, { headers: { "x-file-name": encodeURIComponent(name) } }),
  );
  sessionStorage.setItem(key, "yes");
}

/** Takes what was kept, once. */
export async function keptWorkbook(): Promise<KeptWorkbook | undefined> {
  if (sessionStorage.getItem(key) === null) return undefined;
  sessionStorage.removeItem(key);
  const cache = await caches.open(key);
  const found = await cache.match(`/${key}`);
  await cache.delete(`/${key}`);
  if (!found) return undefined;
  const name = decodeURIComponent(found.headers.get("x-file-name") ?? "Book1.xlsx");
  return { name: name.replace(/\.csv$/i, ".xlsx"), bytes: await found.arrayBuffer() };
}
