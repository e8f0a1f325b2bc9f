import { beforeAll, describe, expect, test } from 'vitest';
import { change, entity, known } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking } from './asking.ts';

let asking: Asking;
beforeAll(async () => {
  asking = await createAsking({ items: smallWorld() });
});

interface Row {
  readonly key: string;
  readonly cells: readonly Record<string, unknown>[];
}

async function rows(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const { compare } = await asking.data<{ compare: { rows: readonly Row[] } }>(
    `query ($ids: [ID!]!) { compare(ids: $ids) { rows {
      key label en: label(lang: EN) relationType direction indicator { id } claimKind shared { entity { label } among }
      cells { entity { id } sharedWith relations { id } observations { id } claims { id } }
    } } }`,
    { ids },
  );
  return new Map(compare.rows.map((row) => [row.key, row]));
}

describe('a comparison', () => {
  test('has a row per relation type and direction, with what is shared', async () => {
    const found = await rows(['model:dongxian', 'model:xixian']);
    expect([...found.keys()]).toEqual([
      'relation:IN_DOMAIN:OUT',
      'relation:PRACTISED_IN:OUT',
      'relation:USES:OUT',
      'relation:HAS_VERSION:OUT',
      'relation:MEMBER_OF:OUT',
      'relation:WITHIN:OUT',
      'relation:PAIRED_WITH:BOTH',
      'relation:PROVIDES:IN',
      'relation:BENEFITS:OUT',
      'relation:TARGETS:OUT',
      'indicator:indicator:cunjun',
      'claim:FIRST',
      'claim:OUTCOME',
      'relation:DESCRIBES:IN',
    ]);
    expect(found.get('relation:USES:OUT')).toMatchObject({
      label: '运用',
      en: 'uses',
      relationType: 'USES',
      direction: 'OUT',
      cells: [
        {
          entity: { id: 'model:dongxian' },
          sharedWith: ['model:xixian'],
          relations: [{ id: 'relation:dongxian-sanlei' }, { id: 'relation:dongxian-lianying' }],
        },
        {
          entity: { id: 'model:xixian' },
          sharedWith: ['model:dongxian'],
          relations: [{ id: 'relation:xixian-lianying' }],
        },
      ],
      shared: [{ entity: { label: '联营抱团' }, among: ['model:dongxian', 'model:xixian'] }],
    });
    expect(found.get('relation:PRACTISED_IN:OUT')?.cells.map((cell) => cell.sharedWith)).toEqual([[], []]);
  });

  test('has a row per indicator and per kind of claim, with what the models gather', async () => {
    const found = await rows(['model:dongxian', 'model:xixian']);
    expect(found.get('indicator:indicator:cunjun')).toMatchObject({
      label: '村均收入',
      indicator: { id: 'indicator:cunjun' },
      relationType: null,
      cells: [
        { observations: [{ id: 'observation:cunjun' }, { id: 'observation:fenhong' }], sharedWith: ['model:xixian'] },
        // Of the version of a mechanism that it uses, too.
        { observations: [{ id: 'observation:fenhong' }], sharedWith: ['model:dongxian'] },
      ],
    });
    expect(found.get('claim:FIRST')).toMatchObject({
      label: '首个',
      claimKind: 'FIRST',
      cells: [{ claims: [{ id: 'claim:first' }] }, { claims: [] }],
    });
  });

  test('has one row for a symmetric relation, and out before in for others', async () => {
    const found = await rows(['region:dongxian', 'region:xixian']);
    expect([...found.keys()].filter((key) => key.startsWith('relation:'))).toEqual([
      'relation:PRACTISED_IN:IN',
      'relation:MEMBER_OF:OUT',
      'relation:WITHIN:OUT',
      'relation:PAIRED_WITH:BOTH',
      'relation:PROVIDES:OUT',
    ]);
  });
});

describe('paths', () => {
  const query = `query ($to: ID!, $maxLength: Int! = 4, $status: [StatementStatus!]) {
    paths(from: "model:dongxian", to: $to, maxLength: $maxLength, status: $status) { length entities { id } relations { id } }
  }`;

  test('are the shortest, with entities and relations along the way', async () => {
    const { paths } = await asking.data<{ paths: readonly { length: number }[] }>(query, { to: 'model:xixian' });
    expect(paths[0]).toEqual({
      length: 2,
      entities: ['model:dongxian', 'mechanism:lianying', 'model:xixian'].map((id) => ({ id })),
      relations: ['relation:dongxian-lianying', 'relation:xixian-lianying'].map((id) => ({ id })),
    });
    expect(paths.map((path) => path.length)).toEqual(paths.map((path) => path.length).toSorted());
  });

  test('are none where none is short enough or of the status', async () => {
    expect(await asking.data(query, { to: 'model:xixian', maxLength: 1 })).toEqual({ paths: [] });
    expect(await asking.data(query, { to: 'model:xixian', status: ['INTENDED'] })).toEqual({ paths: [] });
  });
});

