import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { Following } from "../../../src/metrics/live/following";
import { LiveAnswers } from "../../../src/metrics/live/liveAnswers";
import { day, ledgerOf, log, query, rows } from "../ledger";

const today = day("2026-06-30");
const context = { today, now: today + 0.5 };

/** Lines for as many deals: each is created at Contact, every third is won. */
function deals(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const id = `O-${String(first + index)}`;
    const won = (first + index) % 3 === 0 ? `\n${id} 2026-03-${String(10 + (index % 15))} Moved Won` : "";
    return `${id} 2026-02-01 Created Contact owner=Ann amount=100${won}`;
  }).join("\n");
}

test("Deals that come after hundreds of others count as if they had been there at once", () => {
  const all = log(deals(1, 400));
  const questions = [
    query("REACHED", ["Contact"]),
    query("REACHED", ["Won"]),
    query("CONVERSION", ["Contact", "Won"]),
    query("STAGETIME", ["Contact"], { statistic: "count" }),
    query("TALLY", ["won"]),
    query("LOOKUPRECORD", ["O-399", "Moves"]),
    query("TALLY", ["open"], { asOf: day("2026-03-01") }),
    query("STAGETABLE", []),
    query("COHORTS", ["month"]),
  ];
  const index = createIndex(ledgerOf({ events: all.slice(0, 130) }));
  index.pinView(today);
  for (let first = 130; first < all.length; first += 50) {
    for (const one of questions) evaluate(index, one, context);
    index.append(all.slice(first, first + 50));
    const anew = createIndex(ledgerOf({ events: all.slice(0, first + 50) }));
    for (const one of questions) expect(evaluate(index, one, context)).toEqual(evaluate(anew, one, context));
  }
});

test("A new product that is one too many for sorting deals by the fields in use spoils no cell", () => {
  const ids = Array.from({ length: 60 }, (_, index) => index);
  const row = (id: string, index: number, product: string): string =>
    `${id} account=Account_${String(index)} product=${product} channel=C${String(index % 4)} region=R${String(index % 8)}`;
  const index = createIndex(
    ledgerOf({
      events: log(ids.map((id) => `O-${String(id)} 2026-01-01 Created Won`).join("\n")),
      records: rows(ids.map((id) => row(`O-${String(id)}`, id, `P${String(id % 8)}`)).join("\n")),
    }),
  );
  const live = new LiveAnswers(index, () => context);
  const cells = [
    query("TALLY", ["won"]),
    query("TALLY", ["won"], { where: { Product: "P1" } }),
    query("TALLY", ["won"], { where: { channel: "C1" } }),
    query("WINRATE", [], { where: { region: "R1" } }),
    query("WINRATE", [], { where: { Account: "Account 1" } }),
  ].map((one) => live.follow(one));
  const shown = new Map(cells.map((cell) => [cell, cell.answer()]));
  index.setRecords(rows(row("O-new", 1, "P_new")));
  const change = index.append(log("O-new 2026-02-01 Created Won"));
  for (const cell of live.changed(change)) shown.set(cell, cell.answer());
  for (const cell of cells) expect(shown.get(cell)).toEqual(evaluate(index, cell.query, context));
  expect(shown.get(cells[0]!)).toEqual({ kind: "value", value: 61 });
});

test("A cell about a region follows the first deals that come with a column of regions of their own", () => {
  const index = createIndex(
    ledgerOf({ events: log("L-1 2026-01-01 Created Collect_Lead"), records: rows("L-1 Region=South") }),
  );
  const following = new Following(
    () => index,
    () => context,
  );
  const asked = query("TALLY", ["won"], { where: { Region: "North" } });
  expect(following.follow(asked).answer()).toEqual({ kind: "value", value: 0 });
  index.setRecords(rows("O-1 Region=North"));
  const change = index.append(log("O-1 2026-02-01 Created Won"));
  expect(following.changed(change)).toBeUndefined();
  expect(following.follow(asked).answer()).toEqual({ kind: "value", value: 1 });
});

test("A bare 0 as a criterion filters once the column turns out to hold numbers", () => {
  const index = createIndex(
    ledgerOf({
      events: log("O-1 2026-01-01 Created Won\nO-2 2026-01-01 Created Won"),
      records: rows("O-1 Score=\nO-2 Score="),
    }),
  );
  const live = new LiveAnswers(index, () => context);
  const zero = { kind: "number", operator: "=", value: 0, maybeEmpty: true } as const;
  const asked = { ...query("TALLY", ["won"]), filters: [{ field: "Score", anyOf: [zero] }] };
  const cell = live.follow(asked);
  expect(cell.answer()).toEqual({ kind: "value", value: 2 });
  index.setRecords(rows("O-1 Score=5"));
  expect(live.changed(new Set(["O-1"]))).toContain(cell);
  expect(cell.answer()).toEqual(evaluate(index, asked, context));
  expect(cell.answer()).toEqual({ kind: "value", value: 0 });
});
