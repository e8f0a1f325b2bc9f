/** The paper that the shipped texts are of: by counts, by the openings that seed/ quotes, and by hashes; no sentence of it is here. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../src/ingest/reading/passages.ts';
import { sentenceEnds } from '../../../src/ingest/reading/sentences.ts';
import { hasPaper, paperText } from '../../corpus/paper.ts';
import { PAPER_ENDS } from './paper-ends.ts';
import { readText } from './reading-text.ts';

const SEED = fileURLToPath(new URL('../../../seed/', import.meta.url));

interface Entered {
  readonly number: number;
  readonly opens: string;
  readonly section: readonly string[];
}

/** The paragraphs as persons entered them: the first words of each, and its headings. */
function enteredParagraphs(): readonly Entered[] {
  const all = readdirSync(SEED).flatMap((file) => {
    const { passages = [] } = load(readFileSync(`${SEED}${file}`, 'utf8')) as { passages?: readonly SeedPassages[] };
    return passages.flatMap(({ section, paragraphs }) =>
      paragraphs.map(({ number, opens }) => ({ number, opens, section })),
    );
  });
  const ordered = all.toSorted((one, other) => one.number - other.number);
  return ordered.filter(({ number }, at) => number !== ordered[at - 1]?.number);
}

interface SeedPassages {
  readonly section: readonly string[];
  readonly paragraphs: readonly { readonly number: number; readonly opens: string }[];
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

describe.skipIf(!hasPaper)('the paper (needs GONGFU_PAPER)', () => {
  const document = hasPaper ? readText(paperText()) : readText('无');
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => document.text.slice(start, end);
  const paragraphs = document.blocks.filter(
    ({ kind, start, end }) => kind === 'PARAGRAPH' && /[。.;；：]|^Key/u.test(words({ start, end })),
  );
  const headings = document.blocks.filter(({ kind }) => kind === 'HEADING');

  it('has its 27 headings and sections of the right depth, and the English title', () => {
    expect(headings.map(({ level }) => level).join('')).toBe(`1221${'233'.repeat(6)}12221`);
    expect(document.blocks.filter(({ kind }) => kind === 'ITEM' || kind === 'TABLE')).toEqual([]);
  });

  it('has the 53 paragraphs that persons found in it, under the same headings and with the same first words', () => {
    const entered = enteredParagraphs();
    const plain = (text: string) => text.replace(/\s/gu, '').replace(/^摘要：/u, '');
    expect(paragraphs.map((one) => plain(words(one)).slice(0, 4))).toEqual(
      entered.map(({ opens }) => plain(opens).slice(0, 4)),
    );
    expect(paragraphs.map((one, at) => plain(words(one)).startsWith(plain(entered[at]?.opens ?? '?')))).toEqual(
      entered.map(() => true),
    );
    expect(paragraphs.map(({ section }) => section.map(plain))).toEqual(
      entered.map(({ section }) => section.map(plain)),
    );
  });

  it('ends each paragraph and heading where it ends in print', () => {
    const ends = [...headings, ...paragraphs].map((one) => hashOf(words(one).slice(-6)));
    expect(ends).toEqual(PAPER_ENDS);
  });

  it('takes five footnotes and a caption out of the sentences that they interrupt', () => {
    const notes = document.blocks.filter(({ kind }) => kind === 'FOOTNOTE');
    expect(notes.map(({ marker }) => marker).join('')).toBe('①①②①②');
    expect(notes.map(({ at = -1, marker }) => document.text.slice(at, at + 1) === marker)).toEqual(
      notes.map(() => true),
    );
    expect(document.blocks.filter(({ kind }) => kind === 'CAPTION')).toHaveLength(1);
    expect(paragraphs.filter((one) => /数据来源：|资料来源：|图\s?1\s?共同富裕从/u.test(words(one)))).toEqual([]);
  });

  it('joins the addresses of its footnotes over the ends of lines', () => {
    const addresses = document.blocks.flatMap((one) =>
      one.kind === 'FOOTNOTE' ? (words(one).match(/https?:\/\/[\w./-]+/gu) ?? []) : [],
    );
    expect(addresses.map((address) => /\.s?html$/u.test(address))).toEqual([true, true, true]);
  });

  it('gives each footnote to the passage that has its mark', () => {
    const withNotes = passagesOf(document).filter(({ notes }) => notes.length > 0);
    expect(
      withNotes.map(
        ({ section, notes }) => `${section.at(-1)?.slice(-6) ?? ''}${notes.map(({ marker }) => marker).join('')}`,
      ),
    ).toEqual(['①', '金华义乌模式①', '的湖州模式②'.padStart(7, '”'), '金华磐安模式①', '温州鹿城模式②']);
  });

  it('drops the running foot that is glued to the last Chinese sentence', () => {
    expect(document.dropped.map(({ start, end, why }) => `${why} ${document.raw.slice(start, end).trim()}`)).toEqual([
      'RUNNING_HEAD Reform',
    ]);
  });

  it('leaves no space inside Han words and numbers', () => {
    const chinese = paragraphs.filter((one) => /\p{Script=Han}/u.test(words(one)));
    expect(
      chinese.filter((one) => /[\p{Script=Han}，。]\s|\s[\p{Script=Han}，。]|\d \d{3}(?!\d)/u.test(words(one))),
    ).toEqual([]);
  });

  it('cuts no sentence, and names the parts of the paragraphs that are long', () => {
    const passages = passagesOf(document);
    expect(passages.filter(({ part }) => part).length).toBeGreaterThanOrEqual(2);
    for (const { text, part } of passages) {
      expect(text.length).toBeLessThanOrEqual(1_000);
      if (part && part.number < part.of) expect(sentenceEnds(`${text} 甲`)).toContain(text.length);
    }
  });

  it('proposes the English title, the authors and the key words', () => {
    const fields = document.proposed.map(({ field }) => field);
    expect(fields).toEqual(['titleEn', 'authors', 'authors', 'keywords', 'keywords', 'keywords', 'keywords']);
  });
});
