/**
 * Tells Fabric to take nothing from its content network: no Segoe web fonts (Windows has Segoe UI, other systems their own
 * font) and icon fonts from beside the page. Fabric reads this while it is imported, so this module is imported before it.
 */
declare global {
  interface Window {
    FabricConfig?: { fontBaseUrl?: string; iconBaseUrl?: string };
  }
}

/** Where the icon fonts lie, seen from the page. */
export const iconFontAddress = "./fonts/";

window.FabricConfig = { ...window.FabricConfig, fontBaseUrl: "", iconBaseUrl: iconFontAddress };
