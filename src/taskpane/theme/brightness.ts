/** Light or dark. */
export type Brightness = "light" | "dark";

/** Relative luminance (WCAG 2) of a colour written #rrggbb or #rgb; undefined where it is written otherwise. */
export function luminance(colour: string): number | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour.trim());
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour.trim());
  const parts = short ? short.slice(1, 4).map((digit) => digit + digit) : long?.slice(1, 4);
  if (parts === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (WCAG 2), 1 to 21; undefined where one cannot be read. */
export function contrast(one: string, other: string): number | undefined {
  const first = luminance(one);
  const second = luminance(other);
  if (first === undefined || second === undefined) return undefined;
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** What Office's theme background and the system's preference come to: Office wins where it says anything. */
export function brightnessOf(officeBackground: string | undefined, systemIsDark: boolean): Brightness {
  const light = officeBackground === undefined ? undefined : luminance(officeBackground);
  if (light === undefined) return systemIsDark ? "dark" : "light";
  return light < 0.3 ? "dark" : "light";
}
