import type { OpenBook } from "../openBook";

/** An operation that is cut at every point: what it begins from, what it does. */
export interface Operation {
  readonly name: string;
  /** Makes the workbook that every trial begins from; what is selected in the end is selected when it is opened again. */
  readonly prepare: (book: OpenBook) => Promise<void>;
  /** What the user does before, which is not cut: opening the adoption screen. */
  readonly ready?: (book: OpenBook) => Promise<unknown>;
  readonly act: (book: OpenBook) => Promise<unknown>;
  /** What must be whole or not at all: the operation, or, in a batch, each record by itself. */
  readonly unit: "operation" | "record";
  /** A large operation has hundreds of writes. */
  readonly size: "small" | "large";
}
