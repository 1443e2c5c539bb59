/** @jest-environment jsdom */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { actionNames } from "../src/commands/actionNames";

const root = join(__dirname, "..");
const manifest = new DOMParser().parseFromString(
  readFileSync(join(root, "manifest.xml"), "utf8"),
  "application/xml",
);
const app = manifest.documentElement;
const address = "https://localhost:3000/";

/** The children an element may have, in the schema's order (MS-OWEMXML; Microsoft's pages on each element). */
const childOrder: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...[
      "Id",
      "AlternateId",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
    ],
    ...["HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings"],
    ...["Permissions", "VersionOverrides", "ExtendedOverrides"],
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  CustomTab: ["Group", "Label"],
  Group: ["Label", "Icon", "Control"],
  Supertip: ["Title", "Description"],
  Items: ["Item"],
  Item: ["Label", "Supertip", "Icon", "Action"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
};
const buttonOrder = ["Label", "Supertip", "Icon", "Action"];
const menuOrder = ["Label", "Supertip", "Icon", "Items"];
const functionsOrder = ["Script", "Page", "Metadata", "Namespace"];

function all(name: string, within: Element = app): Element[] {
  return [...within.getElementsByTagName(name)];
}

function one(name: string, within: Element = app): Element {
  const [element] = all(name, within);
  if (element === undefined) throw new Error(`the manifest has no <${name}>`);
  return element;
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}

function typeOf(element: Element): string {
  return attribute(element, "xsi:type");
}

function expectedOrder(element: Element): readonly string[] | undefined {
  if (element.tagName === "Control") return typeOf(element) === "Menu" ? menuOrder : buttonOrder;
  if (element.tagName === "ExtensionPoint" && typeOf(element) === "CustomFunctions") return functionsOrder;
  return childOrder[element.tagName];
}

/** The file of this repository that an address of the manifest stands for, before the build: dist/assets is assets. */
function iconFile(url: string): string {
  return join(root, url.slice(address.length));
}

