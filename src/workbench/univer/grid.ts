import {
  ICommandService,
  IUndoRedoService,
  LocaleType,
  LogLevel,
  mergeLocales,
  ThemeService,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import type { ILanguagePack, Injector } from "@univerjs/core";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import type { WorkbookModel } from "../model/workbook";
import { FunctionHelp } from "./functionHelp";
import type { HelpEntry } from "./functionHelp";
import { GridBook } from "./gridBook";
import { GridEdits } from "./gridEdits";
import { GridMirror } from "./gridMirror";
import { feedLists } from "./lists";
import { gridPlugins } from "./plugins";
import { workbookSnapshot } from "./snapshot";
import { GridUndo } from "./undo";

/** What a grid is made of and whom it tells. */
export interface GridOptions {
  readonly container: HTMLElement;
  readonly language: "en" | "zh-CN";
  readonly dark: boolean;
  readonly model: WorkbookModel;
  /** Called when the workbook refuses a user's edit, with its reason. */
  readonly refused: (message: string) => void;
  /** Called when the user begins and ends typing in a cell. */
  readonly typing: (busy: boolean) => void;
}

/** A spreadsheet on the page, showing a workbook and taking edits to it. One grid a page; `show` changes the workbook. */
export class Grid {
  private readonly univer: Univer;
  private readonly injector: Injector;
  private readonly undo: GridUndo;
  private readonly help: FunctionHelp;
  private lists: { forget(): void } | undefined;
  private book: { mirror: GridMirror; edits: GridEdits; grid: GridBook } | undefined;
  private model: WorkbookModel;

  private constructor(
    private readonly options: GridOptions,
    texts: ILanguagePack,
  ) {
    const locale = options.language === "en" ? LocaleType.EN_US : LocaleType.ZH_CN;
    this.model = options.model;
    this.univer = new Univer({
      locale,
      locales: { [locale]: texts },
      logLevel: LogLevel.WARN,
      darkMode: options.dark,
      override: [[IUndoRedoService, { useClass: GridUndo }]],
    });
    this.injector = this.univer.__getInjector();
    for (const [plugin, config] of gridPlugins(options.container)) this.univer.registerPlugin(plugin, config);
    const undo = this.injector.get(IUndoRedoService);
    if (!(undo instanceof GridUndo)) throw new Error("Univer has an undo service of its own.");
    this.undo = undo;
    this.show(options.model);
    this.help = new FunctionHelp(this.injector);
  }

  /** Makes the grid with its texts in the page's language. */
  static async create(options: GridOptions): Promise<Grid> {
    const packs =
      options.language === "en" ? await import("./locales/english") : await import("./locales/chinese");
    return new Grid(options, mergeLocales(...packs.texts));
  }

  /** Opens a workbook in place of the one shown. */
  show(model: WorkbookModel): void {
    this.book?.edits.dispose();
    this.book?.mirror.dispose();
    this.book?.grid.dispose();
    this.model = model;
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbookSnapshot(model));
    // Univer's own parts are there once it has a workbook.
    this.lists ??= feedLists(this.injector, () => this.model);
    const grid = new GridBook(this.injector, GridBook.current(this.injector));
    const mirror = new GridMirror(model, grid, () => {
      this.lists?.forget();
      this.undo.show();
    });
    const edits = new GridEdits(
      this.injector,
      model,
      grid,
      mirror,
      this.options.refused,
      this.options.typing,
    );
    mirror.showAll();
    this.undo.follow(model);
    this.book = { mirror, edits, grid };
  }

  /** Functions that the formula bar offers and explains besides Univer's own. */
  explainFunctions(entries: readonly HelpEntry[]): void {
    this.help.show(entries);
  }

  /** Dark or light. */
  setDark(dark: boolean): void {
    this.injector.get(ThemeService).setDarkMode(dark);
    this.book?.grid.redraw();
  }

  /** Runs one of Univer's commands, as a menu entry would. */
  command(id: string, params?: object): Promise<boolean> {
    return this.injector.get(ICommandService).executeCommand(id, params);
  }

  dispose(): void {
    this.book?.edits.dispose();
    this.book?.mirror.dispose();
    this.univer.dispose();
  }
}
