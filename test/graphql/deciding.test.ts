/** Decisions on proposals over the API. */
import { describe, expect, test } from 'vitest';
import type { Proposed } from '../../src/ingest/linking/proposal.ts';
import { keep, office, passageWith, practised, proposed } from '../ingest/review/review-fixture.ts';
import { deciding, keysOf, openWorld, relationsOf } from './proposals-world.ts';

describe('a decision', () => {
  test('to accept writes the fact with its evidence, and tells what it is', async () => {
    const world = await openWorld();
    const { entity, relation } = office(world);
    keep(world, entity, relation);
    const done = await world.decide(`accept: ["${relation.key}"]`);
    expect([new Set(done.decided), done.refused]).toEqual([new Set([entity.key, relation.key]), []]);
    const [made] = await relationsOf(world);
    expect(made).toMatchObject({ evidence: [{ passage: relation.passage, quote: '由县农业农村局负责' }] });
    expect(done.proposals).toContainEqual({ key: relation.key, state: 'ACCEPTED', written: { id: made?.id } });
    expect([done.revision, done.seq]).toEqual([
      (await world.store.position()).revision,
      (await world.store.position()).seq,
    ]);
    const { edges } = await world.list('state: ACCEPTED');
    expect(edges.map(({ node }) => node.decision)).toEqual(Array(2).fill({ actor: 'tester', revision: done.revision }));
    expect(world.review.find([relation.key])).toMatchObject([{ state: 'ACCEPTED', decision: { actor: 'tester' } }]);
  });

  test('to reject is remembered: the next run does not propose it again', async () => {
    const world = await openWorld();
    await world.link();
    const [key] = keysOf(await world.list('first: 1'));
    expect(await world.decide(`reject: ["${key}"]`)).toMatchObject({ decided: [key], revision: null, seq: null });
    await world.link();
    expect(keysOf(await world.list('state: OPEN first: 100'))).not.toContain(key);
    expect(keysOf(await world.list('state: REJECTED'))).toEqual([key]);
  });

  test('that changes says what is right, by the names of the fields', async () => {
    const world = await openWorld();
    const [key] = keep(world, practised(world));
    const done = await world.decide(`change: [{ key: "${key}", fields: [{ name: "target", text: "云岭县" }] }]`);
    expect(done.proposals).toMatchObject([{ key, state: 'CHANGED' }]);
    expect(await relationsOf(world)).toMatchObject([{ target: 'region:yunling' }]);
    expect((await world.list()).edges).toMatchObject([
      { node: { fields: expect.arrayContaining([{ name: 'target', text: 'region:yunling' }]) } },
    ]);
  });

  test('by rule takes all open ones that are sure enough; an undo opens them and takes back what they wrote', async () => {
    const world = await openWorld();
    const sure = practised(world, { rule: 'R', confidence: 0.9 });
    const what = { kind: 'MENTION', entity: 'region:yunling' } as const;
    const unsure = proposed(passageWith(world, '云岭县'), '云岭县', what, { rule: 'R', confidence: 0.4 });
    keep(world, sure, unsure);
    const rule = `{ rule: "R", document: "${world.document}", confidence: 0.5 }`;
    expect(await world.decide(`acceptRule: ${rule}`)).toMatchObject({ decided: [sure.key], refused: [] });
    expect(await world.decide(`rejectRule: { rule: "R" }`)).toMatchObject({ decided: [unsure.key] });
    const undone = await world.decide(`undo: ["${sure.key}", "${unsure.key}"]`);
    expect(undone.proposals.map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);
    expect(await relationsOf(world)).toEqual([]);
    expect(await world.decide(`acceptRule: { rule: "NONE" }`)).toMatchObject({ decided: [], revision: null });
  });

  test('that the rules refuse is told beside what was decided', async () => {
    const world = await openWorld();
    const good = practised(world);
    const wrong = { ...good.proposed, source: { id: 'region:yunling' } } as Proposed;
    const bad = proposed(passageWith(world, '云岭县'), '比云岭县高', wrong);
    keep(world, good, bad);
    expect(await world.decide(`accept: ["${good.key}", "${bad.key}"]`)).toMatchObject({
      decided: [good.key],
      refused: [{ key: bad.key, message: expect.stringContaining('PRACTISED_IN starts from') }],
    });
  });
});

