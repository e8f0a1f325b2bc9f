/** Rankings in which no place comes twice and no source fills the first page alone. Both take what is highest first. */

/** Of a place the first. `place`: what parts of one printed paragraph share; undefined for what is no passage. */
export function onePerPlace<T extends { readonly place: string | undefined }>(ranked: readonly T[]): readonly T[] {
  const places = new Set<string>();
  return ranked.filter(({ place }) => {
    const isNew = place === undefined || !places.has(place);
    if (place !== undefined) places.add(place);
    return isNew;
  });
}

/** So many passages of a source count fully. What comes behind gives way to what is nearly as good from elsewhere. */
const FULL = 3;
const BEHIND = 0.97;

/** `source`: of a passage; undefined for what is none. The answer keeps the order, with scores that may be out of it. */
export function spread<T extends { readonly source: string | undefined; readonly score: number }>(
  ranked: readonly T[],
): readonly T[] {
  if (new Set(ranked.flatMap(({ source }) => source ?? [])).size < 2) return ranked;
  const counts = new Map<string, number>();
  return ranked.map((one) => {
    if (one.source === undefined) return one;
    const count = (counts.get(one.source) ?? 0) + 1;
    counts.set(one.source, count);
    return count > FULL ? { ...one, score: one.score * BEHIND } : one;
  });
}
