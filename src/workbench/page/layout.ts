import "./page.css";
import { makeSplitter } from "./splitter";
import type { RibbonGroup } from "./ribbon";
import type { PageTexts } from "./texts";

/** What the page's own buttons do. */
export interface PageCommands {
  newBook(): void;
  example(): void;
  open(file: File): void;
  save(): void;
  switchLanguage(): void;
  setDark(dark: boolean): void;
  showPane(visible: boolean): void;
  run(action: string): void;
}

/** The page: a bar on top, the add-in's ribbon, the spreadsheet and the pane. */
export class Layout {
  readonly grid = element("div", "grid");
  readonly pane = element("iframe", "pane");
  private readonly work = element("div", "work");
  private readonly ribbon = element("div", "ribbon");
  private readonly name = element("span", "name");
  private readonly paneButton: HTMLButtonElement;
  private message: HTMLElement | undefined;

  constructor(
    root: HTMLElement,
    private readonly texts: PageTexts,
    private readonly commands: PageCommands,
    dark: boolean,
  ) {
    document.title = texts.title;
    const bar = element("header", "bar");
    const notice = element("span", "notice");
    notice.textContent = texts.notExcel;
    notice.title = texts.notExcelTip;
    const chooser = element("input", "");
    chooser.type = "file";
    chooser.accept = ".csv,.xlsx";
    chooser.hidden = true;
    chooser.addEventListener("change", () => {
      const file = chooser.files?.[0];
      if (file) commands.open(file);
      chooser.value = "";
    });
    this.paneButton = button(texts.pane, texts.paneTip, () =>
      commands.showPane(this.paneButton.getAttribute("aria-pressed") !== "true"),
    );
    const shade = button(dark ? texts.light : texts.dark, "", () => {
      const now = document.documentElement.dataset.dark === undefined;
      commands.setDark(now);
      shade.textContent = now ? texts.light : texts.dark;
    });
    bar.append(
      this.name,
      notice,
      button(texts.newBook, "", () => commands.newBook()),
      button(texts.example, "", () => commands.example()),
      button(texts.open, "", () => chooser.click()),
      button(texts.save, texts.saveTip, () => commands.save()),
      chooser,
      element("span", "gap"),
      button(texts.otherLanguage, texts.otherLanguageTip, () => commands.switchLanguage()),
      shade,
      this.paneButton,
    );
    this.ribbon.setAttribute("role", "toolbar");
    this.ribbon.setAttribute("aria-label", texts.actions);
    this.pane.title = "Funnelbook";
    const opening = element("div", "opening");
    opening.textContent = texts.loading;
    this.grid.append(opening);
    this.work.append(this.grid, makeSplitter(this.work, this.pane, texts.resizePane), this.pane);
    root.append(bar, this.ribbon, this.work);
  }

  /** Fills the ribbon with the manifest's buttons. */
  showRibbon(groups: readonly RibbonGroup[], base: string): void {
    this.ribbon.replaceChildren(
      ...groups.map((group) => {
        const box = element("div", "group");
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", group.label);
        box.append(
          ...group.buttons.map(({ label, tip, icon, action }) => {
            const made = button("", tip, () =>
              action ? this.commands.run(action) : this.commands.showPane(true),
            );
            const image = element("img", "");
            image.src = base + icon;
            image.alt = "";
            const text = element("span", "");
            text.textContent = label;
            made.setAttribute("aria-label", label);
            if (action) made.dataset.action = action;
            made.append(image, text);
            return made;
          }),
        );
        return box;
      }),
    );
  }

  /** Shows which file is open. */
  showName(name: string): void {
    this.name.textContent = name;
    this.name.title = name;
  }

  /** Shows or hides the pane; it goes on working when hidden. */
  showPane(visible: boolean): void {
    this.work.classList.toggle("paneless", !visible);
    this.paneButton.setAttribute("aria-pressed", String(visible));
  }

  setDark(dark: boolean): void {
    if (dark) document.documentElement.dataset.dark = "";
    else delete document.documentElement.dataset.dark;
  }

  /** Says something for a few seconds. */
  say(text: string): void {
    this.message?.remove();
    const shown = element("div", "message");
    shown.setAttribute("role", "status");
    shown.textContent = text;
    document.body.append(shown);
    this.message = shown;
    setTimeout(() => shown.remove(), 7000);
  }
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

function button(text: string, tip: string, click: () => void): HTMLButtonElement {
  const made = element("button", "");
  made.type = "button";
  made.textContent = text;
  if (tip) made.title = tip;
  made.addEventListener("click", click);
  return made;
}
