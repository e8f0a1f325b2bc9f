/** The entities that sentences name: every stretch that could be a name is looked up at once, the longest that is one counts. */
import { inParts } from '../../domain/in-parts.ts';
import type { EntityRecord, EntityTypeName } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { foldName, foldNormalisedName } from '../../text/keys.ts';
import { couldBeName, visitNameWindows } from '../../text/name-windows.ts';
import type { TextRange } from '../../text/normalise.ts';
import { isEntity } from '../entities.ts';

/** In the normalised text of its sentence. */
export interface Mention extends TextRange {
  readonly entity: EntityRecord;
  /** The folded name by which it was found. */
  readonly key: string;
}

type MentionReads = Pick<GraphStore, 'named' | 'records'>;

/** Entities of one name that are all taken to be meant. */
const MAX_ALIKE = 4;
/** A name of a place as English writes it: Lucheng for 鹿城区. Shorter ones are words as well. */
const ROMANISED = /^[a-z]{4,}$/u;

/** A sentence as it was pasted, without markup, and normalised. */
export interface Naming {
  readonly original: string;
  readonly text: string;
}

/**
 * Aligned with the sentences; in their order, none within another. Only what the viewer may see. What is written with a capital is
 * also taken for the pinyin of a place (`placeTypes`). Cost: lookups of names, a thousand at once, and one read.
 */
export async function mentionsIn(
  store: MentionReads,
  sentences: readonly Naming[],
  placeTypes: ReadonlySet<EntityTypeName>,
  scope: Scope,
): Promise<readonly (readonly Mention[])[]> {
  const keyOf = rememberedKeys();
  // Twenty thousand characters have 300,000 windows, of which few are names: looked through twice rather than kept.
  const asked = { FOLDED: new Set<string>(), PINYIN: new Set<string>() };
  for (const sentence of sentences) windowsOf(sentence, keyOf, ({ level, key }) => asked[level].add(key));
  const keys = (['FOLDED', 'PINYIN'] as const).flatMap((level) => [...asked[level]].map((key) => ({ level, key })));
  const found = await inParts(keys, (some) => store.named(some, undefined, scope));
  const idsOf = { FOLDED: new Map<string, readonly string[]>(), PINYIN: new Map<string, readonly string[]>() };
  keys.forEach(({ level, key }, i) => {
    if (found[i]?.length) idsOf[level].set(key, found[i]);
  });
  const ids = [...new Set([...idsOf.FOLDED.values(), ...idsOf.PINYIN.values()].flat())];
  const stored = await inParts(ids, (some) => store.records(some, scope));
  const entities = new Map(stored.flatMap((one, i) => (isEntity(one) ? [[ids[i] ?? '', one.record] as const] : [])));
  return sentences.map((sentence) => {
    const named: Mention[] = [];
    windowsOf(sentence, keyOf, ({ level, key, start, end }) => {
      for (const id of (idsOf[level].get(key) ?? []).slice(0, MAX_ALIKE)) {
        const entity = entities.get(id);
        if (!entity) continue;
        const window = { start, end, key };
        const isMeant = level === 'PINYIN' ? placeTypes.has(entity.type) : isNamedThere(sentence.text, window, entity);
        if (isMeant) named.push({ ...window, entity });
      }
    });
    return longest(named);
  });
}

interface Window extends TextRange {
  readonly key: string;
}

type Visit = (window: Window & { readonly level: 'FOLDED' | 'PINYIN' }) => void;

function rememberedKeys(): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const key = keys.get(name) ?? foldNormalisedName(name);
    keys.set(name, key);
    return key;
  };
}

function windowsOf({ text, original }: Naming, keyOf: (name: string) => string, visit: Visit): void {
  visitNameWindows(text, {
    window(start, end) {
      const key = keyOf(text.slice(start, end));
      if (couldBeName(key)) visit({ level: 'FOLDED', start, end, key });
    },
    unit(start, end) {
      const key = text.slice(start, end);
      const isCapital = ROMANISED.test(key) && original.includes(key.charAt(0).toUpperCase() + key.slice(1));
      if (isCapital) visit({ level: 'PINYIN', start, end, key });
    },
  });
}

/** A name that holds in one source alone (《意见》) is that of another matter elsewhere, unless it stands as a title or says enough. */
function isNamedThere(text: string, { start, end, key }: Window, { label, labelEn, names }: EntityRecord): boolean {
  const free = [label, labelEn ?? '', ...names.flatMap((name) => (name.document === undefined ? [name.text] : []))];
  if (free.some((name) => foldName(name) === key)) return !isCommonWord(key);
  return key.length > 3 || (text[start - 1] === '《' && text[end] === '》');
}

/** English names of one short word (charity is one, aid is none). */
function isCommonWord(key: string): boolean {
  return /^[a-z]{1,3}$/u.test(key);
}

/** The longest first; of one range each entity once, no range over a part of another. */
function longest(named: readonly Mention[]): readonly Mention[] {
  const taken: Mention[] = [];
  const covered = new Set<number>();
  const byRange = new Map<string, Set<string>>();
  for (const one of named.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const range = `${one.start} ${one.end}`;
    const alike = byRange.get(range);
    if (alike?.has(one.entity.id)) continue;
    if (!alike && isCovered(one, covered)) continue;
    byRange.set(range, (alike ?? new Set()).add(one.entity.id));
    for (let at = one.start; at < one.end; at++) covered.add(at);
    taken.push(one);
  }
  return taken.toSorted((a, b) => a.start - b.start);
}

function isCovered({ start, end }: TextRange, covered: ReadonlySet<number>): boolean {
  for (let at = start; at < end; at++) if (covered.has(at)) return true;
  return false;
}
