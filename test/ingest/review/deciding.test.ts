/** What a decision on a proposal writes, what it leaves, and how it is taken back. */
import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../../src/ingest/linking/proposal.ts';
import {
  keep,
  office,
  passageWith,
  practised,
  proposed,
  RELATION,
  type ReviewWorld,
  reviewWorld,
} from './review-fixture.ts';

const record = async (world: ReviewWorld, id: string) => (await world.records()).find((one) => one.id === id);
const relationsOf = async (world: ReviewWorld) => (await world.records()).filter((one) => one.record === 'relation');
const stateOf = (world: ReviewWorld, key: string) => world.review.find([key])[0]?.state;

describe('an accepted mention', () => {
  it('is written into its passage, with who proposed it as the reason', async () => {
    const world = await reviewWorld();
    await world.link();
    const [first] = world.review.list({ state: 'OPEN' }, { first: 1 });
    const { decided, revision } = await world.review.accept([{ key: first?.key ?? '' }], '甲');
    expect(decided).toEqual([first?.key]);
    expect(await record(world, first?.passage ?? '')).toMatchObject({ mentions: ['region:qinghe'] });
    const [made] = await world.store.changes((revision ?? 0) - 1, 1);
    expect(made).toMatchObject({ actor: '甲', number: revision });
    expect(made?.reason).toContain(`proposal ${first?.key}, rule LABEL, by RULE`);
    expect(world.review.find([first?.key ?? ''])).toMatchObject([
      { state: 'ACCEPTED', decision: { actor: '甲', revision } },
    ]);
  });

  it('of a whole rule is one change, and undone alone leaves the others', async () => {
    const world = await reviewWorld();
    await world.link();
    const before = await world.store.position();
    const { decided } = await world.review.acceptAll({ document: world.document, rule: 'LABEL' }, '甲');
    expect(decided.length).toBeGreaterThan(5);
    expect((await world.store.position()).revision).toBe(before.revision + 1);
    const [first] = world.review.list({ document: world.document }, { first: 1 });
    await world.review.undo([first?.key ?? ''], '甲');
    const named = (await world.records()).flatMap((one) => (one.record === 'passage' ? (one.mentions ?? []) : []));
    expect(named).toHaveLength(decided.length - 1);
    await world.review.undo(decided.slice(1), '甲');
    expect((await world.records()).every((one) => one.record !== 'passage' || one.mentions === undefined)).toBe(true);
  });
});

describe('a mention of what was merged since', () => {
  it('is that of what it was merged into, and is taken back as that', async () => {
    const world = await reviewWorld();
    await world.writer.write(
      { entities: [{ type: 'REGION', id: 'region:qh', label: '清禾', fields: { level: 'COUNTY' } }] },
      { actor: '乙' },
    );
    const passage = passageWith(world, '试行');
    const [key = ''] = keep(world, proposed(passage, '清禾', { kind: 'MENTION', entity: 'region:qh' }));
    await world.writer.merge('region:qh', 'region:qinghe', { actor: '乙', reason: '同一个县' });
    await world.review.accept([{ key }], '甲');
    expect(await record(world, passage.id)).toMatchObject({ mentions: ['region:qinghe'] });
    await world.review.undo([key], '甲');
    expect(await record(world, passage.id)).not.toHaveProperty('mentions');
  });
});

