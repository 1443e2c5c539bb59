import { JSDOM } from "jsdom";
import type { ExcelHost } from "../protocol/host";
import { externalFor } from "../protocol/transport";
import { officeFolder, officeScript } from "./officeScripts";

/** A browser window without a screen, as far as we use it; everything of Office.js hangs on it. */
export type HeadlessWindow = Window & typeof globalThis & Record<string, unknown>;

/** A page with Office.js in it. */
export interface OfficePage {
  readonly dom: JSDOM;
  readonly window: HeadlessWindow;
  /** Loads Office.js into the page and waits for the part made for Excel on Windows. */
  loadOffice(): Promise<void>;
}

/** Where the page believes to be; nothing is fetched from there. */
export const pageAddress = "https://localhost/taskpane.html";
const officeAddress = "https://localhost/office-js/office.js";

/** Makes a page with Excel's side of the PC transport in place before any script runs. */
export function makePage(host: ExcelHost, html: string, url = pageAddress): OfficePage {
  const dom = new JSDOM(html, { url, runScripts: "outside-only", pretendToBeVisual: true });
  const window = dom.window as unknown as HeadlessWindow;
  shareRealm(window);
  Object.defineProperty(window, "external", { value: externalFor(host), configurable: true, writable: true });
  return { dom, window, loadOffice: () => loadOffice(dom, window) };
}

/**
 * Data that crosses between tests and the page must look the same on both sides: errors, promises and parsed JSON come from one
 * realm, and a plain object is plain on either side.
 */
function shareRealm(window: HeadlessWindow): void {
  Object.assign(window, { JSON, Error, TypeError, RangeError, Promise });
  const inner = window.Object;
  const own = inner.getPrototypeOf.bind(inner);
  inner.getPrototypeOf = (value: unknown): unknown => {
    const prototype: unknown = own(value);
    return prototype === Object.prototype ? inner.prototype : prototype;
  };
}

/** Office.js adds scripts to the page; they are run from the package, and each is told that it has loaded. */
async function loadOffice(dom: JSDOM, window: HeadlessWindow): Promise<void> {
  const folder = officeFolder();
  const { document } = window;
  const context = dom.getInternalVMContext();
  const observer = new window.MutationObserver((records) => {
    for (const record of records)
      for (const node of record.addedNodes) {
        const address = (node as HTMLScriptElement).src;
        const name = /\/office-js\/(.+)$/.exec(address ?? "")?.[1];
        if (name === undefined) continue;
        officeScript(folder, name.replace(/^[a-z]{2}-[a-z]{2}\//i, (part) => part.toLowerCase())).runInContext(context);
        node.dispatchEvent(new window.Event("load"));
      }
  });
  observer.observe(document, { childList: true, subtree: true });
  let script = document.querySelector<HTMLScriptElement>('script[src$="office.js"]');
  if (!script) {
    script = document.createElement("script");
    document.head.appendChild(script);
  }
  script.src = officeAddress;
  observer.takeRecords();
  officeScript(folder, "office.js").runInContext(context);
}
