import { describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor, type Viewer } from '../../src/domain/scope.ts';
import { type Comparison, compare } from '../../src/inquiry/compare.ts';
import type { ComparisonRow } from '../../src/inquiry/comparison-rows.ts';
import { change, claim, entity, type Item, known, observation } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const GENERALLY_KNOWN = { basis: 'BACKGROUND', note: 'generally known' } as const;
const MODELS = ['model:dongxian', 'model:xixian', 'model:bei'];

async function compared(
  ids: readonly string[],
  more: readonly Item[] = [],
  viewer: Viewer = 'PUBLIC',
): Promise<Comparison> {
  const store = createReferenceStore(ontology);
  await store.apply(change(...smallWorld(), ...more));
  return compare(store, ontology, ids, scopeFor(viewer, 5_000));
}

function row({ rows }: Comparison, key: string): ComparisonRow {
  const found = rows.find((one) => one.key === key);
  if (!found) throw new Error(`no row ${key} among ${rows.map((one) => one.key).join(', ')}`);
  return found;
}

/** The ids of what stands in each cell. */
function ids({ cells }: ComparisonRow): readonly (readonly string[])[] {
  return cells.map(({ relations, observations, claims }) =>
    [...relations, ...observations, ...claims].map(({ record }) => record.id),
  );
}

/** A third model, of a county of its own. */
const BEI: readonly Item[] = [
  entity('MODEL', '北县模式', { id: 'model:bei' }),
  entity('REGION', '北县', { id: 'region:bei', fields: { level: 'COUNTY' } }),
  entity('PILOT', '试验区', { id: 'pilot:shiyan' }),
  entity('CHALLENGE', '地少', { id: 'challenge:dishao' }),
  entity('MECHANISM', '茶社', { id: 'mechanism:chashe', kind: 'OPERATION' }),
  entity('INDICATOR', '茶园数', { id: 'indicator:chayuan', kind: 'COUNT' }),
  known('PRACTISED_IN', 'model:bei', 'region:bei', { id: 'relation:bei-in' }),
  known('USES', 'model:bei', 'mechanism:chashe', { id: 'relation:bei-chashe' }),
  known('USES', 'model:bei', 'mechanism:lianying', { id: 'relation:bei-lianying', status: 'UNDERWAY' }),
  known('DESIGNATED_AS', 'region:bei', 'pilot:shiyan', { id: 'relation:bei-shiyan' }),
  known('FACES', 'region:bei', 'challenge:dishao', { id: 'relation:bei-dishao' }),
  observation('indicator:chayuan', 'region:bei', { id: 'observation:chayuan', value: 9, ...GENERALLY_KNOWN }),
];

describe('what stands beside the own statements', () => {
  test('statuses, parents and challenges of the place', async () => {
    const found = await compared(MODELS, BEI);
    expect(ids(row(found, 'relation:DESIGNATED_AS:OUT'))).toEqual([[], [], ['relation:bei-shiyan']]);
    expect(ids(row(found, 'relation:FACES:OUT'))).toEqual([[], [], ['relation:bei-dishao']]);
    expect(ids(row(found, 'relation:WITHIN:OUT'))).toEqual([['relation:dongxian-dong'], ['relation:xixian-nan'], []]);
  });

  test('versions of the means, and who provides for them and gains', async () => {
    const found = await compared(['model:dongxian', 'region:nan']);
    expect(ids(row(found, 'relation:HAS_VERSION:OUT'))).toEqual([['relation:v1', 'relation:v2'], []]);
    expect(ids(row(found, 'relation:PROVIDES:IN'))).toEqual([['relation:provides'], []]);
    expect(ids(row(found, 'relation:BENEFITS:OUT'))).toEqual([['relation:benefits'], []]);
  });

  test('what is provided for a version, two steps away', async () => {
    const given = known('FUNDS', 'region:xixian', 'version:lianying-2-0', {
      id: 'relation:funds',
      qualifiers: [{ role: 'OBJECT', text: '资金' }],
    });
    const found = await compared(['model:dongxian', 'region:nan'], [given]);
    expect(ids(row(found, 'relation:FUNDS:IN'))).toEqual([['relation:funds'], []]);
  });

  test('nothing else that is stated of the place: what lies within it, other models there', async () => {
    const found = await compared(['model:dongxian', 'model:xixian']);
    expect(found.rows.map(({ key }) => key)).not.toContain('relation:WITHIN:IN');
    expect(found.rows.map(({ key }) => key)).not.toContain('relation:PRACTISED_IN:IN');
  });

  test('once, where it is said of the entity itself, too', async () => {
    const own = known('INVOLVES', 'model:dongxian', 'group:dishouru', { id: 'relation:own' });
    const ofMeans = known('INVOLVES', 'mechanism:lianying', 'group:dishouru', { id: 'relation:means' });
    const found = await compared(['model:dongxian', 'region:nan'], [own, ofMeans]);
    expect(ids(row(found, 'relation:INVOLVES:OUT'))).toEqual([['relation:own', 'relation:means'], []]);
  });
});

describe('what is shared', () => {
  test('is listed with who shares it, what most have first', async () => {
    const also = known('USES', 'model:bei', 'mechanism:sanlei', { id: 'relation:bei-sanlei' });
    const { shared } = row(await compared(MODELS, [...BEI, also]), 'relation:USES:OUT');
    expect(shared).toEqual([
      { entity: 'mechanism:lianying', among: MODELS },
      { entity: 'mechanism:sanlei', among: ['model:dongxian', 'model:bei'] },
    ]);
  });

  test('is marked in each cell, and nothing is where all differ', async () => {
    const found = await compared(MODELS, BEI);
    expect(row(found, 'relation:USES:OUT').cells.map((cell) => cell.sharedWith)).toEqual([
      ['model:xixian', 'model:bei'],
      ['model:dongxian', 'model:bei'],
      ['model:dongxian', 'model:xixian'],
    ]);
    expect(row(found, 'relation:PRACTISED_IN:OUT').shared).toEqual([]);
  });

  test('is the object of claims', async () => {
    const claims = ['model:dongxian', 'model:xixian'].map((model) =>
      claim('LEADING', model, '率先联营。', { object: 'mechanism:lianying', ...GENERALLY_KNOWN }),
    );
    const found = await compared(['model:dongxian', 'model:xixian'], claims);
    expect(row(found, 'claim:LEADING').shared.map(({ entity: id }) => id)).toEqual(['mechanism:lianying']);
  });
});

describe('the order of the rows', () => {
  test('of figures: what most have, then what the first has', async () => {
    const figure = { value: 1, ...GENERALLY_KNOWN };
    const more = [
      entity('INDICATOR', '户数', { id: 'indicator:zhu', kind: 'COUNT' }),
      observation('indicator:zhu', 'region:xixian', figure),
      observation('indicator:zhu', 'region:bei', figure),
      observation('indicator:beicha', 'region:dongxian', figure),
    ];
    const { rows } = await compared(MODELS, [...BEI, ...more]);
    const keys = rows.flatMap(({ indicator }) => indicator?.record.id ?? []);
    expect(keys).toEqual(['indicator:cunjun', 'indicator:zhu', 'indicator:beicha', 'indicator:chayuan']);
  });

  test('what was written of them comes last', async () => {
    const { rows } = await compared(['model:dongxian', 'model:xixian']);
    expect(rows.at(-1)?.key).toBe('relation:DESCRIBES:IN');
  });
});
