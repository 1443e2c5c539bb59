import { useEffect, useState } from "react";
import { brightnessOf, type Brightness } from "./brightness";

const darkQuery = "(prefers-color-scheme: dark)";

/** Background of Office's theme; undefined outside Office and where Office gives none. */
function officeBackground(): string | undefined {
  if (typeof Office === "undefined") return undefined;
  // Typed as always there, but undefined on Excel on the web and before Office is ready.
  const context = Office.context as
    { readonly officeTheme?: { readonly bodyBackgroundColor?: string } } | undefined;
  return context?.officeTheme?.bodyBackgroundColor;
}

function systemIsDark(): boolean {
  return typeof window.matchMedia === "function" && window.matchMedia(darkQuery).matches;
}

/**
 * Light or dark, live: follows the system's preference as it changes, and looks at Office's theme again whenever the pane gets the
 * focus (Excel has no theme event).
 */
export function useBrightness(): Brightness {
  const [brightness, setBrightness] = useState<Brightness>(() =>
    brightnessOf(officeBackground(), systemIsDark()),
  );
  useEffect(() => {
    const look = (): void => setBrightness(brightnessOf(officeBackground(), systemIsDark()));
    const query = typeof window.matchMedia === "function" ? window.matchMedia(darkQuery) : undefined;
    query?.addEventListener("change", look);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    look();
    return () => {
      query?.removeEventListener("change", look);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return brightness;
}
