/**
 * As what a query is looked for beside the words as typed: with another name of what it names (SYNONYM), with the name whose pinyin
 * it gives (PINYIN). A reading is the query with one run of words replaced, so that its words, its score and its reason are those
 * of any other query. What may be mistyped is read in typos.ts.
 */
import { foldName } from '../text/keys.ts';
import { mixedInitials, mixedPinyin } from './mixed-pinyin.ts';
import type { MatchKind } from './port.ts';
import { outerTokens, type ReadText } from './terms.ts';
import type { HeldName, Vocabulary } from './vocabulary.ts';

export interface Reading {
  /** What is looked for, in place of the query. */
  readonly text: string;
  /** Undefined for the query as typed. */
  readonly by?: Extract<MatchKind, 'SYNONYM' | 'PINYIN' | 'TYPO'>;
  /** The name or word that it was read as. */
  readonly name?: string;
  /** Whether that is words, of which a document may have some, as of words that are typed; of a name it must have all. */
  readonly isOfWords?: boolean;
  /** What its score and coverage are multiplied with: nothing that was guessed is as good as what was said. */
  readonly factor: number;
}

export const SYNONYM_FACTOR = 0.85;
export const PINYIN_FACTOR = 0.8;

const MAX_SYNONYMS = 4;
const MAX_BY_PINYIN = 3;
/** A name that so many bear says nothing of which is meant. */
const MAX_BEARERS = 3;
const MAX_TOKENS = 40;
const MAX_WINDOW_TOKENS = 8;

/** The query as typed is not among them. Each text once, at most 7. */
export function readingsOf(query: ReadText, vocabulary: Vocabulary): readonly Reading[] {
  const windows = windowsOf(query);
  const readings = [...bySynonym(query.text, windows, vocabulary), ...byPinyin(query.text, windows, vocabulary)];
  return [...new Map(readings.map((reading) => [reading.text, reading])).values()];
}

/** A run of words of the query, [start, end) in its normalised text. */
export interface Window {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** All runs of up to 8 words, the longest first. */
export function windowsOf({ text, tokens }: ReadText): readonly Window[] {
  const outer = outerTokens(tokens).slice(0, MAX_TOKENS);
  const windows: Window[] = [];
  for (const [i, first] of outer.entries()) {
    for (const last of outer.slice(i, i + MAX_WINDOW_TOKENS))
      windows.push({ text: text.slice(first.start, last.end), start: first.start, end: last.end });
  }
  return windows.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
}

export function replaced(text: string, { start, end }: Window, by: string): string {
  return `${text.slice(0, start)}${spaced(text.slice(0, start))}${by}${text.slice(end)}`;
}

/** Letters put behind letters would be one word. */
function spaced(before: string): string {
  return /[a-z0-9]$/.test(before) ? ' ' : '';
}

function bySynonym(text: string, windows: readonly Window[], vocabulary: Vocabulary): readonly Reading[] {
  const keyed = windows.map((window) => ({ window, key: foldName(window.text) })).filter(({ key }) => key.length > 1);
  const named = vocabulary.namesWith(unique(keyed.map(({ key }) => key)).map((key) => ({ form: 'FOLDED', key })));
  const bearers = grouped(named, ({ key }) => key);
  const chosen = withoutOverlap(keyed.filter(({ key }) => isTelling(bearers.get(key))));
  const others = grouped(
    vocabulary.namesOf(unique(chosen.flatMap(({ key }) => (bearers.get(key) ?? []).map(({ id }) => id)))),
    ({ id }) => id,
  );
  const readings = chosen.flatMap(({ window, key }) => {
    const names = (bearers.get(key) ?? []).flatMap(({ id }) => others.get(id) ?? []);
    // A name with the typed one in it is found by the words as typed.
    return names.filter((name) => !name.key.includes(key)).map((name) => readAs(text, window, name, 'SYNONYM'));
  });
  return distinct(readings).slice(0, MAX_SYNONYMS);
}

function byPinyin(text: string, windows: readonly Window[], vocabulary: Vocabulary): readonly Reading[] {
  const typed = windows.filter((window) => isPinyin(window.text) || isMixed(window.text));
  const keyed = typed.flatMap((window) => [
    { window, form: 'PINYIN' as const, key: mixedPinyin(window.text) },
    ...(isOneWord(window.text) ? [{ window, form: 'INITIALS' as const, key: mixedInitials(window.text) }] : []),
  ]);
  const keys = keyed.filter(({ key }) => key.length > 1);
  if (keys.length === 0) return [];
  const words = vocabulary.frequencies(unique(typed.map((window) => window.text)));
  const named = grouped(
    vocabulary.namesWith(keys.map(({ form, key }) => ({ form, key }))),
    ({ form, key }) => form + key,
  );
  const found = keys.flatMap(({ window, form, key }) => {
    // GDP is a word before it is the initials of a name.
    if (form === 'INITIALS' && words.has(window.text)) return [];
    const names = (named.get(form + key) ?? []).filter((name) => hasHanOf(window.text, name));
    return names.length === 0 ? [] : [{ window, names }];
  });
  const readings = withoutOverlap(found).flatMap(({ window, names }) =>
    names.map((name) => readAs(text, window, name, 'PINYIN')),
  );
  return distinct(readings).slice(0, MAX_BY_PINYIN);
}

function readAs(text: string, window: Window, name: HeldName, by: 'SYNONYM' | 'PINYIN'): Reading {
  const factor = by === 'SYNONYM' ? SYNONYM_FACTOR : PINYIN_FACTOR;
  return { text: replaced(text, window, name.text), by, name: name.text, factor };
}

function isTelling(bearers: readonly HeldName[] | undefined): boolean {
  const ids = new Set(bearers?.map(({ id }) => id));
  return ids.size > 0 && ids.size <= MAX_BEARERS;
}

function isPinyin(text: string): boolean {
  return /^[a-z' -]+$/.test(text) && /[a-z]/.test(text);
}

function isMixed(text: string): boolean {
  return /^[\p{Script=Han}a-z]+$/u.test(text) && /\p{Script=Han}/u.test(text) && /[a-z]/.test(text);
}

function isOneWord(text: string): boolean {
  return !/\s/.test(text);
}

/** What was typed in characters must stand in the name, in its order. */
export function hasHanOf(typed: string, { text }: Pick<HeldName, 'text'>): boolean {
  const name = foldName(text);
  let from = 0;
  for (const [run] of typed.matchAll(/\p{Script=Han}+/gu)) {
    const at = name.indexOf(run, from);
    if (at < 0) return false;
    from = at + run.length;
  }
  return true;
}

/** The first of those that share a part of the query. */
function withoutOverlap<T extends { readonly window: Window }>(found: readonly T[]): readonly T[] {
  const chosen: T[] = [];
  for (const one of found) {
    const { start, end } = one.window;
    const isFree = chosen.every(({ window }) => window === one.window || window.end <= start || end <= window.start);
    if (isFree) chosen.push(one);
  }
  return chosen;
}

/** The much connected first. */
function distinct(readings: readonly Reading[]): readonly Reading[] {
  return [...new Map(readings.map((reading) => [reading.text, reading])).values()];
}

function grouped(
  names: readonly HeldName[],
  keyOf: (name: HeldName) => string,
): ReadonlyMap<string, readonly HeldName[]> {
  const sorted = names.toSorted(
    (a, b) => b.weight - a.weight || Number(b.isLabel) - Number(a.isLabel) || (a.id + a.text < b.id + b.text ? -1 : 1),
  );
  return Map.groupBy(sorted, keyOf);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
