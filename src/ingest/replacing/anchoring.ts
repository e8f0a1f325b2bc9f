/** Where the words that evidence stands on stand in another version of the text. What is not certain is not found. */
import type { QuoteRange } from '../../domain/quote.ts';
import { type NormalisedText, normalise, originalRange } from '../../text/normalise.ts';

/** A passage, in the order of its text. */
export interface AnchorText {
  readonly id: string;
  readonly text: string;
}

export interface Anchored {
  readonly passage: string;
  /** The words as the new version has them. */
  readonly words: string;
}

export type Anchor = (passage: string, words: string) => Anchored | undefined;

/** On both sides of the words. */
const CONTEXT = 200;
/** The same signs before and behind, together, that tell one place from others. Fewer stand beside words by chance (，其中 …). */
const LEAST_CONTEXT = 8;
/** So many signs, of the words and around them, are the same by no chance; 3家 may be said of something else now. */
const LEAST_SAME = 16;

/**
 * Exact words first, then with widths, variants, quotation marks and spaces aside; where they stand in several places, the one that
 * shares more of the 200 signs around them than any other. Cost: a pass over the new text for each question.
 */
export function createAnchor(old: readonly AnchorText[], read: readonly AnchorText[]): Anchor {
  const oldText = joinedText(old);
  const newText = joinedText(read);
  const textOf = new Map(old.map(({ id, text }) => [id, text]));
  let folded: readonly NormalisedText[] | undefined;
  return (passage, words) => {
    const at = oldText.starts.get(passage);
    const inOld = textOf.get(passage)?.indexOf(words) ?? -1;
    const around = at === undefined || inOld < 0 ? undefined : contextOf(oldText.text, at + inOld, words.length);
    const exact = read.flatMap((one) => placesIn(one, words));
    if (exact.length > 0) return chosen(exact, around, newText);
    folded ??= read.map((one) => normalise(one.text));
    const wanted = normalise(words).text;
    const near = wanted === '' ? [] : read.flatMap((one, i) => foldedPlaces(one, folded?.[i], wanted));
    return chosen(near, around, newText);
  };
}

interface JoinedText {
  readonly text: string;
  readonly starts: ReadonlyMap<string, number>;
}

function joinedText(passages: readonly AnchorText[]): JoinedText {
  const starts = new Map<string, number>();
  let length = 0;
  for (const { id, text } of passages) {
    starts.set(id, length);
    length += text.length + 1;
  }
  return { text: passages.map(({ text }) => text).join('\n'), starts };
}

interface Place {
  readonly in: AnchorText;
  readonly range: QuoteRange;
}

function placesIn(one: AnchorText, words: string): readonly Place[] {
  return occurrences(one.text, words).map((start) => ({ in: one, range: { start, end: start + words.length } }));
}

function foldedPlaces(one: AnchorText, folded: NormalisedText | undefined, wanted: string): readonly Place[] {
  if (!folded) return [];
  return occurrences(folded.text, wanted).map((start) => ({
    in: one,
    range: originalRange(folded, start, start + wanted.length),
  }));
}

function occurrences(text: string, words: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

interface Context {
  readonly before: string;
  readonly behind: string;
}

function contextOf(text: string, start: number, length: number): Context {
  return {
    before: text.slice(Math.max(0, start - CONTEXT), start),
    behind: text.slice(start + length, start + length + CONTEXT),
  };
}

function chosen(places: readonly Place[], around: Context | undefined, { text, starts }: JoinedText) {
  const scored = places
    .map((place) => {
      const { start, end } = place.range;
      const there = contextOf(text, (starts.get(place.in.id) ?? 0) + start, end - start);
      return { place, length: end - start, shared: around ? sharedSigns(around, there) : 0 };
    })
    .toSorted((one, other) => other.shared - one.shared);
  const [best, next] = scored;
  if (!best || best.length + best.shared < LEAST_SAME) return undefined;
  if (next && (best.shared < LEAST_CONTEXT || best.shared === next.shared)) return undefined;
  return anchored(best.place);
}

function anchored(place: Place): Anchored {
  return { passage: place.in.id, words: place.in.text.slice(place.range.start, place.range.end) };
}

function sharedSigns(one: Context, other: Context): number {
  let before = 0;
  while (
    before < Math.min(one.before.length, other.before.length) &&
    one.before.at(-1 - before) === other.before.at(-1 - before)
  )
    before += 1;
  let behind = 0;
  while (behind < Math.min(one.behind.length, other.behind.length) && one.behind[behind] === other.behind[behind])
    behind += 1;
  return before + behind;
}
