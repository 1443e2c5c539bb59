import { presences } from "./recordColumns";

// Loops over records for which all is plain: they see nothing but arrays, see `cellColumns.ts`. Each returns the place where it stopped.

/** Links opportunities to the leads that their logs name; stops at one that names several, or a lead that is not there. */
export function linkNamed(
  list: readonly number[],
  first: number,
  end: number,
  mentions: Int32Array,
  presence: Uint8Array,
  linkBy: Int32Array,
): number {
  for (let place = first; place < end; place++) {
    const record = list[place]!;
    const named = mentions[record]!;
    if (named === -1) continue;
    if (named < 0 || presence[named] !== presences.there) return place;
    linkBy[record] = named;
  }
  return end;
}

/**
 * Passes over leads that name no opportunity, or one that is linked to them already.
 *
 * @param names By lead: the opportunity plus `offset`; below `offset` stands for none or several.
 */
export function untilUnlike(
  list: readonly number[],
  first: number,
  end: number,
  names: Int32Array,
  offset: number,
  linkBy: Int32Array,
): number {
  for (let place = first; place < end; place++) {
    const record = list[place]!;
    const named = (names[record] ?? 0) - offset;
    if (named !== -1 && linkBy[named] !== record) return place;
  }
  return end;
}

/** Passes over opportunities that are linked. */
export function untilUnlinked(
  list: readonly number[],
  first: number,
  end: number,
  linkBy: Int32Array,
): number {
  for (let place = first; place < end; place++) if (linkBy[list[place]!]! < 0) return place;
  return end;
}

/** Notes the opportunities that are the first of their leads seen so far; stops at another of the same lead. */
export function noteOnly(list: readonly number[], first: number, end: number, linkBy: Int32Array): number {
  for (let place = first; place < end; place++) {
    const record = list[place]!;
    const lead = linkBy[record]!;
    if (lead < 0) continue;
    if (linkBy[lead]! >= 0) return place;
    linkBy[lead] = record;
  }
  return end;
}
