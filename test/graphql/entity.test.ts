import { beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking, PUBLIC_URL } from './asking.ts';

let asking: Asking;
beforeAll(async () => {
  asking = await createAsking({ items: smallWorld() });
});

describe('an entity', () => {
  test('shows what is stored of it, and its permanent address', async () => {
    const { model } = await asking.data(`{ model(ref: "model:dongxian") {
      __typename id type label names { text kind document { id } } aliases summary kind period iri revision fieldEvidence { field }
    } }`);
    expect(model).toEqual({
      __typename: 'Model',
      id: 'model:dongxian',
      type: 'MODEL',
      label: '东县模式',
      names: [{ text: '“东”字号', kind: 'QUOTED', document: null }],
      aliases: ['“东”字号'],
      summary: null,
      kind: null,
      period: '2012/..',
      iri: `${PUBLIC_URL}/model:dongxian`,
      revision: 1,
      fieldEvidence: [],
    });
  });

  test('falls back to the other language, either way', async () => {
    const texts = `{ relation: node(id: "relation:provides") { ... on Relation {
      en: label(lang: EN) zh: label(lang: ZH) null: label(lang: null) inverse: inverseLabel(lang: EN) qualifiers { en: text(lang: EN) zh: text }
    } } model(ref: "东县模式") { label(lang: EN) } }`;
    expect(await asking.data(texts)).toEqual({
      relation: {
        en: 'provides for',
        zh: '为其提供要素',
        null: '为其提供要素',
        inverse: 'provided by',
        qualifiers: [{ en: 'land quotas', zh: '土地指标' }],
      },
      model: { label: '东县模式' },
    });
  });

  test('lists its relations in the order of the ontology, seen from itself', async () => {
    const { region } = await asking.data(
      `{ region(ref: "西县") { relations { totalCount edges { direction label other { label } node { id } } } } }`,
    );
    expect(region).toEqual({
      relations: {
        totalCount: 5,
        edges: [
          { direction: 'IN', label: '当地实践', other: { label: '西县模式' }, node: { id: 'relation:xixian-in' } },
          { direction: 'OUT', label: '列入', other: { label: '二十县' }, node: { id: 'relation:member' } },
          { direction: 'OUT', label: '所属地区', other: { label: '南省' }, node: { id: 'relation:xixian-nan' } },
          { direction: 'BOTH', label: '结对协作', other: { label: '东县' }, node: { id: 'relation:paired' } },
          { direction: 'OUT', label: '为其提供要素', other: { label: '联营抱团' }, node: { id: 'relation:provides' } },
        ],
      },
    });
  });

  test('narrows its relations by type, direction, status and basis', async () => {
    const { model, region } = await asking.data(`{
      model(ref: "东县模式") { relations(types: [USES], status: [INTENDED]) { edges { other { id } } } }
      region(ref: "西县") { relations(direction: OUT, basis: [STATED]) { edges { other { id } } } }
    }`);
    expect(model).toEqual({ relations: { edges: [{ other: { id: 'mechanism:sanlei' } }] } });
    // A symmetric relation is in every direction.
    const others = ['group:ershixian', 'region:dongxian', 'mechanism:lianying'];
    expect(region).toEqual({ relations: { edges: others.map((id) => ({ other: { id } })) } });
  });

  test('has a field for each relation type and direction, and narrowed ones', async () => {
    const { model, mechanism, region } = await asking.data(`{
      model(ref: "东县模式") { practisedIn { edges { node { id } } } mechanisms(status: [HOLDS]) { totalCount edges { node { label } relation { id } } } projects { totalCount } }
      mechanism(ref: "联营抱团") { versions { edges { relation { ordinal } node { label } } } usedBy { edges { node { __typename id } } } }
      region(ref: "东县") { pairedWith { edges { node { id } relation { qualifiers { role entity { id } } } } } }
    }`);
    expect(model).toEqual({
      practisedIn: { edges: [{ node: { id: 'region:dongxian' } }] },
      mechanisms: {
        totalCount: 1,
        edges: [{ node: { label: '联营抱团' }, relation: { id: 'relation:dongxian-lianying' } }],
      },
      projects: { totalCount: 0 },
    });
    expect(mechanism).toEqual({
      versions: {
        edges: [1, 2].map((ordinal) => ({ relation: { ordinal }, node: { label: `联营抱团 ${ordinal}.0` } })),
      },
      usedBy: { edges: ['model:dongxian', 'model:xixian'].map((id) => ({ node: { __typename: 'Model', id } })) },
    });
    const qualifiers = [{ role: 'VIA', entity: { id: 'version:lianying-2-0' } }];
    expect(region).toEqual({ pairedWith: { edges: [{ node: { id: 'region:xixian' }, relation: { qualifiers } }] } });
  });

  test('offers on the interfaces what all their types share', async () => {
    const { nodes } = await asking.data(`{ nodes(ids: ["document:jia", "model:dongxian"]) {
      ... on Entity { describedIn { edges { node { id } } } differentFrom { totalCount } }
      ... on Source { issuedBy { totalCount } cites { totalCount } partOf { totalCount } visibility issuedOn }
    } }`);
    expect(nodes).toEqual([
      {
        describedIn: { edges: [] },
        differentFrom: { totalCount: 0 },
        issuedBy: { totalCount: 0 },
        cites: { totalCount: 0 },
        partOf: { totalCount: 0 },
        visibility: 'PUBLIC',
        issuedOn: '2023-05',
      },
      { describedIn: { edges: [{ node: { id: 'document:jia' } }] }, differentFrom: { totalCount: 0 } },
    ]);
  });

  test('gathers the figures and claims of the places and mechanisms of a model, under their own subjects', async () => {
    const { model, indicator } = await asking.data(`{
      model(ref: "东县模式") { observations { edges { node { subject { label } value low high unit } } } claims { edges { node { claimKind subject { label } } } } }
      indicator(ref: "村均收入") { unit better observations { totalCount } }
    }`);
    expect(model).toEqual({
      observations: {
        edges: [
          { node: { subject: { label: '东县' }, value: 380, low: null, high: null, unit: '万元' } },
          { node: { subject: { label: '联营抱团 2.0' }, value: null, low: 0.05, high: 0.1, unit: '亿元' } },
        ],
      },
      claims: {
        edges: [
          { node: { claimKind: 'FIRST', subject: { label: '东县模式' } } },
          { node: { claimKind: 'OUTCOME', subject: { label: '东县' } } },
        ],
      },
    });
    expect(indicator).toEqual({ unit: '万元', better: null, observations: { totalCount: 2 } });
  });

  test('knows its neighbours, nearest first, of the types asked for', async () => {
    const { model } = await asking.data(`{ model(ref: "东县模式") {
      near: neighbours { totalCount totalCountIsExact }
      places: neighbours(depth: 2, types: [REGION], direction: OUT) { edges { node { id } } }
    } }`);
    expect(model).toEqual({
      near: { totalCount: 4, totalCountIsExact: true },
      places: {
        edges: [
          { node: { id: 'region:dongxian' } },
          { node: { id: 'region:dong' } },
          { node: { id: 'region:xixian' } },
        ],
      },
    });
  });
});
