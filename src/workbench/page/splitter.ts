const narrowest = 280;
const widest = 720;
const usual = 350;
const step = 24;
const key = "workbench.paneWidth";

/** The bar between spreadsheet and pane: drag it or use the arrow keys; the width is remembered in this browser. */
export function makeSplitter(work: HTMLElement, pane: HTMLElement, label: string): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "splitter";
  bar.tabIndex = 0;
  bar.setAttribute("role", "separator");
  bar.setAttribute("aria-orientation", "vertical");
  bar.setAttribute("aria-label", label);
  bar.setAttribute("aria-valuemin", String(narrowest));
  bar.setAttribute("aria-valuemax", String(widest));
  let width = usual;
  const set = (wanted: number): void => {
    width = Math.round(Math.min(widest, Math.max(narrowest, wanted)));
    pane.style.width = `${width}px`;
    bar.setAttribute("aria-valuenow", String(width));
    localStorage.setItem(key, String(width));
  };
  set(Number(localStorage.getItem(key)) || usual);
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    work.classList.add("dragging");
  });
  bar.addEventListener("pointermove", (event) => {
    if (bar.hasPointerCapture(event.pointerId)) set(work.getBoundingClientRect().right - event.clientX);
  });
  bar.addEventListener("lostpointercapture", () => work.classList.remove("dragging"));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") set(width + step);
    else if (event.key === "ArrowRight") set(width - step);
    else return;
    event.preventDefault();
  });
  return bar;
}
