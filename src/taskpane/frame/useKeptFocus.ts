import { useEffect, useRef, type RefObject } from "react";

/**
 * Keeps somebody at the keyboard in the pane: when what had the focus is gone (a form that was sent, a button whose move was made), the
 * focus goes to the heading of what is shown instead. Somebody who works in the sheet meanwhile is left there.
 *
 * @param area Where the heading is looked for; the area itself where it has none.
 */
export function useKeptFocus(area: RefObject<HTMLElement>): void {
  const focused = useRef<Element>();
  useEffect(() => {
    const take = ({ target }: FocusEvent): void => {
      focused.current = target instanceof Element ? target : undefined;
    };
    const leave = (): void => {
      focused.current = undefined;
    };
    document.addEventListener("focusin", take);
    window.addEventListener("blur", leave);
    return () => {
      document.removeEventListener("focusin", take);
      window.removeEventListener("blur", leave);
    };
  }, []);
  useEffect(() => {
    // A menu that closes gives the focus back itself, and a form may take it: both come first.
    const look = setTimeout(() => {
      const isLost = focused.current?.isConnected === false && document.activeElement === document.body;
      if (!isLost) return;
      const heading = area.current?.querySelector<HTMLElement>("h1") ?? area.current;
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
    }, 0);
    return () => clearTimeout(look);
  });
}
