/** The entities that sentences name: every stretch that could be a name is looked up at once, the longest that is one counts. */
import type { EntityRecord, EntityTypeName } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { foldName } from '../../text/keys.ts';
import type { TextRange } from '../../text/normalise.ts';
import { isEntity } from '../entities.ts';
import { inParts } from './in-parts.ts';

/** In the normalised text of its sentence. */
export interface Mention extends TextRange {
  readonly entity: EntityRecord;
  /** The folded name by which it was found. */
  readonly key: string;
}

type MentionReads = Pick<GraphStore, 'named' | 'records'>;

/** Han characters and words of letters or digits that a name may have; titles in 《》 are looked up whole. */
const MAX_UNITS = 16;
const MAX_LETTERS = 80;
/** Entities of one name that are all taken to be meant. */
const MAX_ALIKE = 4;
const UNIT =
  /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+(?:(?:\.|'(?!s(?![a-z])))[[\p{L}\p{N}]--\p{Script=Han}]+)*|[^\s"]/gv;
/** A name of a place as English writes it: Lucheng for 鹿城区. Shorter ones are words as well. */
const ROMANISED = /^[a-z]{4,}$/u;
/** No name goes over these. */
const PARTS_NAMES = /^[,。;:!?|…]$/u;
const LETTER = /[\p{L}\p{N}]/u;
const TITLE = /《([^《》]{2,80})》|"([^"]{2,80})"/gu;

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
  const windows = sentences.map(windowsOf);
  const keys = [...new Map(windows.flatMap((own) => own.map((one) => [nameOf(one), one] as const))).values()];
  const found = await inParts(keys, (some) =>
    store.named(
      some.map(({ level, key }) => ({ level, key })),
      undefined,
      scope,
    ),
  );
  const idsOf = new Map(keys.flatMap((one, i) => (found[i]?.length ? [[nameOf(one), found[i]] as const] : [])));
  const ids = [...new Set([...idsOf.values()].flat())];
  const stored = await inParts(ids, (some) => store.records(some, scope));
  const entities = new Map(stored.flatMap((one, i) => (isEntity(one) ? [[ids[i] ?? '', one.record] as const] : [])));
  return sentences.map(({ text }, i) => {
    const named = (windows[i] ?? []).flatMap((window) =>
      (idsOf.get(nameOf(window)) ?? []).slice(0, MAX_ALIKE).flatMap((id) => {
        const entity = entities.get(id);
        const isMeant =
          window.level === 'PINYIN' ? placeTypes.has(entity?.type ?? '') : entity && isNamedThere(text, window, entity);
        return entity && isMeant ? [{ ...window, entity }] : [];
      }),
    );
    return longest(named);
  });
}

interface Window extends TextRange {
  readonly level: 'FOLDED' | 'PINYIN';
  readonly key: string;
}

function nameOf({ level, key }: Window): string {
  return `${level} ${key}`;
}

function windowsOf({ text, original }: Naming): readonly Window[] {
  const units = [...text.matchAll(UNIT)].map(({ 0: unit, index }) => ({
    unit,
    start: index,
    end: index + unit.length,
  }));
  const windows: Window[] = [];
  units.forEach(({ unit: first, start }, at) => {
    if (!LETTER.test(first)) return;
    for (let to = at; to < Math.min(units.length, at + MAX_UNITS); to++) {
      const last = units[to];
      if (!last || PARTS_NAMES.test(last.unit) || last.end - start > MAX_LETTERS) break;
      if (last.end - start < 2 || (!LETTER.test(last.unit) && last.unit !== ')')) continue;
      windows.push({ level: 'FOLDED', start, end: last.end, key: foldName(text.slice(start, last.end)) });
    }
    const isCapital = ROMANISED.test(first) && original.includes(first.charAt(0).toUpperCase() + first.slice(1));
    if (isCapital) windows.push({ level: 'PINYIN', start, end: start + first.length, key: first });
  });
  for (const { 0: all, 1: title, 2: quoted, index } of text.matchAll(TITLE)) {
    const name = title ?? quoted ?? '';
    windows.push({ level: 'FOLDED', start: index + 1, end: index + all.length - 1, key: foldName(name) });
  }
  return windows.filter(({ key }) => key.length > 1 && !/^[\d.,%]+$/u.test(key));
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

function longest(named: readonly Mention[]): readonly Mention[] {
  const taken: Mention[] = [];
  for (const one of named.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const isFree = taken.every(
      (other) =>
        other.end <= one.start || other.start >= one.end || (other.start === one.start && other.end === one.end),
    );
    const isNew = taken.every((other) => other.start !== one.start || other.entity.id !== one.entity.id);
    if (isFree && isNew) taken.push(one);
  }
  return taken.toSorted((a, b) => a.start - b.start);
}
