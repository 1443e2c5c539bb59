import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { JSDOM } from "jsdom";
import type { ExcelHost } from "../protocol/host";
import { externalFor } from "../protocol/transport";
import { PageChannels } from "./pageChannels";
import { officeFolder, officeScript } from "./officeScripts";

/** A browser window without a screen, as far as we use it; everything of Office.js hangs on it. */
export type HeadlessWindow = Window & typeof globalThis & Record<string, unknown>;

/** Where the page believes to be; nothing is fetched from there. */
const pageAddress = "https://localhost/taskpane.html";
const pageFolder = "https://localhost/";
const officeAddress = "https://localhost/office-js/office.js";

/** A page with Excel's side of the PC transport in place before any script runs. */
export class OfficePage {
  readonly window: HeadlessWindow;
  private readonly dom: JSDOM;
  private readonly office = officeFolder();
  private readonly channels = new PageChannels();

  /** `folder` is where the page's own scripts lie; a page of tests has none. */
  constructor(
    host: ExcelHost,
    html: string,
    private readonly folder: string | null = null,
  ) {
    this.dom = new JSDOM(html, { url: pageAddress, runScripts: "outside-only", pretendToBeVisual: true });
    this.window = this.dom.window as unknown as HeadlessWindow;
    shareRealm(this.window);
    addWhatBrowsersHave(this.window, this.channels);
    Object.defineProperty(this.window, "external", {
      value: externalFor(host),
      configurable: true,
      writable: true,
    });
    this.runAddedScripts();
  }

  /** Loads Office.js in place of the page's own tag for it. */
  loadOffice(tag?: HTMLScriptElement): void {
    const { document } = this.window;
    const script = tag ?? document.head.appendChild(document.createElement("script"));
    script.src = officeAddress;
    this.observer.takeRecords();
    this.run(officeScript(this.office, "office.js"));
  }

  /** Runs the page's scripts in their order, Office.js from the package instead of its address. */
  loadScripts(): void {
    for (const script of [...this.window.document.querySelectorAll("script")]) {
      if (/\/office\.js(?:\?|$)/.test(script.src)) this.loadOffice(script);
      else if (script.src !== "") this.runOwn(script.src);
      else if (isJavaScript(script)) this.run(new vm.Script(script.text));
    }
    this.window.document.dispatchEvent(new this.window.Event("DOMContentLoaded"));
  }

  close(): void {
    this.observer.disconnect();
    this.channels.close();
    this.window.close();
  }

  private observer!: MutationObserver;

  /** Scripts that scripts add to the page: Office.js's own parts, and the bundle's chunks. Each is told that it has loaded. */
  private runAddedScripts(): void {
    this.observer = new this.window.MutationObserver((records) => {
      for (const record of records)
        for (const node of record.addedNodes)
          if (node.nodeName === "SCRIPT") this.runAdded(node as HTMLScriptElement);
    });
    this.observer.observe(this.window.document, { childList: true, subtree: true });
  }

  private runAdded(script: HTMLScriptElement): void {
    const name = /\/office-js\/(.+)$/.exec(script.src)?.[1];
    if (name !== undefined)
      this.run(
        officeScript(
          this.office,
          name.replace(/^[^/]+\//, (part) => part.toLowerCase()),
        ),
      );
    else if (script.src.startsWith(pageFolder)) this.runOwn(script.src);
    else return;
    script.dispatchEvent(new this.window.Event("load"));
  }

  private runOwn(address: string): void {
    if (this.folder === null || !address.startsWith(pageFolder))
      throw new Error(`The page asks for ${address}, which is not part of the add-in.`);
    const file = path.join(this.folder, decodeURIComponent(new URL(address).pathname));
    this.run(new vm.Script(readFileSync(file, "utf8"), { filename: file }));
  }

  private run(script: vm.Script): void {
    script.runInContext(this.dom.getInternalVMContext());
  }
}

function isJavaScript(script: HTMLScriptElement): boolean {
  return script.type === "" || script.type.includes("javascript");
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

/** What every browser has and the page without a screen lacks. */
function addWhatBrowsersHave(window: HeadlessWindow, channels: PageChannels): void {
  const media = (query: string): Partial<MediaQueryList> => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  const lacking: Record<string, unknown> = {
    matchMedia: media,
    MessageChannel: channels.constructorForPage,
    TextEncoder,
    TextDecoder,
    structuredClone,
  };
  for (const [name, value] of Object.entries(lacking)) if (window[name] === undefined) window[name] = value;
}
