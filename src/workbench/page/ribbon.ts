/** A button of the add-in's ribbon tab, as the manifest describes it. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of an icon of 16 or 32 pixels, relative to the add-in. */
  readonly icon: string;
  /** The associated action, or null for the button that shows the pane. */
  readonly action: string | null;
}

/** A group of buttons. */
export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

/** Reads the ribbon tab from a manifest, in a locale, with addresses relative to the add-in's folder. */
export function readRibbon(manifest: string, locale: string): RibbonGroup[] {
  const page = new DOMParser().parseFromString(manifest, "application/xml");
  const resources = resourcesOf(page, locale);
  const text = (element: Element, ...path: string[]): string =>
    resources.get(path.reduce<Element | undefined>(child, element)?.getAttribute("resid") ?? "") ?? "";
  return elements(page, "Group").map((group) => ({
    label: text(group, "Label"),
    buttons: elements(group, "Control").map((control) => ({
      id: control.getAttribute("id") ?? "",
      label: text(control, "Label"),
      tip: text(control, "Supertip", "Description"),
      icon: fileOf(resources.get(iconOf(control)) ?? ""),
      action: elements(control, "FunctionName")[0]?.textContent.trim() ?? null,
    })),
  }));
}

function iconOf(control: Element): string {
  const images = elements(control, "Image");
  const best = images.find((image) => image.getAttribute("size") === "32") ?? images[0];
  return best?.getAttribute("resid") ?? "";
}

/** The manifest names files of the server that it was built for; the workbench serves the same ones beside itself. */
const fileOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).pathname.replace(/^\//, "") : "";

function resourcesOf(page: Document, locale: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const kind of ["Image", "Url", "String"])
    for (const item of elements(page, kind)) {
      const id = item.getAttribute("id");
      const own = elements(item, "Override").find((each) => each.getAttribute("Locale") === locale);
      const value = own?.getAttribute("Value") ?? item.getAttribute("DefaultValue");
      if (id !== null && value !== null) found.set(id, value);
    }
  return found;
}

function elements(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagNameNS("*", name)];
}

function child(parent: Element | undefined, name: string): Element | undefined {
  return parent && [...parent.children].find((element) => element.localName === name);
}
