/** How near together the words of a query stand in a text: 1 where they stand as in the query, towards 0 the farther apart. */

const MAX_PLACES = 20;

/** `text`, `phrase` and `words` are normalised; `phrase` is the whole query. 0 where fewer than two of its words are there. */
export function nearness(text: string, phrase: string, words: readonly string[]): number {
  if (text.includes(phrase)) return 1;
  if (words.length < 2) return 0;
  const places = words.flatMap((word, i) => placesOf(text, word).map((at) => ({ at, end: at + word.length, word: i })));
  const present = new Set(places.map(({ word }) => word));
  if (present.size < 2) return 0;
  const length = [...present].reduce((sum, word) => sum + (words[word]?.length ?? 0), 0);
  const span = shortestSpan(
    places.toSorted((a, b) => a.at - b.at),
    present.size,
  );
  return (Math.min(1, length / span) * present.size) / words.length;
}

interface Place {
  readonly at: number;
  readonly end: number;
  readonly word: number;
}

/** The length of the shortest stretch that has a place of each of so many words. */
function shortestSpan(places: readonly Place[], words: number): number {
  const counts = new Map<number, number>();
  let shortest = Number.POSITIVE_INFINITY;
  let from = 0;
  for (const place of places) {
    counts.set(place.word, (counts.get(place.word) ?? 0) + 1);
    while (counts.size === words) {
      const first = places[from];
      if (!first) break;
      shortest = Math.min(shortest, Math.max(place.end, first.end) - first.at);
      const left = (counts.get(first.word) ?? 0) - 1;
      if (left > 0) counts.set(first.word, left);
      else counts.delete(first.word);
      from += 1;
    }
  }
  return shortest;
}

function placesOf(text: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && places.length < MAX_PLACES; at = text.indexOf(word, at + word.length)) {
    places.push(at);
  }
  return places;
}