describe('an accepted statement', () => {
  it('is written with its place and quote; undo takes it away', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world));
    await world.review.accept([{ key }], '甲');
    const [written] = await relationsOf(world);
    expect(written).toMatchObject({
      source: 'model:chayuan',
      target: 'region:qinghe',
      evidence: [{ passage: passageWith(world, '试行').id, quote: '清禾县在青溪镇试行共享茶园', stance: 'SUPPORTS' }],
    });
    await world.review.undo([key], '甲');
    expect(await relationsOf(world)).toEqual([]);
    expect(stateOf(world, key)).toBe('OPEN');
  });

  it('that the graph has gets the place as further evidence and keeps its note; undo takes the place alone', async () => {
    const world = await reviewWorld();
    const evidence = [{ passage: world.passages[0]?.id ?? '' }];
    const known = { ...RELATION, source: 'model:chayuan', target: 'region:qinghe', note: '有人写过', evidence };
    await world.writer.write({ relations: [known] }, { actor: '乙' });
    const [key = ''] = keep(world, practised(world));
    await world.review.accept([{ key }], '甲');
    expect(await relationsOf(world)).toMatchObject([
      { note: '有人写过', evidence: [{}, { quote: '清禾县在青溪镇试行共享茶园' }] },
    ]);
    await world.review.undo([key], '甲');
    expect(await relationsOf(world)).toMatchObject([{ note: '有人写过', evidence }]);
  });

  it('is marked for ever where a model proposed it', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world, { by: 'MODEL', rule: 'm-1' }));
    await world.review.accept([{ key }], '甲');
    const [written] = await relationsOf(world);
    expect(written).toMatchObject({ note: '由语言模型 m-1 提出，经人审核。' });
    expect((await world.store.changes(0, 100)).at(-1)?.reason).toContain('rule m-1, by MODEL');
  });

  it('changed by a person is written as changed, and tells what was proposed', async () => {
    const world = await reviewWorld();
    const proposal = practised(world);
    const [key = ''] = keep(world, proposal);
    const as = { ...proposal.proposed, target: { id: 'region:yunling' } } as Proposed;
    await world.review.accept([{ key, as }], '甲');
    expect(await relationsOf(world)).toMatchObject([{ target: 'region:yunling' }]);
    expect(world.review.find([key])).toMatchObject([{ state: 'CHANGED', changed: as, proposed: proposal.proposed }]);
  });

  it('that the rules refuse stays open, with the reason, and the rest of a batch is written', async () => {
    const world = await reviewWorld();
    const good = practised(world);
    const wrong = { ...good.proposed, source: { id: 'region:yunling' } } as Proposed;
    const bad = proposed(passageWith(world, '云岭县'), '比云岭县高', wrong);
    const keys = keep(world, good, bad);
    const { decided, refused } = await world.review.accept(
      keys.map((key) => ({ key })),
      '甲',
    );
    expect(decided).toEqual([good.key]);
    expect(refused).toMatchObject([{ key: bad.key, message: expect.stringContaining('PRACTISED_IN starts from') }]);
    expect(stateOf(world, bad.key)).toBe('OPEN');
    expect(await relationsOf(world)).toHaveLength(1);
  });

  it('that was edited since is not taken back', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world));
    await world.review.accept([{ key }], '甲');
    const [written] = await relationsOf(world);
    if (written?.record !== 'relation') throw new Error('no relation');
    await world.writer.write({ relations: [{ ...written, note: '核对过' }] }, { actor: '乙' });
    const { decided, refused } = await world.review.undo([key], '甲');
    expect([decided, refused]).toMatchObject([[], [{ key, message: expect.stringContaining('changed since') }]]);
    expect(await relationsOf(world)).toMatchObject([{ note: '核对过' }]);
    expect(stateOf(world, key)).toBe('ACCEPTED');
  });

  it('of two places is one, and loses one place with one undo', async () => {
    const world = await reviewWorld();
    const one = practised(world);
    const other = proposed(passageWith(world, '印发'), '清禾县印发', one.proposed);
    const keys = keep(world, one, other);
    await world.review.accept(
      keys.map((key) => ({ key })),
      '甲',
    );
    expect(await relationsOf(world)).toMatchObject([{ evidence: [{}, {}] }]);
    await world.review.undo([one.key], '甲');
    expect(await relationsOf(world)).toMatchObject([{ evidence: [{ quote: '清禾县印发' }] }]);
    await world.review.undo([other.key], '甲');
    expect(await relationsOf(world)).toEqual([]);
  });
});

