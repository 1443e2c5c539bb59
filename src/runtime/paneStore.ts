import type { PaneState } from "../taskpane/ports";
import { schedule } from "../workbook/pause";

/**
 * The state that the pane shows, and who listens to it. Changes are told in a task of their own, those of one task once: drawing takes
 * tens of milliseconds, which a slice of other work does not have left.
 */
export interface PaneStore {
  readonly state: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes the pane's state. */
export function createPaneStore(first: PaneState): PaneStore {
  let state = first;
  let told = true;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    set: (change) => {
      state = { ...state, ...change };
      if (!told) return;
      told = false;
      schedule(() => {
        told = true;
        for (const listener of [...listeners]) listener();
      });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
