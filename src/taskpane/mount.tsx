import { render } from "react-dom";
import { Pane } from "./Pane";
import type { PaneSource } from "./ports";
import { prepareIcons } from "./ui";

const mounted = new WeakMap<Element, PaneSource>();

/** Draws the pane into an element. Mounting the same source there again does nothing; another one takes its place. */
export function mountPane(element: Element, source: PaneSource): void {
  if (mounted.get(element) === source) return;
  mounted.set(element, source);
  prepareIcons();
  document.documentElement.lang = source.language;
  render(<Pane source={source} key={source.language} />, element);
}
