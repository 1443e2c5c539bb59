import type { Core } from "./core";
import { lastMillisecond } from "./lastMillisecond";
import { RowsByDay } from "./rowsByDay";
import type { Snapshot } from "./snapshot";
import { View } from "./view";

/**
 * Views of one day after another, all of the columns of one snapshot that is moved from day to day: far less than a snapshot for each.
 * A view holds only until the next is asked for, and nothing may change in between.
 */
export class ViewWalk {
  private snapshot: Snapshot | undefined;
  private current: View | undefined;
  private rows: RowsByDay | undefined;

  constructor(private readonly core: Core) {}

  /** The store as of a day (its end) or an instant, as recorded by now. */
  view(asOf: number): View {
    if (this.current?.asOf === asOf) return this.current;
    if (this.snapshot !== undefined) {
      this.rows ??= new RowsByDay(this.core.log);
      this.snapshot.moveTo(lastMillisecond(asOf), this.rows);
    }
    this.current = new View(this.core, asOf, undefined, this.snapshot).refresh();
    this.snapshot = this.current.snapshot;
    return this.current;
  }
}
