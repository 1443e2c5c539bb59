import type { PaneState } from "../taskpane/ports";

/** The state that the pane shows, and who listens to it. Changes made in one task are told once. */
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
      queueMicrotask(() => {
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
