/** Nothing that a user types takes longer than a search may take: shapes that are slow in engines of this kind, on an index in which every word is common. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex, SearchRequest } from '../../src/search/port.ts';
import { BAD_QUERIES } from './bad-queries.ts';
import { entity, passage, pick, randomOf } from './documents.ts';

const DOCUMENTS = 20_000;
/** Of the service (GONGFU_SEARCH_TIMEOUT_MS). */
const LIMIT_MS = 250;
/** A busy machine may leave a thread without its turn. */
const SCHEDULING = 10;
const BUILD_TIMEOUT_MS = 600_000;

const WORDS = [
  ...'茶园 合作社 产业 收入 农户 数字 改革 土地 流转 县城 乡村 振兴 山海 协作 飞地 抱团 共同 富裕 示范 经验'.split(' '),
  ...Array.from({ length: 80 }, (_, i) => `w${i + 10}`),
];

const common = (count: number, joint = ' ') =>
  Array.from({ length: count }, (_, i) => WORDS[i % WORDS.length]).join(joint);

const SHAPES = [
  ...BAD_QUERIES,
  { name: 'one word that nearly all texts have', query: '共同富裕' },
  { name: 'twenty common words together', query: common(20, '') },
  { name: '64 common words', query: common(64).slice(0, 300) },
  { name: 'common words with a slip in each', query: '茶元 合作设 产叶 收人 农沪 数子 改格 土弟 流传 县成 乡存 振新' },
  { name: 'a phrase that no text has, of words that all have', query: '“茶园合作社产业收入农户数字改革”' },
  { name: 'a phrase of one character', query: '“社”' },
  {
    name: 'eight phrases',
    query: ['茶园', '合作', '收入', '农户', '数字', '改革', '土地', '流转'].map((word) => `“${word}w1”`).join(''),
  },
  {
    name: 'one common word without eight others',
    query: `w10 ${common(9)
      .split(' ')
      .map((word) => `-${word}`)
      .join(' ')}`,
  },
  { name: 'pinyin of nothing', query: 'zhangchengxiangzhongdeng'.repeat(12) },
  { name: 'letters that may be initials', query: 'abcdefghijklmnopqrstuvw xyz fdbt czs'.repeat(8) },
  { name: 'pinyin and characters in turns', query: '茶yuan合zuo社'.repeat(25) },
];

let folder: string;
let index: SearchIndex;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongfu-bounds-'));
  const ontology = await readOntology(new URL('../../schema/', import.meta.url));
  index = await openEmbeddedIndex({ file: join(folder, 'index.sqlite'), ontology });
  const random = randomOf(1);
  const text = (length: number) =>
    Array.from({ length }, () => pick(random, WORDS)).join(pick(random, ['', ' ', '，']));
  const rebuild = await index.rebuild();
  for (let at = 0; at < DOCUMENTS; at += 1_000) {
    const documents = Array.from({ length: 1_000 }, (_, i) =>
      i % 20 === 0 ? entity(`concept:${at + i}`, text(3)) : passage(String(at + i), `${text(12)}共同富裕`),
    );
    await rebuild.add(documents);
  }
  await rebuild.finish(1);
}, BUILD_TIMEOUT_MS);
afterAll(async () => {
  await index?.close();
  await rm(folder, { recursive: true, force: true });
});

describe(`among ${DOCUMENTS} documents, in time or refused`, () => {
  test.each(SHAPES)('$name is searched', async ({ query }) => {
    const request: SearchRequest = {
      query,
      mode: 'FULL_TEXT',
      filter: {},
      first: 100,
      facets: ['type', 'kind', 'domain', 'region', 'document', 'year'],
    };
    expect(await msOf(() => index.search(request, scopeFor('PUBLIC', LIMIT_MS)))).toBeLessThan(SCHEDULING * LIMIT_MS);
  });

  test.each(SHAPES)('$name is completed', async ({ query }) => {
    const ask = () => index.suggest({ prefix: query, first: 8 }, scopeFor('PUBLIC', LIMIT_MS));
    expect(await msOf(ask)).toBeLessThan(SCHEDULING * LIMIT_MS);
  });
});

/** How long it took to answer, to refuse, or to say that there was no time. */
async function msOf(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await ask().catch((error: unknown) => {
    if (!(error instanceof GongfuError && ['BAD_USER_INPUT', 'TIMEOUT'].includes(error.code))) throw error;
  });
  return performance.now() - startedAt;
}
