import { succeed, type Result } from "../../domain/result";
import type { FunnelIndex } from "../index/funnelIndex";
import type { View } from "../index/view";
import type { Query } from "../query";
import type { Narrowed } from "./narrow";
import { opportunitiesThat } from "./outcome";
import { recordsBy } from "./population";
import { ask } from "./question";

/** The opportunities won in a query's period: what SALESCYCLE and TOTALTIME are about. */
export function wonDeals(
  index: FunnelIndex,
  query: Query,
  today: number,
): Result<{ readonly view: View; readonly narrowed: Narrowed<number> }> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  const won = recordsBy(
    view,
    "won by closing",
    () => opportunitiesThat(view, "won"),
    (record) => view.closedAt(record),
  );
  return succeed({ view, narrowed: won.narrow(tests, query.period) });
}
