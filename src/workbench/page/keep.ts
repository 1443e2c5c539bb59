const key = "workbench.kept";

/** Keeps a workbook, as the JSON of its snapshot, for the next load of this page in this tab (the language is switched). */
export async function keepWorkbook(snapshot: string): Promise<void> {
  const cache = await caches.open(key);
  await cache.put(`/${key}`, new Response(snapshot));
  sessionStorage.setItem(key, "yes");
}

/** Takes what was kept, once: the bytes of the snapshot. */
export async function keptWorkbook(): Promise<ArrayBuffer | undefined> {
  if (sessionStorage.getItem(key) === null) return undefined;
  sessionStorage.removeItem(key);
  const cache = await caches.open(key);
  const found = await cache.match(`/${key}`);
  await cache.delete(`/${key}`);
  return found?.arrayBuffer();
}
