import { initializeIcons } from "@uifabric/icons";
import { iconFontAddress } from "./selfHosted";

let ready = false;

/** Makes Fabric's icons available from the fonts beside the page. The second call does nothing. */
export function prepareIcons(): void {
  if (ready) return;
  ready = true;
  initializeIcons(iconFontAddress, { disableWarnings: true });
}
