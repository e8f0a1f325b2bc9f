import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { exportLines } from '../../src/ingest/export.ts';
import { type Asking, createAsking } from './asking.ts';
import { type Engines, openEngines } from './engines.ts';

/** Names as an author could choose them; `typeName` and `value` are of one word or of two. */
interface Drawn {
  readonly words: readonly string[];
  readonly relation: readonly string[];
  readonly field: string;
  readonly label: string;
}

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    words: fc.array(word, { minLength: 1, maxLength: 2 }),
    relation: fc.array(word, { minLength: 1, maxLength: 3 }),
    field: word,
    label: fc.stringMatching(/^[桑梓榆槐檀桂樟楠]{3,6}$/),
  })
  // Letters at the end keep drawn names off those of the schema.
  .map((names) => ({
    ...names,
    words: [...names.words, 'qx'],
    relation: [...names.relation, 'qy'],
    field: `${names.field}Qz`,
  }));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const pascal = (words: readonly string[]) => words.map(capital).join('');
const camel = ([first = '', ...rest]: readonly string[]) => first + pascal(rest);
const value = (words: readonly string[]) => words.join('_').toUpperCase();

test('an entity type and a relation type that are added as text can be written, read, found, filtered, listed, exported and removed', async () => {
  const check = fc.asyncProperty(drawn, async (names) => {
    const folder = await schemaWith(names);
    try {
      const ontology = await readOntology(folder);
      const engines = await openEngines(ontology);
      try {
        await live(names, await createAsking({ ontology, ...engines }), engines);
      } finally {
        await engines.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  // fast-check prints the seed and the names where it fails.
  await fc.assert(check, { numRuns: 2, endOnFailure: true });
}, 120_000);

async function schemaWith({ words, relation, field, label }: Drawn): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-schema-'));
  await cp(new URL('../../schema/', import.meta.url), folder, { recursive: true });
  const text = `
    type ${pascal(words)} implements Node & Entity
      @entity(
        label: { zh: "${label}类", en: "${pascal(words)}" }
        description: { zh: "新的一类。", en: "A new type." }
        plural: "${camel(words)}List"
      ) {
      "Something of it."
      ${field}: String @field(label: { zh: "${label}项", en: "${field}" }, weight: 3)
    }
    extend enum RelationType {
      ${value(relation)}
        @relation(
          field: "${camel(relation)}"
          inverse: "${camel(relation)}Of"
          reads: { zh: "关乎", en: "is about" }
          readsInverse: { zh: "有关的", en: "is dealt with in" }
          description: { zh: "关乎哪里。", en: "Which place it is about." }
          joins: [{ from: ["${value(words)}"], to: ["REGION"] }]
          walkedBy: [{ filter: "regions", member: "SOURCE" }]
        )
    }`;
  await writeFile(join(folder, 'drawn.graphql'), text);
  return folder;
}

async function live(names: Drawn, asking: Asking, { store, index, follower }: Engines): Promise<void> {
  const { words, relation, field, label } = names;
  const [one, list, relationField] = [camel(words), `${camel(words)}List`, camel(relation)];
  const typeName = pascal(words);
  const id = `${words.join('-')}:drawn`;
  const content = '松柏长青';

  const written = await asking.data<{ change: { seq: number } }>(
    `mutation { change(input: {
      entities: [{ region: { id: "region:jia", label: "甲县", level: COUNTY } }, { ${one}: { id: "${id}", label: "${label}", ${field}: "${content}" } }]
      relations: [{ relationType: ${value(relation)}, source: "${id}", target: "region:jia", status: HOLDS, basis: BACKGROUND, note: "known", evidence: [] }]
    }) { seq changed { id __typename } } }`,
    {},
    'EDITORS',
  );
  expect(written).toMatchObject({
    change: { changed: [{ id: 'region:jia' }, { id, __typename: typeName }, { __typename: 'Relation' }] },
  });

  await follower.rebuild();
  expect((await index.status()).seq).toBe(written.change.seq);
  const answer = await asking.data(`{
    byLabel: ${one}(ref: "${label}") { type label ${field} ${relationField} { edges { node { id } relation { label } } } }
    anyType: entity(ref: "${id}") { __typename }
    region(ref: "甲县") { ${relationField}Of { edges { node { id __typename } } } }
    filtered: ${list}(filter: { regions: ["region:jia"], related: [{ type: ${value(relation)} }] }) { totalCount edges { node { ${field} } } }
    others: entities(filter: { types: [${value(words)}] }) { totalCount }
    search(query: "${label}", mode: FULL_TEXT) { edges { node { __typename } } facets { name values { value label } } }
    byField: search(query: "${content}", mode: FULL_TEXT, filter: { types: [${value(words)}] }) { totalCount }
    suggest(prefix: "${label.slice(0, 2)}") { entity { id } }
    ontology { entityTypes { type label count idPrefix fields { name label } } relationTypes { type label sources targets count } }
  }`);
  expect(answer).toMatchObject({
    byLabel: {
      type: value(words),
      label,
      [field]: content,
      [relationField]: { edges: [{ node: { id: 'region:jia' }, relation: { label: '关乎' } }] },
    },
    anyType: { __typename: typeName },
    region: { [`${relationField}Of`]: { edges: [{ node: { id, __typename: typeName } }] } },
    filtered: { totalCount: 1, edges: [{ node: { [field]: content } }] },
    others: { totalCount: 1 },
    search: { edges: [{ node: { __typename: typeName } }] },
    byField: { totalCount: 1 },
    suggest: [{ entity: { id } }],
  });
  expect(answer.search).toHaveProperty(
    'facets',
    expect.arrayContaining([{ name: 'type', values: [{ value: value(words), label: `${label}类` }] }]),
  );
  const ontology = answer.ontology as { entityTypes: unknown[]; relationTypes: unknown[] };
  expect(ontology.entityTypes.at(-1)).toMatchObject({
    type: value(words),
    label: `${label}类`,
    count: 1,
    idPrefix: words.join('-'),
  });
  expect(ontology.relationTypes.at(-1)).toEqual({
    type: value(relation),
    label: '关乎',
    sources: [value(words)],
    targets: ['REGION'],
    count: 1,
  });

  let exported = '';
  for await (const lines of exportLines(store, 'PUBLIC')) exported += lines;
  expect(exported).toContain(`"id":"${id}","type":"${value(words)}"`);
  expect(exported).toContain(`"relationType":"${value(relation)}"`);

  await asking.data(`mutation { remove(ids: ["${id}"], reason: "no longer wanted") { removed } }`, {}, 'EDITORS');
  await follower.rebuild();
  expect(
    await asking.data(`{
      gone: ${one}(ref: "${label}") { id }
      none: ${list} { totalCount }
      region(ref: "甲县") { ${relationField}Of { totalCount } }
      search(query: "${label}", mode: FULL_TEXT) { totalCount }
    }`),
  ).toEqual({
    gone: null,
    none: { totalCount: 0 },
    region: { [`${relationField}Of`]: { totalCount: 0 } },
    search: { totalCount: 0 },
  });
}
