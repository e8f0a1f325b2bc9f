/** The judged inputs over the shipped texts and the made-up sources: all must be answered as they are judged. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { foundCases, nothingCases } from './cases.ts';
import { type LookupCorpus, openLookupCorpus } from './corpus.ts';

const INDEXING_MS = 300_000;
let corpus: LookupCorpus;

beforeAll(async () => {
  corpus = await openLookupCorpus();
}, INDEXING_MS);
afterAll(() => corpus.close());

async function briefly(ref: string, first?: number): Promise<readonly string[]> {
  return (await corpus.find(ref, first)).map(({ source, matchedBy }) => `${source.record.id} ${matchedBy}`);
}

describe('the source that is meant comes first, with why:', () => {
  test.each(foundCases())('$ref', async ({ ref, is, by }) => {
    expect((await briefly(ref))[0]).toBe(`${is} ${by}`);
  });
});

describe('nothing fits', () => {
  test.each(nothingCases())('$reason: $ref', async ({ ref }) => expect(await briefly(ref)).toEqual([]));
});

describe('several that fit', () => {
  test('come best first, and at most as many as are asked for', async () => {
    const title = '关于加快乡村人才振兴的实施意见';
    expect((await briefly(title)).toSorted()).toEqual(['policy:donghu-rencai TITLE', 'policy:xitang-rencai TITLE']);
    expect(await briefly(title, 1)).toEqual(['policy:donghu-rencai TITLE']);
    expect((await briefly('ISBN 978-7-302-12260-9')).toSorted()).toEqual([
      'document:xianyu-anli ISBN',
      'document:yezi-daihou ISBN',
    ]);
  });

  test('have scores from 0 to 1 that fall; a whole title is worth more than a part of it', async () => {
    const scores = async (ref: string) => (await corpus.find(ref)).map(({ score }) => score);
    expect(await scores('10.12345/xcyj.2023.02.002')).toEqual([1]);
    expect(await scores('小镇大转型')).toEqual([1]);
    const many = await scores('水系连通工程三年行动计划');
    expect(many).toHaveLength(2);
    expect(many).toEqual(many.toSorted((a, b) => b - a));
    expect(Math.max(...many)).toBeLessThan(1);
  });
});

describe('what is no reference is refused:', () => {
  test.each([
    ['nothing', ''],
    ['spaces and what nobody sees', ' \n\u200b\u0007 '],
    ['a full stop', '。'],
    ['signs alone', '？！……'],
    ['more than 4,000 characters', '题'.repeat(4_001)],
  ])('%s', async (_, ref) => {
    const refused = await corpus.find(ref).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(GongfuError);
    expect(refused).toHaveProperty('code', 'BAD_USER_INPUT');
  });
});

test.each([
  ['a table', '| 题名 | 年 |\n|---|---|\n| 计划 | 2021 |'],
  ['LaTeX', '\\cite{gao2023} \\textbf{共富} $x^2$'],
  ['HTML', '<a href="javascript:alert(1)">计划</a>'],
  ['halves of surrogate pairs', '\ud800计划\udfff'],
  ['operators of the search', '"计划 -2021 OR NEAR(a, b) *'],
  ['a long text', '乡村'.repeat(1_999)],
])('%s is read as words, of which no source is called', async (_, ref) => expect(await briefly(ref)).toEqual([]));
