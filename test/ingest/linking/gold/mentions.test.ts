/** What the judged texts mark is a name of what it is said to mean, and there is as much of it as was asked for. */
import { describe, expect, test } from 'vitest';
import { normalisedText } from '../../../../src/text/normalise.ts';
import { hasPaper, paperText } from '../../../corpus/paper.ts';
import { readJudged } from '../../../support/judged.ts';
import { readText } from '../../reading/reading-text.ts';
import { type KnownEntity, seedEntities } from './known-entities.ts';
import { readPaperMentions, readTexts } from './read-mentions.ts';

const seed = await seedEntities();
const texts = readTexts(seed);
const paper = readPaperMentions(seed);

describe('the judged texts', () => {
  test('are of five kinds, two of them over 3,000 characters long', () => {
    expect(new Set(texts.map(({ kind }) => kind)).size).toBe(5);
    const lengths = texts.map(({ paragraphs }) => paragraphs.reduce((sum, { text }) => sum + text.length, 0));
    expect(lengths.filter((length) => length > 3_000).length).toBe(2);
  });

  test('mark at least 120 names, in both halves', () => {
    for (const half of ['tune', 'report'])
      expect(paragraphsOf(half).reduce((sum, { mentions }) => sum + mentions.length, 0)).toBeGreaterThanOrEqual(60);
  });

  test('take the manuscripts as they were written for the judged claims', () => {
    const claims = new Set(readJudged('judged-1').map(({ text }) => text));
    const manuscripts = texts.find(({ kind }) => kind === 'MANUSCRIPT_SENTENCES')?.paragraphs ?? [];
    expect(manuscripts.filter(({ text }) => !claims.has(text))).toEqual([]);
    expect(manuscripts.length).toBeGreaterThanOrEqual(70);
  });

  test('mark names of the entity, or short names that the text defines', () => {
    for (const { name, paragraphs } of texts) {
      const whole = paragraphs.map(({ text }) => text).join('\n');
      for (const { text, mentions } of paragraphs)
        for (const { start, end, entity } of mentions) {
          const words = text.slice(start, end);
          expect(isCalled(entity, words) || isDefined(words, whole), `${name} ${words}: ${entity.label}`).toBe(true);
        }
    }
  });

  test('declare no entity that the seed has', () => {
    const labels = new Set(seed.map(({ type, label }) => `${type} ${label}`));
    for (const { type, label } of texts.flatMap(({ declared }) => declared))
      expect(labels.has(`${type} ${label}`), label).toBe(false);
  });

  test('hold names of the seed that are not marked, since they mean something else there', () => {
    const unmarked = texts.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ text, mentions }) => namesOutside(text, mentions)),
    );
    expect(unmarked.length).toBeGreaterThanOrEqual(20);
  });
});

describe('the judged paragraphs of the paper', () => {
  test('are twelve, with at least 150 mentions, by names of the entity', () => {
    expect(paper.length).toBe(12);
    const mentions = paper.flatMap((one) => one.mentions);
    expect(mentions.reduce((sum, { at }) => sum + at.length, 0)).toBeGreaterThanOrEqual(150);
    for (const { words, entity } of mentions) expect(isCalled(entity, words), `${words}: ${entity.label}`).toBe(true);
  });

  test.skipIf(!hasPaper)('have each occurrence in the paper, and none inside another (needs GONGFU_PAPER)', () => {
    const paragraphs = paperParagraphs();
    for (const { paragraph, mentions } of paper) {
      const text = paragraphs[paragraph - 1] ?? '';
      const ranges = mentions.flatMap(({ words, at }) => at.map((nth) => rangeOf(words, nth, text)));
      const ordered = ranges.toSorted((one, other) => one.start - other.start);
      for (const [index, { start }] of ordered.entries())
        expect(start, `${paragraph}`).toBeGreaterThanOrEqual(ordered[index - 1]?.end ?? 0);
    }
  });
});

function paragraphsOf(half: string) {
  return texts.flatMap(({ paragraphs }) => paragraphs.filter((one) => one.half === half));
}

/** Quotation marks, white space, variants and traditional characters aside. */
function isCalled({ label, names }: KnownEntity, words: string): boolean {
  return [label, ...names].some((name) => plain(name) === plain(words));
}

function isDefined(words: string, whole: string): boolean {
  return ['“', '《'].some((mark) => new RegExp(`(以下简称|下称|简称)${mark}${words}[”》]`, 'u').test(whole));
}

function namesOutside(text: string, mentions: readonly { readonly start: number; readonly end: number }[]) {
  const names = seed.flatMap(({ label, names }) => [label, ...names]).filter((name) => name.length > 1);
  return [...new Set(names)].flatMap((name) =>
    occurrences(name, text).filter((at) => mentions.every(({ start, end }) => end <= at || at + name.length <= start)),
  );
}

function occurrences(words: string, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function rangeOf(words: string, nth: number, text: string) {
  const start = occurrences(words, text)[nth - 1];
  if (start === undefined) throw new Error(`the paragraph has no ${words} number ${nth}`);
  return { start, end: start + words.length };
}

/** The paragraphs as persons count them (test/ingest/reading/paper.test.ts), without white space. */
function paperParagraphs(): readonly string[] {
  const { blocks, text } = readText(paperText());
  const words = blocks.flatMap(({ kind, start, end }) => (kind === 'PARAGRAPH' ? [text.slice(start, end)] : []));
  return words.filter((one) => /[。.;；：]|^Key/u.test(one)).map((one) => one.replace(/\s/gu, ''));
}

function plain(name: string): string {
  return normalisedText(name).replace(/[\s"'“”‘’「」《》]/gu, '');
}
