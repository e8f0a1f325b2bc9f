/** What of a proposal is remembered: that it was rejected, who decided what, and what a run that comes later finds. */
import { describe, expect, it } from 'vitest';
import { keep, office, practised, type ReviewWorld, reviewWorld } from './review-fixture.ts';

const stateOf = (world: ReviewWorld, key: string) => world.review.find([key])[0]?.state;

describe('a rejected proposal', () => {
  it('writes nothing, is remembered, and is not proposed again', async () => {
    const world = await reviewWorld();
    await world.link();
    const before = await world.store.position();
    const [first] = world.review.list({ state: 'OPEN' }, { first: 1 });
    await world.review.reject([first?.key ?? ''], '甲');
    await world.link();
    expect(stateOf(world, first?.key ?? '')).toBe('REJECTED');
    expect(world.review.list({ state: 'OPEN' }, { first: 100 }).map(({ key }) => key)).not.toContain(first?.key);
    expect(await world.store.position()).toEqual(before);
    await world.review.undo([first?.key ?? ''], '乙');
    expect(world.review.find([first?.key ?? ''])).toMatchObject([{ state: 'OPEN', decision: { actor: '乙' } }]);
  });

  it('a further run adds what is new and drops what no longer arises, and nothing that was decided', async () => {
    const world = await reviewWorld();
    const [one, other, third] = [practised(world), office(world).entity, office(world).relation];
    keep(world, one, other);
    await world.review.accept([{ key: one.key }], '甲');
    const run = { document: world.document, passages: world.passages.map(({ id }) => id), withModel: false };
    expect(world.review.keep({ ...run, proposals: [third] })).toEqual({ added: 1, known: 0, dropped: 1 });
    expect([one, other, third].map(({ key }) => stateOf(world, key))).toEqual(['ACCEPTED', undefined, 'OPEN']);
  });

  it('what a model proposed stays open until one has answered again', async () => {
    const world = await reviewWorld();
    const one = practised(world, { by: 'MODEL', rule: 'small-model' });
    keep(world, one);
    const run = { document: world.document, passages: world.passages.map(({ id }) => id), proposals: [] };
    expect(world.review.keep({ ...run, withModel: false })).toMatchObject({ dropped: 0 });
    expect(world.review.keep({ ...run, withModel: true })).toMatchObject({ dropped: 1 });
  });

  it('the report counts by document and rule', async () => {
    const world = await reviewWorld();
    await world.link();
    const [first, second] = world.review.list({ state: 'OPEN' }, { first: 2 });
    await world.review.reject([first?.key ?? ''], '甲');
    await world.review.accept([{ key: second?.key ?? '' }], '甲');
    const total = world.review.list({}, { first: 1_000 }).length;
    expect(world.review.counts()).toEqual([
      {
        document: world.document,
        rule: 'LABEL',
        by: 'RULE',
        counts: { OPEN: total - 2, ACCEPTED: 1, CHANGED: 0, REJECTED: 1 },
      },
    ]);
  });
});