test('a subgraph holds what lies around its roots, nearest first, and the relations between', async () => {
  const { subgraph, all } = await asking.data(`{
    subgraph(roots: ["model:dongxian"], relationTypes: [USES, PRACTISED_IN], limit: 3) { truncated entities { id } relations { id source { id } } }
    all: subgraph(roots: ["model:dongxian"], relationTypes: [USES, PRACTISED_IN]) { truncated entities { id } }
  }`);
  expect(subgraph).toMatchObject({ truncated: true, entities: [{ id: 'model:dongxian' }, {}, {}] });
  expect(all).toMatchObject({ truncated: false, entities: [{}, {}, {}, {}] });
});

test('a history is newest first, with what was before and after', async () => {
  const own = await createAsking({ items: smallWorld() });
  await own.store.apply(change(entity('MODEL', '东县模式', { id: 'model:dongxian', summary: '新' })));
  const { history } = await own.data<{
    history: { edges: readonly { node: { changes: readonly { before: string; after: string }[] } }[] };
  }>(
    '{ history(id: "model:dongxian") { totalCount edges { node { number seq at actor reason changes { id before after } } } } }',
  );
  expect(history).toMatchObject({
    totalCount: 2,
    edges: [
      { node: { number: 2, actor: 'tester', reason: 'a test', changes: [{ id: 'model:dongxian' }] } },
      { node: { number: 1, changes: [{ before: null }] } },
    ],
  });
  const [newest] = history.edges[0]?.node.changes ?? [];
  expect(JSON.parse(newest?.after ?? '')).toMatchObject({ record: 'entity', summary: '新' });
  expect(JSON.parse(newest?.before ?? '')).not.toHaveProperty('summary');
});

test('the ontology says what there is, and how much of it the asker may see', async () => {
  const query = `{ ontology {
    entityTypes { type label en: label(lang: EN) description kinds { value label } idPrefix field listField isSource count fields { name label type values { value } } }
    relationTypes { type label inverseLabel(lang: EN) description sources targets joins { sources targets same } qualifiers { role label required } symmetric acyclic ordered count }
  } }`;
  interface Info {
    readonly type: string;
    readonly count: number;
  }
  type Told = { ontology: { entityTypes: readonly Info[]; relationTypes: readonly Info[] } };
  const { ontology } = await asking.data<Told>(query);
  const editors = await asking.data<Told>(query, {}, 'EDITORS');
  const count = (told: Told['ontology'], type: string) =>
    [...told.entityTypes, ...told.relationTypes].find((info) => info.type === type)?.count;
  expect(ontology.entityTypes.find((info) => info.type === 'PERSON')).toMatchObject({
    label: '人物',
    en: 'Person',
    idPrefix: 'person',
    field: 'person',
    listField: 'people',
    kinds: [],
    count: 1,
  });
  expect(ontology.relationTypes.find((info) => info.type === 'PROVIDES')).toMatchObject({
    label: '为其提供要素',
    inverseLabel: 'provided by',
    sources: ['REGION', 'ORGANIZATION', 'GROUP'],
    qualifiers: [
      { role: 'OBJECT', label: '内容', required: true },
      { role: 'RECIPIENT', label: '受者', required: false },
    ],
    count: 1,
  });
  expect([count(ontology, 'PROJECT'), count(editors.ontology, 'PROJECT')]).toEqual([0, 1]);
  expect([count(ontology, 'LOCATED_IN'), count(editors.ontology, 'LOCATED_IN')]).toEqual([0, 1]);
});

test('a comparison that would leave something out is refused', async () => {
  const own = await createAsking({ items: smallWorld() });
  const crowd = Array.from({ length: 1_001 }, (_, i) => entity('GROUP', `群体${i}`, { id: `group:g${i}` }));
  await own.store.apply(
    change(
      ...crowd,
      ...crowd.map((_, i) => known('MEMBER_OF', 'region:dongxian', `group:g${i}`, { id: `relation:g${i}` })),
    ),
  );
  expect(await own.code('{ compare(ids: ["region:dongxian", "region:xixian"]) { rows { key } } }')).toBe(
    'LIMIT_EXCEEDED',
  );
});
