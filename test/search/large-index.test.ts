/** What is read another way where there is much of it: long ranges of names, and phrases among rows that are signed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { entity, passage, pick, randomOf } from './documents.ts';
import { createReferenceIndex } from './reference.ts';

const NAMES = 1_200;
const TYPES = ['concept', 'concept', 'concept', 'concept', 'model', 'project'];
const CHARACTERS = Array.from('山海田园合作联盟工坊基金平台产业共富数字');
const BUILD_TIMEOUT_MS = 300_000;
/** A thousand rows are signed 5 ms after a write. */
const SIGNED_AFTER_MS = 500;

const scope = scopeFor('PUBLIC', 600_000);
const ontology = await readOntology(new URL('../../schema/', import.meta.url));
let folder: string;
let index: SearchIndex;
const reference = createReferenceIndex(ontology, createSegmenter());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongfu-large-'));
  index = await openEmbeddedIndex({ file: join(folder, 'index.sqlite'), ontology });
  const random = randomOf(1);
  const documents = Array.from({ length: NAMES }, (_, i) => {
    const label = `飞${pick(random, ['地', '跃'])}${pick(random, CHARACTERS)}${pick(random, CHARACTERS)}${i}`;
    return entity(`${pick(random, TYPES)}:${i}`, label, { weight: (i * 7_919) % NAMES });
  });
  await reference.update({ documents, removed: [], seq: 1 });
  const rebuild = await index.rebuild();
  await rebuild.add(documents);
  await rebuild.finish(1);
}, BUILD_TIMEOUT_MS);
afterAll(async () => {
  await index?.close();
  await rm(folder, { recursive: true, force: true });
});

describe(`among ${NAMES} names with one beginning`, () => {
  test.each(['飞', '飞地', '飞跃山', 'f', 'feiy', 'fds', '飞d'])(
    '%s is completed as by looking at all of them',
    async (prefix) => {
      const asked = { prefix, first: 8 };
      expect(await index.suggest(asked, scope)).toEqual(await reference.suggest(asked, scope));
    },
  );

  test.each(['飞', 'f', 'feiyue'])('%s finds the few of a type', async (prefix) => {
    const asked = { prefix, first: 8, types: ['PROJECT'] };
    expect(await index.suggest(asked, scope)).toEqual(await reference.suggest(asked, scope));
    expect(await index.suggest(asked, scope)).toHaveLength(8);
  });
});

describe('a phrase, when rows are signed', () => {
  const found = async (phrase: string) => {
    const request = { query: `“${phrase}”`, mode: 'FULL_TEXT', filter: {}, first: 10, facets: [] } as const;
    return (await index.search(request, scope)).hits.map(({ id }) => id);
  };

  test('is found where it stands, however its text is cut into words, and no longer where it stood', async () => {
    const put = (seq: number, text: string) =>
      index.update({ documents: [passage('a', text), passage('b', '无关的一段话。')], removed: [], seq });
    await put(2, '村里办起了茶叶加工坊市两级。');
    await setTimeout(SIGNED_AFTER_MS);
    expect(await found('工坊市')).toEqual(['passage:a']);
    await put(3, '县里办起了养老服务中心。');
    expect(await found('老服务中')).toEqual(['passage:a']);
    expect(await found('工坊市')).toEqual([]);
  });
});
