/** How good a ranking is, as it is commonly measured. Ids are in their order; grades are 1 or more, what has none does not answer. */

export interface Figures {
  /** Gain 2^grade − 1, discounted by the logarithm of the place, as a share of the best order's. */
  readonly ndcg10: number;
  /** Shares of what answers that is among the first 10, or 100. */
  readonly recall10: number;
  readonly recall100: number;
  /** One by the place of the first that answers; 0 where none of the first 100 does. */
  readonly mrr: number;
}

export const FIGURES = ['ndcg10', 'recall10', 'recall100', 'mrr'] as const satisfies readonly (keyof Figures)[];

type Grades = ReadonlyMap<string, number>;

/** Each 0 to 1. Something must have a grade. */
export function figuresOf(ids: readonly string[], grades: Grades): Figures {
  const first = ids.slice(0, 100).findIndex((id) => grades.has(id));
  return {
    ndcg10: ndcg(ids.slice(0, 10), grades),
    recall10: recall(ids.slice(0, 10), grades),
    recall100: recall(ids.slice(0, 100), grades),
    mrr: first < 0 ? 0 : 1 / (first + 1),
  };
}

/** Of no figures: zeros. */
export function meanOf(all: readonly Figures[]): Figures {
  const mean = (name: keyof Figures) => all.reduce((sum, one) => sum + one[name], 0) / Math.max(1, all.length);
  return { ndcg10: mean('ndcg10'), recall10: mean('recall10'), recall100: mean('recall100'), mrr: mean('mrr') };
}

function ndcg(ids: readonly string[], grades: Grades): number {
  const best = [...grades.values()].toSorted((a, b) => b - a).slice(0, 10);
  return discounted(ids.map((id) => grades.get(id) ?? 0)) / discounted(best);
}

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

function recall(ids: readonly string[], grades: Grades): number {
  return ids.filter((id) => grades.has(id)).length / grades.size;
}
