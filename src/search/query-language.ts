/** What a user can say beside words: “…” for an exact phrase, -word for what must not be there. All else is literal. */
import { normalise } from '../text/normalise.ts';

export interface ReadQuery {
  /** What is looked for: the query without its marks and without what is excluded, as typed otherwise. */
  readonly wanted: string;
  /** Must stand in a hit as they are; normalised. */
  readonly phrases: readonly string[];
  /** Must not stand in it; normalised. */
  readonly excluded: readonly string[];
}

// Each pair of marks by itself: “he said "x"” is a phrase with quotes in it.
const PHRASE = /“(?<curly>[^“”]+)”|「(?<corner>[^「」]+)」|『(?<double>[^『』]+)』|"(?<straight>[^"]+)"/gu;
// A hyphen at the start of a word: not that of 1-2, 2021—2025, e-commerce.
const EXCLUDED = /(?<=^|\s)[-－−](?<word>[^\s\-－−]\S*)/gu;
const ANY_WORD = /[\p{L}\p{N}]/u;
const MAX_CONDITIONS = 8;

/**
 * Never throws. Marks without a word in them or without their partner are literal, and so is every -word of a query that has
 * nothing else: there would be nothing to look for. At most 8 phrases and 8 words are taken as such.
 */
export function parseQuery(query: string): ReadQuery {
  const excluded: string[] = [];
  const phrases: string[] = [];
  const withoutExcluded = outsidePhrases(query, (text) =>
    text.replace(EXCLUDED, (whole, word: string) => (take(word, excluded) ? ' ' : whole)),
  );
  const wanted = withoutExcluded.replace(PHRASE, (whole, ...groups: readonly unknown[]) => {
    const inside = groups.slice(0, 4).find((group) => typeof group === 'string') ?? '';
    return take(String(inside), phrases) ? ` ${String(inside)} ` : whole;
  });
  if (!ANY_WORD.test(wanted)) return { wanted: query, phrases: [], excluded: [] };
  return { wanted, phrases, excluded };
}

function take(text: string, into: string[]): boolean {
  if (!ANY_WORD.test(text) || into.length === MAX_CONDITIONS) return false;
  const normalised = normalise(text).text.trim();
  if (!into.includes(normalised)) into.push(normalised);
  return true;
}

/** A hyphen inside a phrase is the phrase's. */
function outsidePhrases(query: string, change: (text: string) => string): string {
  let at = 0;
  let changed = '';
  for (const phrase of query.matchAll(PHRASE)) {
    changed += change(query.slice(at, phrase.index)) + phrase[0];
    at = phrase.index + phrase[0].length;
  }
  return changed + change(query.slice(at));
}

/** Whether a normalised text has the phrase: Han anywhere, letters and digits as whole words. */
export function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (isEdge(text, at, phrase, 0) && isEdge(text, at + phrase.length, phrase, phrase.length)) return true;
  }
  return false;
}

const OF_WORD = /[[\p{L}\p{M}\p{N}]--\p{Script=Han}]/v;

/** Whether the phrase's end at `inPhrase` is no place inside a word of letters or digits. */
function isEdge(text: string, at: number, phrase: string, inPhrase: number): boolean {
  const inside = inPhrase === 0 ? phrase.charAt(0) : phrase.charAt(inPhrase - 1);
  const outside = inPhrase === 0 ? text.charAt(at - 1) : text.charAt(at);
  return !(OF_WORD.test(inside) && OF_WORD.test(outside)) || isNumber(inside) !== isNumber(outside);
}

function isNumber(character: string): boolean {
  return /\p{Nd}/u.test(character);
}

const SAID_AGAIN = /^(?<once>.{2,40}?)(?:\s*\k<once>)+$/su;
/** Longer texts are no query of a few words. */
const MAX_REPEATED = 400;

/** 浙江 浙江 浙江 is 浙江; what has marks of its own, or ends otherwise than it began, stays. */
export function withoutRepeats(query: string): string {
  const plain = query.trim();
  if (plain.length > MAX_REPEATED) return query;
  const once = SAID_AGAIN.exec(plain)?.groups?.once?.trim();
  if (once === undefined || !/^[\p{L}\p{N}\s]+$/u.test(once)) return query;
  // Letters right behind letters are a word: haha.
  const isOneWord = /^[^\s\p{Script=Han}]+$/u.test(plain);
  return isOneWord ? query : once;
}
