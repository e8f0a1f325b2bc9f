/** Which texts are near enough to a query to be an answer. The same for every index; cosines depend on the model (`leastCosine`). */
import { isPlaceName } from '../text/place-names.ts';
import type { Terms } from './terms.ts';

/** Everything is somehow near: without an end of its own a ranking by meaning would be the whole index. */
export const NEAREST = 200;

/**
 * How far above what says nothing the nearest must be for there to be an answer by meaning: of 40 queries on other matters (recipes,
 * the weather) it is below that for 36, of 436 with an answer for none (measured).
 */
const ANSWER_ABOVE = 0.07;

/** Of the nearest, the highest cosine first, those that say something; none where even the first says too little. */
export function nearEnough<T extends { readonly cosine: number }>(
  nearest: readonly T[],
  leastCosine: number,
): readonly T[] {
  if ((nearest[0]?.cosine ?? 0) < leastCosine + ANSWER_ABOVE) return [];
  return nearest.filter(({ cosine }) => cosine >= leastCosine);
}

/** Opposites do not occur in text: what is below 0 is as far as can be. */
export function scoreOfCosine(cosine: number): number {
  return Math.min(1, Math.max(0, cosine));
}

/** Where nothing has the word that tells most the nearest may be of use; a list of them would be no answer. */
const FEW = 5;

/**
 * How many of the nearest are candidates beside those of the words; none of stop words alone. A place that nobody names is near in meaning to others of a like
 * name (湖南, 湖州): that answers nothing.
 */
export function mostNear({ isStrange, masses, unknown }: Terms, hasMatches: boolean): number {
  if (!isStrange || hasMatches) return NEAREST;
  return masses.size === 0 && unknown.every(isPlaceName) ? 0 : FEW;
}
