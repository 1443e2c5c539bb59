import "./withoutStyles";
import { act, configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Language } from "../../src/domain/language";
import { Pane } from "../../src/taskpane/Pane";
import type { PaneState } from "../../src/taskpane/ports";
import { prepareIcons } from "../../src/taskpane/ui";
import { fakePane, type Call, type FakePane } from "./fakePane";

// Whether an element is hidden is asked of jsdom rule by rule, which takes seconds; no test here hangs on it.
configure({ defaultHidden: true });
// A busy machine types slowly.
jest.setTimeout(30_000);

/** What a person does. Each step ends when React has drawn what came of it. */
export interface Person {
  readonly click: (element: Element) => Promise<void>;
  readonly type: (element: Element, text: string) => Promise<void>;
  readonly clear: (element: Element) => Promise<void>;
  readonly keyboard: (keys: string) => Promise<void>;
  readonly tab: () => Promise<void>;
}

function person(): Person {
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  const step = async (what: () => Promise<unknown>): Promise<void> => {
    await act(async () => {
      await what();
    });
  };
  return {
    click: (element) => step(() => user.click(element)),
    type: (element, text) => step(() => user.type(element, text)),
    clear: (element) => step(() => user.clear(element)),
    keyboard: (keys) => step(() => user.keyboard(keys)),
    tab: () => step(() => user.tab()),
  };
}

/** Draws the pane over a fake source in this state. */
export function renderPane(
  change: Partial<PaneState> = {},
  language: Language = "en",
): {
  readonly pane: FakePane;
  readonly user: Person;
  readonly container: HTMLElement;
  readonly unmount: () => void;
} {
  prepareIcons();
  const pane = fakePane(change, language);
  const { container, unmount } = render(<Pane source={pane} />);
  return { pane, user: person(), container, unmount };
}

/** The calls of one action, as lists of arguments. */
export function argumentsOf(pane: FakePane, action: Call["action"]): readonly (readonly unknown[])[] {
  return pane.calls.filter((call) => call.action === action).map(({ args }) => args);
}
