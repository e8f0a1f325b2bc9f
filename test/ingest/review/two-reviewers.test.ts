/** Two persons at the same proposals, and what a process that ended in between has left. */
import { describe, expect, it } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import type { Pending } from '../../../src/ingest/review/kept.ts';
import type { Decided } from '../../../src/ingest/review/review.ts';
import { keep, practised, type ReviewWorld, reviewWorld } from './review-fixture.ts';

const relations = async (world: ReviewWorld) => (await world.records()).filter(({ record }) => record === 'relation');
const codeOf = (error: unknown) => (error instanceof GongfuError ? error.code : error);

describe('two persons who decide at once', () => {
  it.each(['accept', 'reject'] as const)(
    'on the same proposal: one of them does, the other is told (%s)',
    async (how) => {
      const world = await reviewWorld();
      const [key = ''] = keep(world, practised(world));
      const [one, other] = [world.open().review, world.open().review];
      const second = (): Promise<Decided> =>
        how === 'accept' ? other.accept([{ key }], '乙') : other.reject([key], '乙');
      const ended = await Promise.allSettled([one.accept([{ key }], '甲'), second()]);
      const refused = ended.filter((result) => result.status === 'rejected').map(({ reason }) => codeOf(reason));
      expect(refused).toEqual(['CONFLICT']);
      const [kept] = world.review.find([key]);
      const isAccepted = kept?.state === 'ACCEPTED';
      expect(await relations(world)).toHaveLength(isAccepted ? 1 : 0);
      expect(['甲', '乙']).toContain(kept?.decision?.actor);
    },
  );

  it('on all of a rule: each proposal is written once', async () => {
    const world = await reviewWorld();
    await world.link();
    const filter = { document: world.document, rule: 'LABEL' };
    const ended = await Promise.allSettled(['甲', '乙'].map((actor) => world.open().review.acceptAll(filter, actor)));
    expect(ended.some(({ status }) => status === 'fulfilled')).toBe(true);
    const all = world.review.list(filter, { first: 1_000 });
    expect(all.every(({ state }) => state === 'ACCEPTED')).toBe(true);
    const named = (await world.records()).flatMap((one) => (one.record === 'passage' ? (one.mentions ?? []) : []));
    expect(named).toHaveLength(all.length);
  });
});

describe('a decision that was cut short', () => {
  /** As a process that ended has it: nobody has its number now. */
  const ended = async (world: ReviewWorld, key: string): Promise<Pending> => ({
    ...{ id: 'abcdef012345', actor: '甲', at: '2099-01-01T00:00:00.000Z', seq: (await world.store.position()).seq },
    holder: `${(await import('node:os')).hostname()} 2147483646 another`,
    settled: [{ key, from: 'OPEN', state: 'ACCEPTED', written: WRITTEN }],
  });
  const WRITTEN = { kind: 'STATEMENT', id: 'relation:x', isNew: true, evidence: { passage: 'passage:x' } } as const;

  it('before it was written leaves the proposal open, and it is written once', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world));
    world.open().proposals.begin(await ended(world, key));
    const { decided } = await world.review.accept([{ key }], '乙');
    expect(decided).toEqual([key]);
    expect(await relations(world)).toHaveLength(1);
    expect(world.review.find([key])).toMatchObject([{ state: 'ACCEPTED', decision: { actor: '乙' } }]);
  });

  it('after it was written is finished, and writes nothing twice', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world));
    const cut = world.open({
      write: async (inputs, by) => {
        await world.writer.write(inputs, by);
        throw new GongfuError('UNAVAILABLE', 'the server went away before it answered');
      },
    });
    await expect(cut.review.accept([{ key }], '甲')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await relations(world)).toHaveLength(1);
    expect(world.review.find([key])).toMatchObject([{ state: 'OPEN' }]);
    await world.review.takeUp();
    const [kept] = world.review.find([key]);
    expect(kept).toMatchObject({
      state: 'ACCEPTED',
      decision: { actor: '甲', revision: (await world.store.position()).revision },
    });
    await expect(world.review.accept([{ key }], '乙')).rejects.toMatchObject({ code: 'CONFLICT' });
    await world.review.undo([key], '乙');
    expect(await relations(world)).toEqual([]);
  });

  it('by a process that still runs is left to it', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world));
    const running = {
      ...(await ended(world, key)),
      holder: `${(await import('node:os')).hostname()} ${process.ppid} another`,
    };
    world.open().proposals.begin(running);
    await expect(world.review.accept([{ key }], '乙')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await relations(world)).toEqual([]);
  });
});
