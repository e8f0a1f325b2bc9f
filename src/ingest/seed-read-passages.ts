/** The passages of a seed file, as written: groups with their headings, and in each its paragraphs. */
import { type MapReader, readMap, type Text, textOf } from './map-reader.ts';
import type { Ref, SeedNumber, SeedPassage } from './seed-form.ts';
import { NUMBER_KINDS } from './seed-reasons.ts';
import { enumAt, refAt, type SeedReading, wordOf } from './seed-words.ts';
import { compact } from './source-text.ts';
import type { Tree } from './yaml-tree.ts';

/** Enough to find the place by. */
const MAX_OPENING = 16;

export function readPassageGroup(tree: Tree, reading: SeedReading): readonly SeedPassage[] {
  const map = readMap(tree, 'A group of passages', reading.faults);
  if (!map) return [];
  const source = refAt(map, 'source', reading);
  const section = map.list('section').flatMap((heading) => textOf(heading, 'A heading', reading.faults) ?? []);
  const shared = { section, ...(source ? { source } : {}) };
  const passages = map.list('paragraphs').flatMap((passage) => readPassage(passage, shared, reading) ?? []);
  map.finish();
  return passages;
}

type SharedOfPassages = Pick<SeedPassage, 'section'> & { readonly source?: Ref };

function readPassage(tree: Tree, shared: SharedOfPassages, reading: SeedReading): SeedPassage | undefined {
  const map = readMap(tree, 'A paragraph', reading.faults);
  if (!map) return undefined;
  const passage = {
    at: map.at,
    ...shared,
    key: map.text('key'),
    number: wholeNumber(map, 'number', reading) ?? 0,
    page: wholeNumber(map, 'page', reading),
    text: map.requiredText('zh'),
    textEn: map.text('en'),
    kind: enumAt(map, 'kind', { enum: 'TextKind', default: 'PARAPHRASE' }, reading),
    opens: readOpening(map, reading),
    numbers: map.list('numbers').flatMap((number) => readNumber(number, reading) ?? []),
    supportsNothing: map.text('supportsNothing'),
  };
  if (passage.number === 0) map.requiredText('number');
  map.finish();
  return passage as SeedPassage;
}

function wholeNumber(map: MapReader, key: string, reading: SeedReading): number | undefined {
  const number = map.number(key);
  if (number === undefined || (Number.isSafeInteger(number) && number >= 1)) return number;
  reading.faults.add(
    map.text(key)?.at ?? map.at,
    'UNKNOWN_VALUE',
    `\`${key}\` counts from 1: it is a whole number, not ${number}.`,
  );
  return undefined;
}

function readOpening(map: MapReader, reading: SeedReading): Text | undefined {
  const opens = map.text('opens');
  if (opens && compact(opens.text).length > MAX_OPENING)
    reading.faults.add(
      opens.at,
      'QUOTE_TOO_LONG',
      `\`opens\` has at most ${MAX_OPENING} characters: the first words of the passage, enough to find it.`,
    );
  return opens;
}

function readNumber(tree: Tree, reading: SeedReading): SeedNumber | undefined {
  const map = readMap(tree, 'A number', reading.faults);
  if (!map) return undefined;
  const text = map.requiredText('text');
  const is = map.text('is');
  const kind = is ? wordOf(is, NUMBER_KINDS, reading.faults) : undefined;
  if (!is) map.requiredText('is');
  map.finish();
  return kind && { text, is: kind };
}
