import { beforeAll, describe, expect, test } from 'vitest';
import type { Name } from '../../src/domain/records.ts';
import { createKeys } from '../../src/text/keys.ts';
import { entity, known, passage } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking } from './asking.ts';

const NAMES: readonly Name[] = [
  { text: '密称', kind: 'SHORT', document: 'document:mi' },
  { text: '北模式', kind: 'VARIANT' },
];

let asking: Asking;
beforeAll(async () => {
  const own = [
    // A relation about public things that names an entity which only the hidden source mentions.
    entity('MODEL', '北县模式', {
      id: 'model:bei',
      names: NAMES,
      keys: createKeys()('北县模式', NAMES),
    }),
    known('DIFFERENT_FROM', 'model:bei', 'model:xixian', { id: 'relation:bei' }),
    passage('document:jia', '北县。', { id: 'passage:jia-9', section: ['三、北'], paragraph: 9 }),
  ];
  asking = await createAsking({ items: [...smallWorld(), ...own] });
});

describe('what is not public', () => {
  test('is nowhere for anonymous readers: not by id, by name, in a list, a count or a way', async () => {
    const query = `{
      nodes(ids: ["document:mi", "passage:mi-1", "project:anqu", "relation:anqu-in", "observation:mi", "claim:mi"]) { id }
      entity(ref: "暗渠工程") { id }
      projects { totalCount edges { node { id } } }
      sources { totalCount }
      region(ref: "西县") { siteOf { totalCount } claims { totalCount } observations { totalCount } neighbours(types: [PROJECT]) { totalCount } }
      observations(filter: { subjects: ["region:xixian"] }) { totalCount }
      model(ref: "西县模式") { projects { totalCount } relations(types: [USES]) { totalCount } }
    }`;
    const nothing = { totalCount: 0 };
    expect(await asking.data(query)).toEqual({
      nodes: Array(6).fill(null),
      entity: null,
      projects: { totalCount: 0, edges: [] },
      sources: { totalCount: 2 },
      region: { siteOf: nothing, claims: nothing, observations: nothing, neighbours: nothing },
      observations: nothing,
      model: { projects: nothing, relations: { totalCount: 1 } },
    });
    const seen = await asking.data<{ nodes: readonly unknown[] }>(query, {}, 'EDITORS');
    expect(seen).toMatchObject({
      entity: { id: 'project:anqu' },
      sources: { totalCount: 3 },
      model: { projects: { totalCount: 1 } },
    });
    expect(seen.nodes).not.toContain(null);
  });

  test('is no way to find what is public: by a name that holds only in a hidden source, or its pinyin', async () => {
    const query =
      '{ byName: entity(ref: "密称") { id } byPinyin: entity(ref: "mi cheng") { id } free: entity(ref: "北模式") { id } }';
    const [found, bei] = [null, { id: 'model:bei' }];
    expect(await asking.data(query)).toEqual({ byName: found, byPinyin: found, free: bei });
    expect(await asking.data(query, {}, 'EDITORS')).toEqual({ byName: bei, byPinyin: bei, free: bei });
  });

  test('is NOT_FOUND where a question is about it', async () => {
    expect(await asking.code('{ paths(from: "model:xixian", to: "project:anqu") { length } }')).toBe('NOT_FOUND');
    expect(await asking.code('{ history(id: "project:anqu") { totalCount } }')).toBe('NOT_FOUND');
    expect(await asking.code('{ compare(ids: ["project:anqu", "model:xixian"]) { rows { key } } }')).toBe('NOT_FOUND');
  });

  test('takes its evidence and its names out of what is public', async () => {
    const query = `{
      node(id: "relation:both-sources") { ... on Relation { evidenceCount evidence { quote passage { id } } } }
      model(ref: "北县模式") { aliases names { document { id } } }
    }`;
    expect(await asking.data(query)).toEqual({
      node: { evidenceCount: 1, evidence: [{ quote: '公开', passage: { id: 'passage:jia-2' } }] },
      model: { aliases: ['北模式'], names: [{ document: null }] },
    });
    expect(await asking.data(query, {}, 'EDITORS')).toMatchObject({
      node: { evidenceCount: 2 },
      model: { aliases: ['密称', '北模式'] },
    });
  });
});
