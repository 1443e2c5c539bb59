import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { reason, type Reason, type Result } from "../domain/result";
import type { PaneActions, PaneChoices } from "./ports";

/** What every view may use besides its own props: the actions, what the forms offer, and whether something is under way. */
export interface Doing {
  readonly actions: PaneActions;
  readonly choices: PaneChoices;
  readonly people: readonly string[];
  /** A long operation is under way: buttons that would change something wait. */
  readonly locked: boolean;
}

const DoingContext = createContext<Doing | undefined>(undefined);

/** Gives the views below it what {@link useDoing} hands out. */
export const DoingProvider = DoingContext.Provider;

/** How the pane's views run actions; only to be asked within the pane. */
export function useDoing(): Doing {
  const doing = useContext(DoingContext);
  if (doing === undefined) throw new Error("a view of the pane is drawn outside the pane");
  return doing;
}

/** An action as a form runs it. */
export interface Attempt {
  /** Runs it and says whether it was done; a second call while one runs does nothing. */
  readonly run: (action: () => Promise<Result<void>>) => Promise<boolean>;
  /** Why the last one was refused; undefined once it is done or forgotten. */
  readonly refusal: Reason | undefined;
  readonly forget: () => void;
  readonly busy: boolean;
}

/**
 * Runs actions one at a time and keeps the reason why the last was refused, to be said beside what was typed. The pane's own
 * outcome is dismissed then, so that one refusal isn't said twice.
 */
export function useAttempt(): Attempt {
  const { actions } = useDoing();
  const [refusal, setRefusal] = useState<Reason>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = useCallback(
    async (action: () => Promise<Result<void>>): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setRefusal(undefined);
      const result = await action().catch((): Result<void> => ({
        ok: false,
        reason: reason("paneUnexpected"),
      }));
      running.current = false;
      if (!result.ok) actions.dismissOutcome();
      if (shown.current) {
        setBusy(false);
        if (!result.ok) setRefusal(result.reason);
      }
      return result.ok;
    },
    [actions],
  );
  const forget = useCallback(() => setRefusal(undefined), []);
  return { run, refusal, forget, busy };
}
