import { eventToCells } from "../../../src/domain/log/cells";
import { FunnelIndex } from "../../../src/metrics/index/funnelIndex";
import { logRoles } from "../../../src/metrics/index/logReader";
import { log, setupWith } from "../ledger";

const places = new Map<string, number>(logRoles.map((role, place) => [role, place]));

test("a log with more combinations of stages, owners and people than are remembered keeps each row's own", () => {
  const [plain] = log("O-0 2026-01-01 Created Contact");
  const events = Array.from({ length: 12_000 }, (_, index) => ({
    ...plain!,
    eventId: `E-${String(index).padStart(6, "0")}`,
    event: "Moved" as const,
    fromStage: `Stage ${String(index % 83)}`,
    state: { ...plain!.state, stage: `Stage ${String(index % 97)}`, owner: `Owner ${String(index % 89)}` },
    by: `Owner ${String(index % 101)}`,
  }));
  const index = new FunnelIndex(setupWith());
  const rows = events.map((event) => {
    const cells = eventToCells(event, "en");
    return logRoles.map((role) => cells[role] ?? "");
  });
  expect(index.load(rows, places)).toEqual([]);
  const { fromStage, stage, owner, by } = index.core.log;
  const read = events.map((_, row) => [fromStage.get(row), stage.get(row), owner.get(row), by.get(row)]);
  expect(read).toEqual(
    events.map((event) => [event.fromStage, event.state.stage, event.state.owner, event.by]),
  );
});
