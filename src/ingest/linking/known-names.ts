/** What in the passages could be a name, looked up in the graph: all stretches of all passages together, each name once. */
import { inParts } from '../../domain/in-parts.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { numberKey } from '../../text/identifiers.ts';
import { foldName, foldNormalisedName } from '../../text/keys.ts';
import { couldBeName, visitNameWindows } from '../../text/name-windows.ts';
import type { TextRange } from '../../text/normalise.ts';
import { documentNumbersIn } from './document-numbers.ts';
import type { PassageText } from './passage-text.ts';
import { type WordBounds, wordBounds } from './word-bounds.ts';

export type NameReads = Pick<GraphStore, 'named' | 'records'>;

/** A stretch of a passage that is called as these entities are. */
export interface NamedStretch extends TextRange {
  /** The folded name. */
  readonly key: string;
  /** By id; not empty. */
  readonly entities: readonly EntityRecord[];
}

/** Below that length each stretch is looked up, above it only what begins and ends with a word. */
const SHORT = 6;
/** The longest names that are not titles. */
const MOST_UNITS = 44;
/** No name begins or ends with these. */
const NO_BEGINNING: ReadonlySet<string> = new Set('的了着们');
const NO_END: ReadonlySet<string> = new Set('的了着是在和与及为');

/**
 * Aligned with the passages, in order of their starts. A name that holds in one source alone is found in `document` alone. Cost: one
 * cut of the text into words, lookups of names a thousand at once, one read of records.
 */
export async function knownNames(
  read: readonly PassageText[],
  document: string,
  store: NameReads,
  scope: Scope,
): Promise<readonly (readonly NamedStretch[])[]> {
  const keyOf = rememberedKeys();
  const windows = read.map((one) => windowsOf(one, keyOf));
  const numbers = read.map(({ text }) => numberWindows(text));
  const { ids, idsOf } = await lookedUp(windows, numbers, store, scope);
  const entities = await recordsOf(ids, document, store, scope);
  const named = (text: string, window: Window, level: Level) => {
    const marks = marksAround(text, window);
    const all = idsOf(level, window.key).flatMap((id) => entities.get(id) ?? []);
    const meant = all.filter((one) => level === 'IDENTIFIER' || isMeant(one, window.key, marks));
    return meant.length > 0 ? [{ ...window, entities: meant.map(({ entity }) => entity) }] : [];
  };
  return read.map(({ text }, i) =>
    [
      ...(windows[i] ?? [])
        .filter(({ key }) => idsOf('FOLDED', key).length > 0)
        .flatMap((window) => named(text, window, 'FOLDED')),
      ...(numbers[i] ?? []).flatMap((window) => named(text, window, 'IDENTIFIER')),
    ].toSorted((a, b) => a.start - b.start || b.end - a.end),
  );
}

interface Window extends TextRange {
  readonly key: string;
}

/** It is what stands in 《》, in quotation marks. */
interface Marks {
  readonly isTitle: boolean;
  readonly isQuoted: boolean;
}

type Level = 'FOLDED' | 'IDENTIFIER';

function windowsOf({ text }: PassageText, keyOf: (name: string) => string): readonly Window[] {
  const bounds = wordBounds(text);
  const found: Window[] = [];
  const window = (start: number, end: number) => {
    if (NO_BEGINNING.has(text[start] ?? '') || NO_END.has(text[end - 1] ?? '')) return;
    if (!mayBeName(text, bounds, start, end)) return;
    const key = keyOf(text.slice(start, end));
    if (couldBeName(key)) found.push({ start, end, key });
  };
  const mayBe = (start: number, end: number) => mayBeLongName(text, bounds, start, end);
  visitNameWindows(text, { window }, { units: MOST_UNITS, mayBe });
  return found;
}

function marksAround(text: string, { start, end }: TextRange): Marks {
  const [before, behind] = [text[start - 1], text[end]];
  return { isTitle: before === '《' && behind === '》', isQuoted: before === '"' && behind === '"' };
}

/** Over a comma only where a quotation begins the name: “飞地抱团，山海协作”强村之路. */
function mayBeLongName(text: string, bounds: WordBounds, start: number, end: number): boolean {
  if (!bounds.isBound(start) || !bounds.isBound(end)) return false;
  return text[start - 1] === '"' || !text.slice(start, end).includes(',');
}