describe('a proposed entity', () => {
  it('is accepted with the statement that needs it, seen by editors alone as its document is', async () => {
    const world = await reviewWorld();
    const { entity, relation } = office(world);
    keep(world, entity, relation);
    const { decided } = await world.review.accept([{ key: relation.key }], '甲');
    expect(new Set(decided)).toEqual(new Set([entity.key, relation.key]));
    const made = (await world.records()).find((one) => one.record === 'entity' && one.label === '清禾县农业农村局');
    expect(made).toMatchObject({ fieldEvidence: [{ field: 'label', evidence: [{ quote: '县农业农村局' }] }] });
    expect(await relationsOf(world)).toMatchObject([{ source: made?.id }]);
    const [seen] = await world.store.records([made?.id ?? ''], { viewer: 'PUBLIC', deadlineAt: Date.now() + 30_000 });
    expect(seen).toBeUndefined();
  });

  it('stays open where the statement that needs it is refused', async () => {
    const world = await reviewWorld();
    const { entity, relation } = office(world);
    const wrong = {
      ...relation,
      key: 'wrong',
      proposed: { ...relation.proposed, target: { id: 'model:chayuan' } } as Proposed,
    };
    keep(world, entity, wrong);
    expect(await world.review.accept([{ key: 'wrong' }], '甲')).toMatchObject({
      decided: [],
      refused: [{ key: 'wrong' }],
    });
    expect(stateOf(world, entity.key)).toBe('OPEN');
  });

  it('that was rejected is no end of a statement', async () => {
    const world = await reviewWorld();
    const { entity, relation } = office(world);
    keep(world, entity, relation);
    await world.review.reject([entity.key], '甲');
    const { refused } = await world.review.accept([{ key: relation.key }], '甲');
    expect(refused).toMatchObject([{ key: relation.key }]);
    expect(await relationsOf(world)).toEqual([]);
  });

  it('that carries a statement is not taken back before that', async () => {
    const world = await reviewWorld();
    const { entity, relation } = office(world);
    keep(world, entity, relation);
    await world.review.accept([{ key: relation.key }], '甲');
    expect((await world.review.undo([entity.key], '甲')).refused).toMatchObject([
      { key: entity.key, message: expect.stringContaining('rests on it') },
    ]);
    const both = await world.review.undo([entity.key, relation.key], '甲');
    expect(both.decided).toHaveLength(2);
    expect((await world.records()).some((one) => one.record === 'entity' && one.label === '清禾县农业农村局')).toBe(
      false,
    );
  });

  it('that the graph has by now under its label is that one', async () => {
    const world = await reviewWorld();
    const { entity, relation } = office(world);
    keep(world, entity, relation);
    await world.writer.write(
      { entities: [{ type: 'ORGANIZATION', id: 'organization:ju', label: '清禾县农业农村局' }] },
      { actor: '乙' },
    );
    await world.review.accept([{ key: relation.key }], '甲');
    expect(await relationsOf(world)).toMatchObject([{ source: 'organization:ju' }]);
    await world.review.undo([entity.key, relation.key], '甲');
    expect(await record(world, 'organization:ju')).toBeDefined();
  });

  it('of a hidden document is a source for editors alone', async () => {
    const world = await reviewWorld();
    const policy = proposed(passageWith(world, '办法'), '《清禾县茶园共享办法》', {
      kind: 'ENTITY',
      entity: { type: 'POLICY', label: '清禾县茶园共享办法', kind: 'MEASURES' },
    });
    keep(world, policy);
    const { refused } = await world.review.accept([{ key: policy.key }], '甲');
    expect(refused).toEqual([]);
    const made = (await world.records()).find((one) => one.record === 'entity' && one.label === '清禾县茶园共享办法');
    expect(made).toMatchObject({ fields: { visibility: 'EDITORS' } });
  });
});
