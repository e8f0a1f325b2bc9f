import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/graphql/context.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import type { Documents } from '../../src/ingest/documents.ts';
import type { Review } from '../../src/ingest/review/review.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import { createKeys } from '../../src/text/keys.ts';
import { shippedOntology } from '../graphql/asking.ts';
import { type Engines, openEngines } from '../graphql/engines.ts';
import { change } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';
import { bodyOf, type RunningFixture, startFixture } from './http-fixture.ts';

let engines: Engines;
let server: RunningFixture;
beforeAll(async () => {
  const ontology = await shippedOntology();
  engines = await openEngines(ontology);
  await engines.store.apply(change(...smallWorld()));
  await engines.follower.rebuild();
  const inquiries = createInquiries({ ontology, ...engines });
  const writer = createWriter({ store: engines.store, ontology, keys: createKeys() });
  server = await startFixture({
    parts: {
      schema: createSchema(ontology),
      inquiries,
      createContext: (facts) =>
        createContext({ inquiries, writer, documents: {} as Documents, review: {} as Review }, facts),
    },
  });
});
afterAll(async () => {
  await server.close();
  await engines.close();
});

test.each([
  ['an answer', '东县的收入倍差在2020年为7.77，绝无仅有。'],
  ['a refusal', `绝无仅有${'。'.repeat(20_000)}`],
])('nothing that was pasted is logged with %s', async (_, text) => {
  const query = 'query ($text: String!) { findSupport(text: $text) { markedText statements { text } } }';
  const body = await bodyOf(await server.post({ query, variables: { text } }));
  expect(JSON.stringify(body)).toContain(text.length < 100 ? '绝无仅有' : 'BAD_USER_INPUT');
  expect(server.log.length).toBeGreaterThan(0);
  expect(JSON.stringify(server.log)).not.toContain('绝无仅有');
});

test.each([
  ['an answer', { text: '东县的收入倍差在2020年为7.77，绝无仅有。' }, 200],
  ['a refusal', { text: `绝无仅有${'。'.repeat(20_000)}` }, 400],
  ['a choice that is none', { text: '绝无仅有', of: 'x', accept: '绝无仅有' }, 200],
  ['a style that there is not', { text: '绝无仅有', style: '绝无仅有' }, 400],
])('nothing that was pasted into the page is logged with %s', async (_, form, status) => {
  const response = await fetch(`${server.url}/support`, { method: 'POST', body: new URLSearchParams(form) });
  expect(response.status).toBe(status);
  expect(await response.text()).toContain('绝无仅有');
  expect(server.log.some(({ route }) => route === 'support')).toBe(true);
  expect(JSON.stringify(server.log)).not.toContain('绝无仅有');
});
