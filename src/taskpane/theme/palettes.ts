import type { IPalette } from "../ui";
import type { Brightness } from "./brightness";

/** Fabric's palette: greys of Office, the accent a green near Excel's own. Dark is the same ladder turned round. */
export const palettes: Readonly<Record<Brightness, Partial<IPalette>>> = {
  light: {
    themeDarker: "#094a27",
    themeDark: "#0b5a2f",
    themeDarkAlt: "#0c6636",
    themePrimary: "#0f703b",
    themeSecondary: "#2b8a56",
    themeTertiary: "#7cbf98",
    themeLight: "#c8e6d4",
    themeLighter: "#e0f2e8",
    themeLighterAlt: "#f4fbf7",
    neutralLighterAlt: "#faf9f8",
    neutralLighter: "#f3f2f1",
    neutralLight: "#edebe9",
    neutralQuaternaryAlt: "#e1dfdd",
    neutralQuaternary: "#d2d0ce",
    neutralTertiaryAlt: "#c8c6c4",
    neutralTertiary: "#a19f9d",
    neutralSecondary: "#605e5c",
    neutralPrimaryAlt: "#3b3a39",
    neutralPrimary: "#242322",
    neutralDark: "#201f1e",
    black: "#000000",
    white: "#ffffff",
  },
  dark: {
    themeDarker: "#b5e5c9",
    themeDark: "#9adbb5",
    themeDarkAlt: "#86d3a7",
    themePrimary: "#73cb98",
    themeSecondary: "#5cb582",
    themeTertiary: "#3c7d58",
    themeLight: "#264f38",
    themeLighter: "#1e3a2a",
    themeLighterAlt: "#1f2b24",
    neutralLighterAlt: "#262524",
    neutralLighter: "#2d2c2b",
    neutralLight: "#383736",
    neutralQuaternaryAlt: "#434241",
    neutralQuaternary: "#4d4c4b",
    neutralTertiaryAlt: "#6a6866",
    neutralTertiary: "#8f8d8b",
    neutralSecondary: "#c8c6c4",
    neutralPrimaryAlt: "#dedcda",
    neutralPrimary: "#f3f2f1",
    neutralDark: "#faf9f8",
    black: "#ffffff",
    white: "#1f1e1d",
  },
};

/** Colours of the pane's own parts. Every text colour has at least 4.5:1 on the surfaces it is used on (tested). */
export interface PaneColours {
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  /** Outlines without text. */
  readonly faint: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly accentSoft: string;
  readonly watch: string;
  readonly watchSoft: string;
  readonly late: string;
  readonly lateSoft: string;
  readonly stalled: string;
  readonly stalledSoft: string;
  readonly neutralSoft: string;
}

/** The colours of the pane on a light and on a dark background. */
export const paneColours: Readonly<Record<Brightness, PaneColours>> = {
  light: {
    page: "#ffffff",
    card: "#faf9f8",
    text: "#242322",
    muted: "#605e5c",
    line: "#e1dfdd",
    faint: "#a19f9d",
    accent: "#0f703b",
    onAccent: "#ffffff",
    accentSoft: "#e0f2e8",
    watch: "#6b4e00",
    watchSoft: "#fff4ce",
    late: "#8a3707",
    lateSoft: "#fde7d9",
    stalled: "#a4262c",
    stalledSoft: "#fde7e9",
    neutralSoft: "#f3f2f1",
  },
  dark: {
    page: "#1f1e1d",
    card: "#262524",
    text: "#f3f2f1",
    muted: "#c8c6c4",
    line: "#434241",
    faint: "#797775",
    accent: "#73cb98",
    onAccent: "#1f1e1d",
    accentSoft: "#1e3a2a",
    watch: "#f5d76e",
    watchSoft: "#3d3412",
    late: "#ffb587",
    lateSoft: "#452a18",
    stalled: "#ff9ea3",
    stalledSoft: "#4a2224",
    neutralSoft: "#2d2c2b",
  },
};