describe('what a person says instead', () => {
  test.each([
    ['status', 'NONSENSE'],
    ['period', 'once'],
    ['relationType', 'NONSENSE'],
    ['relationType', 'toString'],
    ['target', 'new:nowhere'],
    ['target', 'passage:guancha-1'],
  ])('is refused where the graph does not take it: %s %s', async (name, text) => {
    const world = await openWorld();
    const [key] = keep(world, practised(world));
    const input = `change: [{ key: "${key}", fields: [{ name: "${name}", text: "${text}" }] }]`;
    expect(await world.decide(input)).toMatchObject({ decided: [], refused: [{ key, message: expect.any(String) }] });
    expect(await relationsOf(world)).toEqual([]);
  });

  test.each([
    ['type', 'NONSENSE'],
    ['type', 'toString'],
    ['kind', 'NONSENSE'],
    ['label', ''],
  ])('of a new entity is refused where the graph does not take it: %s %s', async (name, text) => {
    const world = await openWorld();
    const { entity } = office(world);
    keep(world, entity);
    const input = `change: [{ key: "${entity.key}", fields: [{ name: "${name}", text: "${text}" }] }]`;
    expect(await world.decide(input)).toMatchObject({ decided: [], refused: [{ key: entity.key }] });
  });
});

describe('a decision that is not made', () => {
  test('needs an editor', async () => {
    const world = await openWorld();
    const [key] = keep(world, practised(world));
    expect(await world.asking.code(deciding(`accept: ["${key}"]`))).toBe('UNAUTHENTICATED');
    expect(await relationsOf(world)).toEqual([]);
  });

  test.each(['accept: ["KEY"]', 'reject: ["KEY"]', 'undo: ["KEY"]', 'change: [{ key: "KEY", fields: [] }]'])(
    'names the key that is not there: %s',
    async (input) => {
      const world = await openWorld();
      const [known] = keep(world, practised(world));
      const both = input.replace('"KEY"', input.startsWith('change') ? '"nowhere"' : `"${known}", "nowhere"`);
      const { errors } = await world.asking.ask(deciding(both), {}, 'EDITORS');
      expect(errors).toMatchObject([
        { message: expect.stringContaining('nowhere'), extensions: { code: 'NOT_FOUND', ids: ['nowhere'] } },
      ]);
      expect(world.review.find([known ?? ''])).toMatchObject([{ state: 'OPEN' }]);
    },
  );

  test('names the document of a rule that is not there', async () => {
    const world = await openWorld();
    const { errors } = await world.asking.ask(
      deciding('acceptRule: { rule: "R", document: "document:none" }'),
      {},
      'EDITORS',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', ids: ['document:none'] } }]);
  });

  test('is a CONFLICT where somebody has decided', async () => {
    const world = await openWorld();
    const [key = ''] = keep(world, practised(world));
    await world.review.reject([key], '甲');
    const { errors } = await world.asking.ask(deciding(`accept: ["${key}"]`), {}, 'EDITORS');
    expect(errors).toMatchObject([{ message: expect.stringContaining('甲'), extensions: { code: 'CONFLICT' } }]);
  });

  test.each([
    ['no keys', 'accept: []', /1 to 400/],
    ['too many', `reject: [${Array(401).fill('"a"')}]`, /401/],
    ['a field that there is not', 'change: [{ key: "KEY", fields: [{ name: "colour", text: "red" }] }]', /colour/],
    [
      'a field that all objects have',
      'change: [{ key: "KEY", fields: [{ name: "toString", text: "a" }] }]',
      /toString/,
    ],
    [
      'a field twice',
      'change: [{ key: "KEY", fields: [{ name: "target", text: "a" }, { name: "target", text: "b" }] }]',
      /target/,
    ],
    ['a key twice', 'change: [{ key: "KEY", fields: [] }, { key: "KEY", fields: [] }]', /twice/],
    ['a name of nothing', 'change: [{ key: "KEY", fields: [{ name: "target", text: "无名县" }] }]', /无名县/],
    ['a confidence that is none', 'acceptRule: { rule: "BY_HAND", confidence: 7 }', /0 to 1/],
  ])('is BAD_USER_INPUT for %s', async (_, input, says) => {
    const world = await openWorld();
    const [key = ''] = keep(world, practised(world));
    const { errors } = await world.asking.ask(deciding(input.replaceAll('KEY', key)), {}, 'EDITORS');
    expect(errors).toMatchObject([{ message: expect.stringMatching(says), extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(world.review.find([key])).toMatchObject([{ state: 'OPEN' }]);
  });
});