function pngSize(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test("the manifest is well-formed", () => {
  expect(all("parsererror")).toEqual([]);
});

test("every element stands where the schema wants it", () => {
  const wrong = [app, ...all("*")].flatMap((element) => {
    const order = expectedOrder(element);
    if (order === undefined) return [];
    const names = [...element.children].map((child) => child.tagName);
    const sorted = [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const unknown = names.filter((name) => !order.includes(name));
    return unknown.length > 0 || names.join() !== sorted.join()
      ? [`${element.tagName}: ${names.join(", ")}`]
      : [];
  });
  expect(wrong).toEqual([]);
});

test("it has an identity: a GUID, a version of four numbers, a provider, a language", () => {
  expect(one("Id").textContent).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(one("Version").textContent).toMatch(/^[1-9]\d*(\.\d+){3}$/);
  expect(one("ProviderName").textContent.trim()).not.toBe("");
  expect(one("DefaultLocale").textContent).toBe("en-US");
  expect(one("Permissions").textContent).toBe("ReadWriteDocument");
});

test("it asks for the floor of Excel versions and no more", () => {
  const sets = all("Set").map((set) => `${attribute(set, "Name")} ${attribute(set, "MinVersion")}`);
  expect(sets).toEqual(["SharedRuntime 1.1", "CustomFunctionsRuntime 1.3", "ExcelApi 1.14"]);
});

test("pane, functions and ribbon actions share one long-lived page", () => {
  const runtimes = all("Runtime");
  expect(runtimes).toHaveLength(1);
  expect(attribute(one("Runtime"), "lifetime")).toBe("long");
  const page = attribute(one("Runtime"), "resid");
  expect(attribute(one("SourceLocation", one("Page")), "resid")).toBe(page);
  expect(attribute(one("FunctionFile"), "resid")).toBe(page);
  const panes = all("Action").filter((action) => typeOf(action) === "ShowTaskpane");
  expect(panes.map((action) => attribute(one("SourceLocation", action), "resid"))).toEqual(
    panes.map(() => page),
  );
  expect(all("TaskpaneId")).toEqual([]);
});

test("each resource is defined once, used, of the kind its place needs, and named in at most 32 characters", () => {
  const defined = new Map<string, string>();
  for (const element of [...one("bt:Images").children, ...all("bt:Url"), ...all("bt:String")]) {
    const id = attribute(element, "id");
    expect([id, defined.has(id)]).toEqual([id, false]);
    expect(id.length).toBeLessThanOrEqual(32);
    defined.set(
      id,
      element.tagName === "bt:String" ? (element.parentElement?.tagName ?? "") : element.tagName,
    );
  }
  const needed = (element: Element): string => {
    if (element.tagName === "bt:Image") return "bt:Image";
    if (["Label", "Title", "Namespace"].includes(element.tagName)) return "bt:ShortStrings";
    if (element.tagName === "Description") return "bt:LongStrings";
    return "bt:Url";
  };
  const uses = all("*").filter((element) => element.hasAttribute("resid"));
  const wrong = uses.filter((element) => defined.get(attribute(element, "resid")) !== needed(element));
  expect(wrong.map((element) => `${element.tagName} ${attribute(element, "resid")}`)).toEqual([]);
  const used = new Set(uses.map((element) => attribute(element, "resid")));
  expect([...defined.keys()].filter((id) => !used.has(id))).toEqual([]);
});

test("texts fit: 125 characters for labels and titles, 250 for descriptions", () => {
  const texts = (element: Element): string[] =>
    [element, ...element.children].map((part) => attribute(part, "DefaultValue") || attribute(part, "Value"));
  const longest = (elements: Element[]): number =>
    Math.max(...elements.flatMap(texts).map((text) => text.length));
  expect(longest(all("bt:String", one("bt:ShortStrings")))).toBeLessThanOrEqual(125);
  expect(longest(all("bt:String", one("bt:LongStrings")))).toBeLessThanOrEqual(250);
  expect(longest([one("DisplayName")])).toBeLessThanOrEqual(125);
  expect(longest([one("Description")])).toBeLessThanOrEqual(250);
});

test("every text, and the functions' help, is there in Chinese too", () => {
  const localized = [...all("bt:String"), one("DisplayName"), one("Description")];
  const chinese = (element: Element): Element | undefined =>
    [...element.children].find(
      (child) => attribute(child, "Locale") === "zh-CN" && attribute(child, "Value") !== "",
    );
  expect(
    localized.filter((element) => chinese(element) === undefined).map((element) => attribute(element, "id")),
  ).toEqual([]);
  const help = all("bt:Url").find((element) => attribute(element, "id") === "Functions.Metadata.Url");
  expect(attribute(chinese(help!)!, "Value")).toBe(`${address}functions-zh-cn.json`);
});

test("the functions are called FUNNEL in every language, since a formula is written once and read everywhere", () => {
  const resid = attribute(one("Namespace"), "resid");
  const namespace = all("bt:String").find((element) => attribute(element, "id") === resid)!;
  expect([
    attribute(namespace, "DefaultValue"),
    ...all("bt:Override", namespace).map((item) => attribute(item, "Value")),
  ]).toEqual(["FUNNEL", "FUNNEL"]);
});

test("every address is https and on the add-in's own site", () => {
  const schema = /^http:\/\/(schemas\.microsoft\.com|www\.w3\.org)\//;
  const addresses = [app, ...all("*")]
    .flatMap((element) => [...element.attributes].filter(({ name }) => !name.startsWith("xmlns")))
    .map(({ value }) => value)
    .filter((value) => /^\w+:\/\//.test(value) && !schema.test(value));
  expect(addresses.length).toBeGreaterThan(40);
  expect(addresses.filter((value) => !value.startsWith(address))).toEqual([]);
});

test("each icon is a PNG of the size it is said to have", () => {
  const urls = new Map(
    all("bt:Image", one("bt:Images")).map((image) => [
      attribute(image, "id"),
      attribute(image, "DefaultValue"),
    ]),
  );
  const stated = all("Icon").flatMap((icon) => all("bt:Image", icon));
  expect(stated.length).toBeGreaterThan(60);
  for (const image of stated) {
    const size = Number(attribute(image, "size"));
    expect(pngSize(iconFile(urls.get(attribute(image, "resid"))!))).toEqual({ width: size, height: size });
  }
  expect(pngSize(iconFile(attribute(one("IconUrl"), "DefaultValue")))).toEqual({ width: 32, height: 32 });
  expect(pngSize(iconFile(attribute(one("HighResolutionIconUrl"), "DefaultValue")))).toEqual({
    width: 64,
    height: 64,
  });
});

test("each button has the three sizes that Excel requires, the product's mark all that it takes", () => {
  const sizes = (icon: Element): string =>
    all("bt:Image", icon)
      .map((image) => attribute(image, "size"))
      .join();
  const known = new Set(["16,32,80", "16,20,24,32,40,48,64,80"]);
  expect(
    all("Icon")
      .map(sizes)
      .filter((list) => !known.has(list)),
  ).toEqual([]);
  for (const size of [96, 128]) expect(existsSync(join(root, "assets", `icon-${size}.png`))).toBe(true);
});

test("the ribbon has a button for each action that the add-in registers, and no other", () => {
  const buttons = all("Control").filter((control) => typeOf(control) === "Button");
  const actions = buttons.map((button) => attribute(button, "id").replace("Funnelbook.", ""));
  expect([...actions].sort()).toEqual([...actionNames].sort());
});

test("a button and a line of the cell menu run the action that they are named after", () => {
  const controls = [...all("Control").filter((control) => typeOf(control) === "Button"), ...all("Item")];
  for (const control of controls) {
    const name = attribute(control, "id").split(".").at(-1);
    const action = one("Action", control);
    if (name === "showPane") expect(typeOf(action)).toBe("ShowTaskpane");
    else expect([typeOf(action), one("FunctionName", action).textContent]).toEqual(["ExecuteFunction", name]);
    expect(attribute(one("Label", control), "resid")).toBe(`${name}.label`);
    expect(attribute(one("Description", control), "resid")).toBe(`${name}.tip`);
  }
});

test("ids of tab, groups, buttons and lines are unique", () => {
  const ids = ["CustomTab", "Group", "Control", "Item"]
    .flatMap((name) => all(name))
    .map((element) => attribute(element, "id"));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id.length > 125 || id === "")).toEqual([]);
});
