import type { Core } from "./core";
import { lastMillisecond } from "./lastMillisecond";
import { RowsByDay } from "./rowsByDay";
import { View } from "./view";

/**
 * Views of one day after another, all of the columns of one snapshot that is moved from day to day: far less than a snapshot for each.
 * A view holds only until the next is asked for, and nothing may change in between.
 */
export class ViewWalk {
  private current: View | undefined;
  private rows: RowsByDay | undefined;

  /** @param begin Makes the first view. */
  constructor(
    private readonly core: Core,
    private readonly begin: (asOf: number) => View,
  ) {}

  /** The store as of a day (its end) or an instant, as recorded by now. */
  view(asOf: number): View {
    if (this.current?.asOf === asOf) return this.current;
    if (this.current === undefined) this.current = this.begin(asOf).refresh();
    else {
      const { snapshot } = this.current;
      this.rows ??= new RowsByDay(this.core.log);
      snapshot.moveTo(lastMillisecond(asOf), this.rows);
      this.current = new View(this.core, asOf, undefined, snapshot).refresh();
    }
    return this.current;
  }
}
