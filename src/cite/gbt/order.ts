/** The order of author-date lists (2015: 9.3; 2025: 9.3.2): by language, then author, then year. */
import { personSyllablesOf, syllablesOf } from '../../text/pinyin.ts';
import { yearOf } from '../dates.ts';
import { isEastAsian, LANGUAGE_GROUPS, type LanguageGroup, languageGroup } from '../language.ts';
import { isBody, responsibleNames } from '../names.ts';
import type { CiteName, CiteRecord } from '../record.ts';
import { shortName } from './names.ts';
import { STROKE_COLLATOR, strokeKey } from './strokes.ts';
import { type GbtStyle, rulesOf } from './styles.ts';
import { termsOf } from './terms.ts';

/** Chinese and Japanese names by pinyin or by strokes; all others by their alphabet. Equal ones stay in the order given. */
export function sortGbtRecords(
  records: readonly CiteRecord[],
  style: GbtStyle,
  order: 'NAME' | 'STROKE',
): readonly CiteRecord[] {
  const { compare } = order === 'STROKE' ? STROKE_COLLATOR : PINYIN_COLLATOR;
  return records
    .map((record) => ({ record, ...sortKey(record, style, order) }))
    .toSorted(
      (one, other) =>
        one.group - other.group || compareNames(one.names, other.names, compare) || compareYears(one.year, other.year),
    )
    .map(({ record }) => record);
}

/** A name as what is compared one after the other. */
type NameKey = readonly string[];

interface SortKey {
  readonly group: number;
  readonly names: readonly NameKey[];
  readonly year: number;
}

function sortKey(record: CiteRecord, style: GbtStyle, order: 'NAME' | 'STROKE'): SortKey {
  const group = languageGroup(record);
  const { issued, accessed } = record;
  const year = Number(yearOf(issued ?? accessed ?? ''));
  return {
    group: LANGUAGE_GROUPS.indexOf(group),
    names: namesInOrder(record, group, style).map((name) => nameKey(name, order)),
    // Without a year last.
    year: Number.isNaN(year) || (issued ?? accessed) === undefined ? Number.POSITIVE_INFINITY : year,
  };
}

/** What the entry begins with. */
function namesInOrder(record: CiteRecord, group: LanguageGroup, style: GbtStyle): readonly string[] {
  const { names } = responsibleNames(record);
  if (names.length > 0) return names.map(sortName);
  const { isAuthorDate, standard } = rulesOf(style);
  return [isAuthorDate ? termsOf(group, standard.westernVolume).anonymous : (record.title ?? '')];
}

function sortName(name: CiteName): string {
  if (isBody(name) || isEastAsian(name.family)) return shortName(name);
  return name.given === undefined ? shortName(name) : `${shortName(name)} ${name.given}`;
}

function nameKey(name: string, order: 'NAME' | 'STROKE'): NameKey {
  if (!isEastAsian(name)) return [name];
  return order === 'STROKE' ? strokeKey(name) : pinyinKey(name);
}

/** Character by character its sound and itself, so that one surname stays together (汪 before all 王, then their given names). */
function pinyinKey(name: string): NameKey {
  const characters = Array.from(name);
  const syllables = personSyllablesOf(name) ?? syllablesOf(name);
  return syllables.flatMap(({ text }, at) => [
    text,
    syllables.length === characters.length ? (characters[at] ?? '') : '',
  ]);
}

/** Who wrote alone comes before what he wrote with others. */
function compareNames(one: readonly NameKey[], other: readonly NameKey[], compare: Compare): number {
  return compareLists(one, other, (key, otherKey) => compareLists(key, otherKey, compare));
}

/** By the first part that differs; what is the beginning of another comes before it. */
function compareLists<T>(one: readonly T[], other: readonly T[], compare: (one: T, other: T) => number): number {
  for (const [at, part] of one.entries()) {
    const otherPart = other[at];
    const difference = otherPart === undefined ? 1 : compare(part, otherPart);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Not by difference: two without a year have none. */
function compareYears(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

type Compare = (one: string, other: string) => number;

// Han characters by pinyin and tone, all other letters by their alphabets.
const PINYIN_COLLATOR = new Intl.Collator('zh-u-co-pinyin');
