import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWriter } from '../../src/ingest/write.ts';
import { createKeys } from '../../src/text/keys.ts';
import { type Asking, createAsking, shippedOntology } from './asking.ts';
import { type Engines, openEngines } from './engines.ts';

const HIDDEN = { documentNumber: '密发〔2021〕1号', visibility: 'EDITORS' };
const LOOKUP = `query ($ref: String!, $first: Int) {
  lookup(ref: $ref, first: $first) { document { id label documentNumber } score matchedBy }
}`;
let engines: Engines;
let asking: Asking;

beforeAll(async () => {
  const ontology = await shippedOntology();
  engines = await openEngines(ontology);
  const writer = createWriter({ store: engines.store, ontology, keys: createKeys() });
  const source = (label: string, id: string, fields: object) => ({
    type: 'DOCUMENT',
    label,
    id,
    fields: { ...fields },
  });
  await writer.write(
    {
      entities: [
        source('水利志', 'document:shuili', { documentNumber: '东水〔2021〕3号', doi: '10.1000/a' }),
        source('水利志续编', 'document:xubian', { documentNumber: '东水〔2022〕3号' }),
        source('密档', 'document:midang', HIDDEN),
      ],
    },
    { actor: 'tester', reason: 'a test' },
  );
  await engines.follower.rebuild();
  asking = await createAsking({ ontology, store: engines.store, index: engines.index });
});
afterAll(() => engines.close());

interface Found {
  readonly lookup: readonly { readonly document: { readonly id: string }; readonly matchedBy: string }[];
}

async function ids(ref: string, viewer: 'PUBLIC' | 'EDITORS' = 'PUBLIC', first = 5): Promise<readonly string[]> {
  const { lookup } = await asking.data<Found>(LOOKUP, { ref, first }, viewer);
  return lookup.map(({ document, matchedBy }) => `${document.id} ${matchedBy}`);
}

test('a source comes with its score and why it was found', async () => {
  expect(await asking.data(LOOKUP, { ref: '东水[2021]3号' })).toEqual({
    lookup: [
      {
        document: { id: 'document:shuili', label: '水利志', documentNumber: '东水〔2021〕3号' },
        score: 1,
        matchedBy: 'DOCUMENT_NUMBER',
      },
    ],
  });
});

test('a record of several lines is read as it stands', async () => {
  expect(await ids('TY  - BOOK\r\nTI  - 水利志\r\nER  - ')).toEqual(['document:shuili RECORD']);
});

test('what a viewer may not see is not found, by whatever it is asked for', async () => {
  for (const ref of ['密发〔2021〕1号', '密档', 'document:midang', '《密档》[Z]. 2021.']) {
    expect(await ids(ref), ref).toEqual([]);
    expect(await ids(ref, 'EDITORS'), ref).toHaveLength(1);
  }
});

describe('refused is', () => {
  test.each([
    ['an empty text', { ref: ' ' }],
    ['a text without a word', { ref: '。' }],
    ['a text over 4,000 characters', { ref: '长'.repeat(4_001) }],
    ['a number of answers out of its range', { ref: '水利志', first: 101 }],
  ])('%s', async (_, variables) => expect(await asking.code(LOOKUP, variables)).toBe('BAD_USER_INPUT'));
});

describe('the identifiers of a source', () => {
  test('lead to what it was merged into, and back; a changed one no longer leads there', async () => {
    const ontology = await shippedOntology();
    const { store, index, close } = await openEngines(ontology);
    try {
      const writer = createWriter({ store, ontology, keys: createKeys() });
      const by = { actor: 'tester', reason: 'a test' };
      const entities = [
        { type: 'DOCUMENT', label: '甲', id: 'document:a', fields: { doi: '10.1000/a' } },
        { type: 'DOCUMENT', label: '乙', id: 'document:b', fields: { isbn: '978-7-301-04815-3' } },
      ];
      await writer.write({ entities }, by);
      const own = await createAsking({ ontology, store, index });
      const found = async (ref: string) =>
        (await own.data<Found>(LOOKUP, { ref })).lookup.map(({ document }) => document.id);
      await writer.merge('document:a', 'document:b', by);
      expect(await found('doi:10.1000/A')).toEqual(['document:b']);
      expect(await found('9787301048153')).toEqual(['document:b']);
      await writer.unmerge('document:a', by);
      expect(await found('doi:10.1000/A')).toEqual(['document:a']);
      await writer.write({ entities: [{ ...entities[0], fields: { doi: '10.1000/c' } } as (typeof entities)[0]] }, by);
      expect(await found('doi:10.1000/A')).toEqual([]);
      expect(await found('doi:10.1000/c')).toEqual(['document:a']);
    } finally {
      await close();
    }
  });
});
