/** How the evidence of two statements that are one comes together. */
import type { Cited, Evidence } from '../records.ts';

/** The evidence of both, those of `known` first; a place that both have is taken from `added`, which may cite more. */
export function united(known: readonly Evidence[], added: readonly Evidence[]): readonly Evidence[] {
  const places = new Map<string, Evidence>();
  for (const evidence of [...known, ...added]) places.set(placeOf(evidence), evidence);
  return [...places.values()];
}

/** The same where neither is the newer one: at a place that both have, `known` cites also what `added` does. */
export function joined(known: readonly Evidence[], added: readonly Evidence[]): readonly Evidence[] {
  const places = new Map(known.map((evidence) => [placeOf(evidence), evidence]));
  for (const evidence of added) {
    const same = places.get(placeOf(evidence));
    places.set(placeOf(evidence), same ? citingBoth(same, evidence) : evidence);
  }
  return [...places.values()];
}

function placeOf({ passage, stance, quote }: Evidence): string {
  return JSON.stringify([passage, stance, quote ?? null]);
}

function citingBoth(known: Evidence, added: Evidence): Evidence {
  const cited = [...(known.cited ?? []), ...(added.cited ?? [])];
  const marks = new Map(cited.map((one) => [markOf(one), one]));
  return marks.size === 0 ? known : { ...known, cited: [...marks.values()] };
}

function markOf({ mark, locator, source }: Cited): string {
  return JSON.stringify([mark, locator ?? null, source ?? null]);
}
