import fc from "fast-check";
import { breakOff, finish, type Steps } from "../../../src/domain/steps";
import { evaluate, evaluateInSteps } from "../../../src/metrics/evaluate";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { plainQuery, type Query } from "../../../src/metrics/query";
import { days, firstDay, ledgers } from "../generatedLedger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };

/** A question as of a day; some look at other days beside. */
const questions = fc
  .record({
    day: fc.integer({ min: 0, max: days }),
    knownLater: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }),
    metric: fc.constantFrom<Partial<Query> & Pick<Query, "metric" | "args">>(
      { metric: "TALLY", args: ["open"] },
      { metric: "WINRATE", args: [] },
      { metric: "SALESCYCLE", args: [] },
      { metric: "SNAPSHOT", args: [] },
      { metric: "BRIDGE", args: [] },
      { metric: "THREETIMES", args: ["Owner"] },
      {
        metric: "BREAKDOWN",
        args: ["Month", "Owner"],
        explained: { ...plainQuery, metric: "TALLY", args: ["open"] },
      },
    ),
  })
  .map(({ day, knownLater, metric }): Query => {
    const asOf = firstDay + day;
    const numbers = { SNAPSHOT: [asOf], BRIDGE: [asOf - 10, asOf] }[metric.metric as string];
    const asRecordedOn = knownLater === null ? undefined : asOf + knownLater;
    return { ...plainQuery, ...metric, asRecordedOn, ...(numbers === undefined ? { asOf } : { numbers }) };
  });

test("however many past days are asked for, each figure is that of an index that is asked for nothing else", () => {
  fc.assert(
    fc.property(ledgers, fc.array(questions, { minLength: 60, maxLength: 90 }), (ledger, list) => {
      const index = createIndex(ledger);
      index.pinView(today);
      // One is worked out in steps, among which all the others are asked.
      const [first, ...others] = list;
      const steps = evaluateInSteps(index, first!, context);
      let [next, isOver] = [0, false];
      while (next < others.length) {
        if (!isOver) {
          const step = steps.next();
          isOver = step.done === true;
          if (step.done === true) expect(step.value).toEqual(evaluate(createIndex(ledger), first!, context));
        }
        const query = others[next++]!;
        expect(evaluate(index, query, context)).toEqual(evaluate(createIndex(ledger), query, context));
      }
    }),
    { numRuns: 15 },
  );
});

test("a view that somebody looked up by themselves stays theirs, however many days are asked for after it", () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const index = createIndex(ledger);
      index.pinView(today);
      evaluate(index, { ...plainQuery, metric: "TALLY", args: ["open"], asOf: firstDay + 10 }, context);
      const mine = index.view(firstDay + 10);
      const before = mine.snapshot.presence.slice();
      for (let day = 11; day < 60; day++) {
        evaluate(index, { ...plainQuery, metric: "TALLY", args: ["open"], asOf: firstDay + day }, context);
      }
      expect(mine.snapshot.presence).toEqual(before);
    }),
    { numRuns: 20 },
  );
});

describe("Columns of past days", () => {
  const [ledger] = fc.sample(ledgers, { numRuns: 1, seed: 1 });
  const index = createIndex(ledger!);
  index.pinView(today);
  const lookAt = (day: number): Uint8Array => {
    // eslint-disable-next-line require-yield -- a question of one step
    function* look(): Steps<Uint8Array> {
      return index.view(firstDay + day).snapshot.presence;
    }
    return finish(index.answer(look()));
  };

  test("are used again for other days once their question is answered", () => {
    const all = new Set(Array.from({ length: 60 }, (_, day) => lookAt(day)));
    expect(all.size).toBeLessThan(40);
  });

  test("are nobody else's while their question goes on, also if others ask for that day in between", () => {
    function* look(): Steps<boolean> {
      const { presence } = index.view(firstDay + 70).snapshot;
      const before = presence.slice();
      yield;
      return presence.every((there, record) => there === before[record]);
    }
    const looking = index.answer(look());
    looking.next();
    lookAt(70);
    for (let day = 0; day < 60; day++) lookAt(day);
    expect(finish(looking)).toBe(true);
  });

  test("are nobody else's while one of two questions that have them goes on, whichever ends first", () => {
    for (const firstEnds of [true, false]) {
      const day = firstEnds ? 80 : 85;
      function* look(): Steps<boolean> {
        const { presence } = index.view(firstDay + day).snapshot;
        const before = presence.slice();
        yield;
        return presence.every((there, record) => there === before[record]);
      }
      const [one, other] = [index.answer(look()), index.answer(look())];
      one.next();
      other.next();
      expect(finish(firstEnds ? one : other)).toBe(true);
      for (let past = 0; past < 60; past++) lookAt(past);
      expect(finish(firstEnds ? other : one)).toBe(true);
    }
  });

  test("may be used again once their question is broken off", () => {
    function* look(): Steps<Uint8Array> {
      const { presence } = index.view(firstDay + 75).snapshot;
      yield;
      return presence;
    }
    const looking = index.answer(look());
    looking.next();
    breakOff(looking);
    const own = lookAt(75);
    expect(Array.from({ length: 40 }, (_, day) => lookAt(day))).toContain(own);
  });
});

test("a day that is being made ready in steps is not hurried by a question about an earlier one", () => {
  const [ledger] = fc.sample(ledgers, { numRuns: 1, seed: 1 });
  const stepsOf = (ask: (index: ReturnType<typeof createIndex>) => void): number => {
    const index = createIndex(ledger!);
    const preparing = index.prepareView(firstDay + 150, 1);
    let steps = 0;
    while (preparing.next().done !== true) if (++steps === 3) ask(index);
    return steps;
  };
  const asked = stepsOf((index) => {
    evaluate(index, { ...plainQuery, metric: "TALLY", args: ["open"], asOf: firstDay + 100 }, context);
  });
  expect(asked).toBe(stepsOf(() => undefined));
  expect(asked).toBeGreaterThan(5);
});
