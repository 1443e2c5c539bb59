import { at } from "../index/at";
import { isOnlyNamed, type LooseFinding } from "./finding";

/** Findings about activities. */
export const activityFindings: readonly LooseFinding[] = [
  {
    name: "ActivityWithoutRecord",
    findIds: (view) => {
      const { activities, records } = view.core;
      const withRecords = activities.recordsIn(records);
      return activities.all
        .filter(({ at: when }, activity) => {
          const record = at(withRecords, activity);
          return !(when > view.happenedBy) && (record < 0 || isOnlyNamed(view, record));
        })
        .map(({ recordId }) => recordId);
    },
  },
];
