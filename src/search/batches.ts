/** Texts in batches for a model that takes several at once. */

export interface BatchLimits {
  readonly texts: number;
  /** Of a batch, counted as its longest text times the number of texts: shorter ones are filled up to that. */
  readonly characters: number;
}

/**
 * Places of the texts, batch by batch, by length, so that little is filled up; equal texts side by side. A text over the limit is a
 * batch of its own.
 */
export function batchesOf(texts: readonly string[], limits: BatchLimits): readonly (readonly number[])[] {
  const length = (place: number) => texts[place]?.length ?? 0;
  const order = texts.map((_, place) => place).toSorted((a, b) => length(a) - length(b) || a - b);
  const batches: number[][] = [];
  for (const place of order) {
    const last = batches.at(-1);
    const fits = last && last.length < limits.texts && (last.length + 1) * length(place) <= limits.characters;
    if (fits) last.push(place);
    else batches.push([place]);
  }
  return batches;
}
