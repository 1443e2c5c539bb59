import { useLayoutEffect, useMemo, type CSSProperties, type ReactNode, type JSX } from "react";
import { createTheme, Customizer, Fabric, loadTheme } from "../ui";
import { styles } from "../styles";
import { paneColours, palettes, type PaneColours } from "./palettes";
import { useBrightness } from "./useBrightness";

const fontFamily =
  "'Segoe UI', -apple-system, BlinkMacSystemFont, 'Helvetica Neue', 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";

function asVariables(colours: PaneColours): CSSProperties {
  return Object.fromEntries(
    Object.entries(colours).map(([name, colour]) => [`--fb-${name}`, colour as string]),
  );
}

/** Dresses everything inside for light or dark, Fabric's components and the pane's own, and follows changes. */
export function PaneTheme({ children }: { readonly children: ReactNode }): JSX.Element {
  const brightness = useBrightness();
  const colours = paneColours[brightness];
  const theme = useMemo(
    () =>
      createTheme({
        palette: palettes[brightness],
        isInverted: brightness === "dark",
        defaultFontStyle: { fontFamily },
        semanticColors: {
          bodyBackground: colours.page,
          bodySubtext: colours.muted,
          errorText: colours.stalled,
          inputPlaceholderText: colours.muted,
          menuBackground: brightness === "dark" ? "#2d2c2b" : "#ffffff",
        },
      }),
    [brightness, colours],
  );
  useLayoutEffect(() => {
    // Parts of Fabric that are drawn outside our tree (menus, the calendar) read the loaded theme.
    loadTheme(theme);
    document.body.style.margin = "0";
    document.body.style.backgroundColor = colours.page;
    document.documentElement.style.colorScheme = brightness;
  }, [theme, colours, brightness]);
  return (
    <Customizer settings={{ theme }}>
      <Fabric>
        <div
          className={styles.themed}
          style={{ ...asVariables(colours), fontFamily }}
          data-brightness={brightness}
        >
          {children}
        </div>
      </Fabric>
    </Customizer>
  );
}
