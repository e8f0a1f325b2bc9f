/** A change of 1,000 items as a client sends it: over HTTP, within the limits of an editor's request, onto the disk. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../src/graphql/context.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import type { Documents } from '../../src/ingest/documents.ts';
import type { Review } from '../../src/ingest/review/review.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createKeys } from '../../src/text/keys.ts';
import { shippedOntology, withoutIndex } from '../graphql/asking.ts';
import { sqliteFactory } from '../store/sqlite/folder.ts';
import { bodyOf, type RunningFixture, startFixture } from './http-fixture.ts';

const MUTATION = `mutation ($input: ChangeInput!) {
  change(input: $input, reason: "one batch") { revision seq unchanged removed changed { id __typename } }
}`;

const factory = sqliteFactory();
let store: GraphStore;
let server: RunningFixture;
beforeAll(async () => {
  const ontology = await shippedOntology();
  store = await factory.open(ontology);
  const inquiries = createInquiries({ ontology, store, index: withoutIndex() });
  const writer = createWriter({ store, ontology, keys: createKeys() });
  server = await startFixture({
    parts: {
      schema: createSchema(ontology),
      createContext: (facts) =>
        createContext({ inquiries, writer, documents: {} as Documents, review: {} as Review }, facts),
      inquiries,
    },
  });
});
afterAll(async () => {
  await server.close();
  await factory.drop(store);
});

async function sent(input: unknown) {
  const authorization = `Bearer ${server.token}`;
  return bodyOf(await server.post({ query: MUTATION, variables: { input } }, { authorization }));
}

describe('a change of 1,000 items', () => {
  test('changes nothing for one bad item, and names it', async () => {
    const input = thousand();
    const claims = input.claims.map((claim, at) =>
      at === 100 ? { ...claim, evidence: [{ passage: 'passage:none' }] } : claim,
    );
    const { errors } = await sent({ ...input, claims });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ index: 901, field: 'evidence[0].passage', code: 'NOT_FOUND' }],
    });
    expect(await store.position()).toEqual({ revision: 0, seq: 0 });
  });

  test('is one revision, and twice the same changes nothing', async () => {
    const { data, errors } = await sent(thousand());
    expect(errors).toBeUndefined();
    expect(data?.change).toMatchObject({ revision: 1, seq: 1, unchanged: 0, removed: [] });
    expect(data).toHaveProperty('change.changed.length', 1_001);
    expect((await sent(thousand())).data?.change).toMatchObject({ revision: 1, changed: [], unchanged: 1_001 });
  });
});

/** One source, and of each kind 200 or a little more: 1,001 items. */
function thousand() {
  const each = <T>(make: (index: number) => T) => Array.from({ length: 200 }, (_, index) => make(index));
  const evidence = (index: number) => [{ passage: `passage:p${index}`, quote: '抱团' }];
  return {
    entities: [
      { document: { id: 'document:a', label: '甲文' } },
      { indicator: { id: 'indicator:a', label: '收入', kind: 'LEVEL' } },
      ...each((index) => ({ region: { id: `region:r${index}`, label: `区${index}` } })).slice(1),
    ],
    passages: each((index) => ({
      ...{ id: `passage:p${index}`, document: 'document:a', section: ['一'], paragraph: index + 1 },
      ...{ text: `第 ${index} 区抱团。`, textKind: 'FULL_TEXT' },
    })),
    relations: each((index) => ({
      ...{ relationType: 'DESCRIBES', source: 'document:a', target: `region:r${index || 1}` },
      ...{ ordinal: index, status: 'HOLDS', evidence: evidence(index) },
    })),
    observations: each((index) => ({
      ...{ indicator: 'indicator:a', subject: `region:r${index || 1}`, value: index },
      ...{ status: 'HOLDS', evidence: evidence(index) },
    })),
    claims: each((index) => ({
      ...{ claimKind: 'FIRST', subject: `region:r${index || 1}`, text: `第 ${index}` },
      ...{ status: 'HOLDS', evidence: evidence(index) },
    })),
  };
}
