import { findStage } from "../stages/findStage";
import { findFunnel } from "../stages/funnels";
import { firstOpenStage, invalidStage, lostStage, outcomeOf, positionsFor } from "../stages/positions";
import type { StoreRecord } from "../store/record";
import type { Funnel, Setup, Stage } from "../store/setup";

/** What a move is, seen from where the record stands: `next` goes to the stage that follows, `forward` skips some. */
export type MoveKind =
  "next" | "forward" | "back" | "won" | "lost" | "invalid" | "reopen" | "convert" | "aftersales";

/** A move that can be offered: what it is and the stage it leads to. `convert` leads to the opportunity's first stage. */
export interface PossibleMove {
  readonly kind: MoveKind;
  readonly funnel: string;
  readonly stage: string;
}

/**
 * The moves that a record's menu offers, the likeliest first: the next stage (or won, conversion, after-sales where that comes
 * next), further stages, back, won, lost, invalid; for a closed record the stages at which it may be open again. A converted
 * lead has none: its opportunity moves. A record whose stage is not known can go anywhere.
 */
export function possibleMoves(record: StoreRecord, setup: Setup): PossibleMove[] {
  const funnel = findFunnel(setup, record.state.funnel);
  if (funnel === undefined) return [];
  if (record.type === "lead" && (record.linkedId !== "" || record.ended !== null)) return [];
  const stage = findStage(funnel, record.state.stage);
  const targets = targetsOf(record, funnel);
  const move = (kind: MoveKind, target: Stage | undefined): PossibleMove[] =>
    target === undefined || target === stage || !target.active
      ? []
      : [{ kind, funnel: funnel.name, stage: target.name }];
  const outcomes = [...move("lost", lostStage(funnel)), ...move("invalid", invalidStage(funnel))];

  if (stage === undefined)
    return [...targets.flatMap((target) => move(kindOf(target, "forward"), target)), ...outcomes];
  if (outcomeOf(stage.type) !== "open") {
    const onward = outcomeOf(stage.type) === "won" ? later(targets, stage) : [];
    const wonAgain = outcomeOf(stage.type) === "won" ? [] : targets.filter(({ type }) => type === "won");
    return [
      ...onward.flatMap((target) => move("aftersales", target)),
      ...targets.filter(({ type }) => outcomeOf(type) === "open").flatMap((target) => move("reopen", target)),
      ...targets
        .filter(({ type }) => stage.type === "aftersales" && type === "won")
        .flatMap((t) => move("back", t)),
      ...wonAgain.flatMap((target) => move("won", target)),
      ...outcomes,
    ];
  }
  const ahead = later(targets, stage).filter(({ type }) => type !== "aftersales");
  const forward = ahead.flatMap((target, index) =>
    move(kindOf(target, index === 0 ? "next" : "forward"), target),
  );
  const back = targets.filter((target) => target.order < stage.order).reverse();
  return [
    ...forward,
    ...conversion(record, setup, funnel),
    ...back.flatMap((t) => move("back", t)),
    ...outcomes,
  ];
}

/** Positions the record may hold: an opportunity that came from a lead has the lead stages behind it. */
function targetsOf(record: StoreRecord, funnel: Funnel): readonly Stage[] {
  const all = positionsFor(funnel, record.type);
  return record.type === "opportunity" && record.linkedId !== ""
    ? all.filter(({ type }) => type !== "lead")
    : all;
}

function later(targets: readonly Stage[], stage: Stage): readonly Stage[] {
  return targets.filter((target) => target.order > stage.order);
}

function kindOf(target: Stage, otherwise: MoveKind): MoveKind {
  return target.type === "won" || target.type === "aftersales" ? target.type : otherwise;
}

function conversion(record: StoreRecord, setup: Setup, funnel: Funnel): PossibleMove[] {
  if (record.type !== "lead") return [];
  const into = conversionFunnel(setup, funnel);
  const stage = into && firstOpenStage(into);
  return into && stage ? [{ kind: "convert", funnel: into.name, stage: stage.name }] : [];
}

/** The funnel in which a lead's opportunity begins: its own where that has open stages, else the first that has. */
export function conversionFunnel(setup: Setup, funnel: Funnel): Funnel | undefined {
  return firstOpenStage(funnel) ? funnel : setup.funnels.find((other) => firstOpenStage(other));
}
