import { isSerial } from "../dates/serial";
import type { RecordState } from "../log/event";
import { fail, reason, succeed, type Reason, type Result } from "../result";
import { findStage } from "../stages/findStage";
import { findFunnel } from "../stages/funnels";
import { nearest } from "../store/nearest";
import { nameKey } from "../store/name";
import { presentOwner, unknownFunnel, unknownStage } from "../store/parseRecord";
import { firstFilled } from "../store/row";
import type { Funnel, Setup, Stage } from "../store/setup";
import { forecastCategories, readOption, type RecordType } from "../store/words";
import type { StateWish } from "./wish";

/** The state that a wish leads to. */
export interface WantedState {
  readonly state: RecordState;
  readonly funnel: Funnel;
  readonly stage: Stage;
  readonly notices: readonly Reason[];
}

/**
 * The state that a wish makes of a state: names understood in any spelling, values checked. Leads have no amount, currency,
 * probability, category or expected close: wishes for them change nothing.
 *
 * Codes: those of `unknownFunnel` and `unknownStage`, `stageNotActive`, `noSuchStageInFunnel` (a funnel named without a stage),
 * `ownerHasLeft`, `amountUnreadable`, `probabilityUnreadable`, `unknownForecastCategory`, `dateUnreadable`; notices
 * `ownerNotInPeople`, `ownerNotInPeopleDidYouMean`.
 */
export function wantedState(
  type: RecordType,
  before: RecordState,
  wish: StateWish,
  setup: Setup,
  now: number,
): Result<WantedState> {
  const place = wantedPlace(before, wish, setup);
  if (!place.ok) return place;
  const owner = wantedOwner(before, wish, setup, now);
  if (!owner.ok) return owner;
  const rest = type === "lead" ? succeed({}) : wantedFigures(wish);
  if (!rest.ok) return rest;
  const { funnel, stage } = place.value;
  return succeed({
    funnel,
    stage,
    state: { ...before, ...rest.value, funnel: funnel.name, stage: stage.name, owner: owner.value.owner },
    notices: owner.value.notices,
  });
}

function wantedPlace(
  before: RecordState,
  wish: StateWish,
  setup: Setup,
): Result<{ funnel: Funnel; stage: Stage }> {
  const writtenFunnel = firstFilled(wish.funnel, before.funnel);
  const funnel = findFunnel(setup, writtenFunnel);
  if (funnel === undefined) return { ok: false, reason: unknownFunnel(setup, writtenFunnel) };
  const writtenStage = firstFilled(wish.stage);
  const stage =
    writtenStage === "" ? stageAfterHandOff(setup, funnel, before) : findStage(funnel, writtenStage);
  if (stage === undefined) {
    if (writtenStage !== "") return { ok: false, reason: unknownStage(setup, funnel, writtenStage) };
    return fail("noSuchStageInFunnel", { stage: before.stage, funnel: funnel.name });
  }
  const isStaying =
    nameKey(funnel.name) === nameKey(before.funnel) && nameKey(stage.name) === nameKey(before.stage);
  if (!stage.active && !isStaying) return fail("stageNotActive", { stage: stage.name, funnel: funnel.name });
  return succeed({ funnel, stage });
}

/** The stage kept when only the funnel is named: the one of that name there, else the first one of the same type in use. */
function stageAfterHandOff(setup: Setup, funnel: Funnel, before: RecordState): Stage | undefined {
  const named = findStage(funnel, before.stage);
  if (named !== undefined) return named;
  const old = findFunnel(setup, before.funnel);
  const type = old && findStage(old, before.stage)?.type;
  return funnel.stages.find((stage) => stage.type === type && stage.active);
}

function wantedOwner(
  before: RecordState,
  wish: StateWish,
  setup: Setup,
  now: number,
): Result<{ owner: string; notices: Reason[] }> {
  if (wish.owner === undefined) return succeed({ owner: before.owner, notices: [] });
  const owner = presentOwner(setup, wish.owner);
  if (owner === "" || nameKey(owner) === nameKey(before.owner)) return succeed({ owner, notices: [] });
  const person = setup.people.find((candidate) => nameKey(candidate.owner) === nameKey(owner));
  if (person?.left !== undefined && person.left <= now)
    return fail("ownerHasLeft", { owner, left: person.left });
  if (person !== undefined || setup.people.length === 0) return succeed({ owner, notices: [] });
  const near = nearest(
    owner,
    setup.people.map((candidate) => candidate.owner),
  );
  const notice =
    near === undefined
      ? reason("ownerNotInPeople", { owner })
      : reason("ownerNotInPeopleDidYouMean", { owner, nearest: near });
  return succeed({ owner, notices: [notice] });
}

function wantedFigures(wish: StateWish): Result<Partial<RecordState>> {
  const { amount, currency, probability, forecastCategory, expectedClose } = wish;
  if (typeof amount === "number" && !Number.isFinite(amount)) return fail("amountUnreadable");
  if (typeof probability === "number" && !(probability >= 0 && probability <= 1)) {
    return fail("probabilityUnreadable", { value: probability });
  }
  if (typeof expectedClose === "number" && !isSerial(expectedClose)) {
    return fail("dateUnreadable", { value: expectedClose });
  }
  const category = forecastCategory?.trim();
  const code =
    category === undefined || category === "" ? category : readOption(forecastCategories, category);
  if (category !== undefined && code === undefined)
    return fail("unknownForecastCategory", { value: category });
  return succeed({
    ...(amount === undefined ? {} : { amount }),
    ...(currency === undefined ? {} : { currency: currency.trim().toUpperCase() }),
    ...(probability === undefined ? {} : { probability }),
    ...(code === undefined ? {} : { forecastCategory: code }),
    ...(expectedClose === undefined ? {} : { expectedClose }),
  });
}
