import { brightnessOf, contrast } from "../../../src/taskpane/theme/brightness";
import { paneColours, palettes } from "../../../src/taskpane/theme/palettes";

describe.each(["light", "dark"] as const)("Everything can be read in a %s pane", (brightness) => {
  const colours = paneColours[brightness];
  const texts = [
    ["text", "page"],
    ["text", "card"],
    ["text", "neutralSoft"],
    ["muted", "page"],
    ["muted", "card"],
    ["muted", "neutralSoft"],
    ["accent", "page"],
    ["accent", "card"],
    ["accent", "accentSoft"],
    ["onAccent", "accent"],
    ["watch", "watchSoft"],
    ["late", "lateSoft"],
    ["late", "page"],
    ["stalled", "stalledSoft"],
  ] as const;
  test.each(texts)("%s on %s has a contrast of at least 4.5", (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(4.5);
  });

  test("The text of the primary button has a contrast of at least 4.5, also under the pointer", () => {
    const { white = "", themePrimary = "", themeDarkAlt = "" } = palettes[brightness];
    expect(contrast(white, themePrimary)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(white, themeDarkAlt)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("The pane is light or dark as Office is", () => {
  test("Office's theme wins over the system's preference", () => {
    expect(brightnessOf("#ffffff", true)).toBe("light");
    expect(brightnessOf("#262626", false)).toBe("dark");
    expect(brightnessOf("#E6E6E6", true)).toBe("light");
  });

  test("Without Office's theme the system's preference decides", () => {
    expect(brightnessOf(undefined, true)).toBe("dark");
    expect(brightnessOf(undefined, false)).toBe("light");
    expect(brightnessOf("transparent", true)).toBe("dark");
  });
});
