import type { Language } from "../domain/language";
import type { Setup } from "../domain/store/setup";
import { weekday } from "../domain/dates/serial";
import { Chance } from "./chance";
import { Ledger, atWork } from "./ledger";
import type { ExampleWords } from "./words";

const leadCount = 420;
const renewalCount = 60;
const days = 370;

/** A year of leads and deals up to an instant, in two funnels. The same for the same day and language. */
export function yearOfWork(setup: Setup, words: ExampleWords, language: Language, now: number): Ledger {
  const ledger = new Ledger(setup);
  const chance = new Chance(language === "en" ? 20_260_101 : 20_260_102);
  const sellers = words.people.filter(([, , , role]) => role === "Sales").map(([owner]) => owner) as [
    string,
    ...string[],
  ];
  const scene = { ledger, chance, words, sellers, today: Math.floor(now), now };
  const starts = Array.from({ length: leadCount }, () => Math.floor(now) - chance.between(0, days)).sort(
    (a, b) => a - b,
  );
  for (const start of starts) leadStory(scene, start);
  for (let index = 0; index < renewalCount; index++)
    renewalStory(scene, scene.today - chance.between(5, days));
  return ledger;
}

interface Scene {
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly words: ExampleWords;
  readonly sellers: readonly [string, ...string[]];
  readonly today: number;
  readonly now: number;
}

/** The next instant at work at least so many days after a record's last; undefined once that is in the future. */
function after({ ledger, chance, now }: Scene, id: string, least: number, most: number): number | undefined {
  let day = Math.floor(ledger.lastAt(id)) + chance.between(Math.max(1, least), most);
  while (weekday(day) > 5) day += 1;
  const at = atWork(day, chance.next());
  return at < now ? at : undefined;
}

function leadStory(scene: Scene, start: number): void {
  const { ledger, chance, words, sellers, now } = scene;
  let day = start;
  while (weekday(day) > 5) day += 1;
  const began = atWork(day, chance.next());
  if (began >= now) return;
  const company = `${chance.oneOf(words.companies)}${words.amountUnit === 500 ? " " : ""}${chance.oneOf(words.companyEndings)}`;
  const owner = sellers[chance.between(0, sellers.length - 1)] ?? sellers[0];
  const id = ledger.add(
    "lead",
    {
      company,
      contact: chance.oneOf(words.contacts),
      source: chance.oneOf(words.sources),
      channel: chance.oneOf(words.channels),
      owner,
    },
    { now: began, by: owner },
  );
  const looked = after(scene, id, 1, 8);
  if (looked === undefined) return;
  ledger.move(
    "lead",
    id,
    { stage: words.stageNames.prospect, nextStep: chance.oneOf(words.nextSteps) },
    { now: looked, by: owner },
  );
  const decided = after(scene, id, 2, 20);
  if (decided === undefined) return;
  const fate = chance.next();
  if (fate < 0.22) {
    const reason = chance.oneOf(words.lossReasons);
    ledger.move("lead", id, { stage: words.stageNames.lost, reason }, { now: decided, by: owner });
  } else if (fate < 0.28)
    ledger.move("lead", id, { stage: words.stageNames.invalid }, { now: decided, by: owner });
  else if (fate < 0.78) {
    const product = chance.oneOf(words.products);
    const deal = ledger.convert(
      id,
      {
        name: words.dealName(company, product),
        product,
        amount: amountOf(scene),
        expectedClose: Math.floor(decided) + chance.between(25, 90),
      },
      { now: decided, by: owner },
    );
    dealStory(scene, deal, owner);
  }
}

/** Round figures, many small ones and a few large. */
function amountOf({ chance, words }: Scene): number {
  return words.amountUnit * Math.round(4 + 90 * chance.next() ** 3 + 12 * chance.next());
}

function dealStory(scene: Scene, id: string, owner: string): void {
  const { ledger, chance, words } = scene;
  const { proposal, negotiation, won, afterSales, contact } = words.stageNames;
  let stage = 0;
  const path = [proposal, negotiation, won];
  while (stage < path.length) {
    if (chance.happens(0.5)) talk(scene, id, owner);
    const at = after(scene, id, 4, stage === 0 ? 22 : 28);
    if (at === undefined) return;
    const moment = { now: at, by: owner };
    if (chance.happens(0.17)) {
      const reason = chance.oneOf(words.lossReasons);
      const competitor = chance.happens(0.3) ? chance.oneOf(words.competitors) : undefined;
      ledger.move("opportunity", id, { stage: words.stageNames.lost, reason, competitor }, moment);
      return;
    }
    if (stage === 1 && chance.happens(0.06)) {
      ledger.move("opportunity", id, { stage: contact, note: chance.oneOf(words.summaries) }, moment);
      stage = 0;
    } else if (chance.happens(0.15))
      ledger.move(
        "opportunity",
        id,
        { amount: amountOf(scene), expectedClose: Math.floor(at) + chance.between(20, 60) },
        moment,
      );
    else if (chance.happens(0.1)) return;
    else {
      const target = path[stage] ?? won;
      ledger.move("opportunity", id, { stage: target, nextStep: chance.oneOf(words.nextSteps) }, moment);
      stage += 1;
    }
  }
  const served = chance.happens(0.4) ? after(scene, id, 10, 40) : undefined;
  if (served !== undefined) ledger.move("opportunity", id, { stage: afterSales }, { now: served, by: owner });
}

function talk(scene: Scene, id: string, owner: string): void {
  const { ledger, chance, words, today } = scene;
  const at = after(scene, id, 1, 3);
  if (at === undefined) return;
  const next = Math.floor(at) + chance.between(3, 14);
  ledger.contact(
    "opportunity",
    id,
    {
      kind: chance.oneOf(words.activityKinds),
      summary: chance.oneOf(words.summaries),
      ...(next > today ? { nextContact: next } : {}),
    },
    { now: at, by: owner },
  );
}

/** A deal that no lead came before, in the second funnel. */
function renewalStory(scene: Scene, start: number): void {
  const { ledger, chance, words, sellers } = scene;
  const company = `${chance.oneOf(words.companies)}${words.amountUnit === 500 ? " " : ""}${chance.oneOf(words.companyEndings)}`;
  const owner = sellers[chance.between(0, sellers.length - 1)] ?? sellers[0];
  const product = chance.oneOf(words.products);
  const [, offer, renewed, lost] = words.secondStages.map(([name]) => name);
  const id = ledger.add(
    "opportunity",
    {
      name: words.dealName(company, words.secondFunnel),
      account: company,
      funnel: words.secondFunnel,
      product,
      owner,
      amount: amountOf(scene),
      expectedClose: start + chance.between(30, 70),
    },
    { now: atWork(start, chance.next()), by: owner },
  );
  const offered = after(scene, id, 5, 30);
  if (offered === undefined) return;
  ledger.move("opportunity", id, { stage: offer }, { now: offered, by: owner });
  const ended = after(scene, id, 5, 35);
  if (ended === undefined || chance.happens(0.1)) return;
  const wish = chance.happens(0.78)
    ? { stage: renewed }
    : { stage: lost, reason: chance.oneOf(words.lossReasons) };
  ledger.move("opportunity", id, wish, { now: ended, by: owner });
}