/** A short name may stand where the segmenter, which does not know it yet, has cut otherwise; 1.0版 is cut by chance. */
function mayBeName(text: string, bounds: WordBounds, start: number, end: number): boolean {
  if (end - start <= SHORT || (bounds.isInnerBound(start) && bounds.isInnerBound(end))) return true;
  return bounds.isInnerBound(start) && /\d版?$/u.test(text.slice(start, end));
}

function numberWindows(text: string): readonly Window[] {
  return documentNumbersIn(text).flatMap(({ start, end, number }) => {
    const key = numberKey(number);
    return key === undefined ? [] : [{ start, end, key }];
  });
}

function rememberedKeys(): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const key = keys.get(name) ?? foldNormalisedName(name);
    keys.set(name, key);
    return key;
  };
}

interface LookedUp {
  readonly ids: readonly string[];
  /** Empty for a key that nothing is called by. */
  readonly idsOf: (level: Level, key: string) => readonly string[];
}

async function lookedUp(
  windows: readonly (readonly Window[])[],
  numbers: readonly (readonly Window[])[],
  store: NameReads,
  scope: Scope,
): Promise<LookedUp> {
  const keys = [
    ...keysOf(windows).map((key) => ({ level: 'FOLDED', key }) as const),
    ...keysOf(numbers).map((key) => ({ level: 'IDENTIFIER', key }) as const),
  ];
  const found = await inParts(keys, (some) => store.named(some, undefined, scope));
  const byLevel = { FOLDED: new Map<string, readonly string[]>(), IDENTIFIER: new Map<string, readonly string[]>() };
  keys.forEach(({ level, key }, i) => {
    const own = found[i] ?? [];
    if (own.length > 0) byLevel[level].set(key, own);
  });
  return { ids: [...new Set(found.flat())], idsOf: (level, key) => byLevel[level].get(key) ?? NONE };
}

const NONE: readonly string[] = [];

/** Each once. */
function keysOf(windows: readonly (readonly Window[])[]): readonly string[] {
  const keys = new Set<string>();
  for (const own of windows) for (const { key } of own) keys.add(key);
  return [...keys];
}

interface Called {
  readonly entity: EntityRecord;
  readonly keys: ReadonlySet<string>;
  /** Those that are titles and mean it in 《》 alone: 《意见》. */
  readonly titleKeys: ReadonlySet<string>;
  /** Short ones that are given in quotation marks alone, and mean it so: “三条”. */
  readonly quotedKeys: ReadonlySet<string>;
}

function isMeant({ keys, titleKeys, quotedKeys }: Called, key: string, { isTitle, isQuoted }: Marks): boolean {
  return keys.has(key) || (isTitle && titleKeys.has(key)) || (isQuoted && quotedKeys.has(key));
}

async function recordsOf(
  ids: readonly string[],
  document: string,
  store: NameReads,
  scope: Scope,
): Promise<ReadonlyMap<string, Called>> {
  const stored = await inParts(ids, (some) => store.records(some, scope));
  return new Map(
    stored.flatMap((one) => (one?.record.record === 'entity' ? [[one.record.id, called(one.record, document)]] : [])),
  );
}

const TITLE_MARK = /^《/u;
/** A longer title is told without its marks as well. */
const SHORT_TITLE = 6;
const QUOTED_SHORT = /^[“"]\p{Script=Han}{1,3}[”"]$/u;

/** A short name of another source (《意见》) says nothing here. */
function called(entity: EntityRecord, document: string): Called {
  const held = entity.names.filter((name) => name.document === undefined || name.document === document);
  const names = [entity.label, entity.labelEn ?? '', ...held.map(({ text }) => text)];
  const isTitle = (name: string) => TITLE_MARK.test(name) && name.length <= SHORT_TITLE;
  const isQuoted = (name: string) => QUOTED_SHORT.test(name);
  return {
    entity,
    keys: new Set(names.filter((name) => !isTitle(name) && !isQuoted(name)).map(foldName)),
    titleKeys: new Set(names.filter(isTitle).map(foldName)),
    quotedKeys: new Set(names.filter(isQuoted).map(foldName)),
  };
}
