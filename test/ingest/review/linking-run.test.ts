/** What a run of the linker keeps of what it finds. */
import { expect, it } from 'vitest';
import { scopeFor } from '../../../src/domain/scope.ts';
import { allSources, dropGone, linkDocument } from '../../../src/ingest/review/linking-run.ts';
import { ontology } from '../seed-fixture.ts';
import { type ReviewWorld, reviewWorld } from './review-fixture.ts';

function partsOf({ store, review }: ReviewWorld) {
  return { store, review, ontology, scope: () => scopeFor('EDITORS', 30_000) };
}

it('each entity is proposed once a passage, and not where a person has said it', async () => {
  const world = await reviewWorld();
  const [first, second] = world.passages;
  if (!first || !second) throw new Error('no passages');
  const text = `${second.text}又说清禾县。`;
  await world.writer.write(
    {
      passages: [
        { ...second, text },
        { ...first, mentions: ['region:qinghe'] },
      ],
    },
    { actor: 'test' },
  );
  await linkDocument(world.document, partsOf(world));
  const named = world.review
    .list({ rule: 'LABEL' }, { first: 100 })
    .flatMap(({ passage, proposed }) => (proposed.kind === 'MENTION' ? [`${passage} ${proposed.entity}`] : []));
  expect(new Set(named).size).toBe(named.length);
  expect(named).toContain(`${second.id} region:qinghe`);
  expect(named).not.toContain(`${first.id} region:qinghe`);
  expect(await linkDocument(world.document, partsOf(world))).toMatchObject({ added: 0, dropped: 0 });
});

it('all sources are found, and an id that is that of none is refused', async () => {
  const world = await reviewWorld();
  const found: string[] = [];
  for await (const id of allSources(partsOf(world))) found.push(id);
  expect(found).toEqual([world.document]);
  await expect(linkDocument('region:qinghe', partsOf(world))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

it('of a document that was removed nothing stays open, and what was rejected is still known', async () => {
  const world = await reviewWorld();
  await linkDocument(world.document, partsOf(world));
  const [one] = world.review.list({}, { first: 1 });
  await world.review.reject([one?.key ?? ''], '甲');
  await world.writer.write({ remove: [world.document] }, { actor: 'test' });
  expect(await dropGone(partsOf(world))).toEqual([world.document]);
  expect(world.review.list({}, { first: 100 }).map(({ key }) => key)).toEqual([one?.key]);
  const sum = world.review.counts().map(({ counts }) => counts);
  expect(sum.map(({ OPEN, REJECTED }) => [OPEN, REJECTED])).toEqual([[0, 1]]);
});
