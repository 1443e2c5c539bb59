/**
 * The name declared at this device, kept in the browser's storage under Office's partition: Excel tells an add-in no user name.
 */
function key(): string {
  const partition = (Office.context as { partitionKey?: string }).partitionKey ?? "";
  return `${partition}funnelbook.who`;
}

/** The declared name; "" until somebody said it, and where storage is not allowed. */
export function readWho(): string {
  try {
    return localStorage.getItem(key()) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the declared name; where storage is not allowed it holds until the workbook is closed. */
export function keepWho(name: string): void {
  try {
    localStorage.setItem(key(), name);
  } catch {
    return;
  }
}
