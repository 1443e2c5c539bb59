import { actionNames, type Actions } from "./actionNames";

/**
 * Gives the actions to Office under their names. Excel waits for `completed()` and blocks the button until then, so it is called
 * whatever came of the action: what failed is said in the pane. A keyboard shortcut's event has no `completed`.
 */
export function associateActions(actions: Actions): void {
  for (const name of actionNames) {
    Office.actions.associate(name, (event?: Partial<Office.AddinCommands.Event>) => {
      const complete = (): void => {
        event?.completed?.();
      };
      actions[name]().then(complete, complete);
    });
  }
}
