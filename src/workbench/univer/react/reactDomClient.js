import { render, unmountComponentAtNode } from "react-dom";

/**
 * React 18's `createRoot` over React 17's `render`.
 * @param {Element} container
 */
export const createRoot = (container) => ({
  /** @param {import("react").ReactElement} element */
  render: (element) => render(element, container),
  unmount: () => unmountComponentAtNode(container),
});
