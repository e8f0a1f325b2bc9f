import { describe, expect, test } from 'vitest';
import { scopeFor } from '../../src/domain/scope.ts';
import { projectDocuments } from '../../src/ingest/project.ts';
import { remove } from '../store/items.ts';
import { createDice } from '../store/random/dice.ts';
import { randomGraph } from '../store/random/graph.ts';
import { smallWorld } from '../store/world.ts';
import { createWorld, ontology } from './indexed-world.ts';

describe('a search document', () => {
  test('of an entity has its texts, what it belongs to with those around it, and where it is mentioned', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    const { documents } = await projectDocuments(['model:dongxian'], world.parts);
    expect(documents).toEqual([
      {
        id: 'model:dongxian',
        isPassage: false,
        type: 'MODEL',
        label: '东县模式',
        names: [{ text: '“东”字号', kind: 'QUOTED' }],
        section: [],
        fields: {},
        domains: ['domain:shouru'],
        regions: ['region:dong', 'region:dongxian', 'region:nan'],
        documents: ['document:jia'],
        from: '2012-01-01',
        to: '9999-12-31',
        visibility: 'PUBLIC',
        weight: 5,
      },
    ]);
  });

  test('of a passage belongs to what it mentions belongs to, and has the date of its source', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    const { documents } = await projectDocuments(['passage:jia-3'], world.parts);
    expect(documents).toMatchObject([
      {
        isPassage: true,
        text: '东县的联营。',
        section: ['二、做法', '（一）东县'],
        documents: ['document:jia'],
        domains: ['domain:shouru'],
        regions: ['region:dong', 'region:dongxian', 'region:nan', 'region:xixian'],
        from: '2023-05-01',
        to: '2023-05-31',
      },
    ]);
  });

  test('of a policy has the fields that its ontology gives a weight', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    const { documents } = await projectDocuments(['policy:yijian'], world.parts);
    expect(documents[0]?.fields).toEqual({ documentNumber: '南发〔2021〕3号' });
  });

  test('shows the public nothing of a hidden source', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    const { documents } = await projectDocuments(
      ['project:anqu', 'passage:mi-1', 'document:mi', 'region:xixian'],
      world.parts,
    );
    const byId = new Map(documents.map((document) => [document.id, document]));
    expect(['project:anqu', 'passage:mi-1', 'document:mi'].map((id) => byId.get(id)?.visibility)).toEqual([
      'EDITORS',
      'EDITORS',
      'EDITORS',
    ]);
    expect(byId.get('region:xixian')).toMatchObject({
      visibility: 'PUBLIC',
      documents: ['document:jia'],
      forEditors: { documents: ['document:jia', 'document:mi'] },
    });
  });

  test('of what was removed is removed', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    await world.write(remove('project:anqu'));
    expect(await projectDocuments(['project:anqu', 'relation:dong-nan', 'concept:none'], world.parts)).toEqual({
      documents: [],
      removed: ['project:anqu', 'relation:dong-nan', 'concept:none'],
    });
  });

  test.each([1, 2, 3])('belongs to what the store’s filters say (seed %i)', async (seed) => {
    const world = createWorld();
    const dice = createDice(seed);
    const graph = randomGraph(dice, ontology);
    await world.write(...graph.items);
    const { documents } = await projectDocuments(
      graph.entities.map(({ id }) => id),
      world.parts,
    );
    for (const filter of ['regions', 'domains'] as const) {
      for (const { id } of graph.entities.filter(({ type }) => type === (filter === 'regions' ? 'REGION' : 'DOMAIN'))) {
        const query = {
          filter: { [filter]: [id] },
          order: { by: 'LABEL', descending: false },
          page: { first: 1_000, withTotal: true },
        } as const;
        for (const viewer of ['PUBLIC', 'EDITORS'] as const) {
          const [page] = await world.store.entities([query], scopeFor(viewer, 5_000));
          const seen = documents
            .map((document) => (viewer === 'EDITORS' ? (document.forEditors ?? document) : document))
            .filter((document) => viewer === 'EDITORS' || document.visibility === 'PUBLIC');
          const belonging = seen.filter((document) => document[filter].includes(id)).map((document) => document.id);
          expect(belonging.toSorted(), `${filter} ${id} ${viewer}`).toEqual(
            page?.edges.map(({ node }) => node.record.id).toSorted(),
          );
        }
      }
    }
  });
});
