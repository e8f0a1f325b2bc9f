import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopeFor } from '../../../src/domain/scope.ts';
import { createInquiries, type Inquiries } from '../../../src/inquiry/inquiries.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import { type Engines, openEngines } from '../../graphql/engines.ts';
import { change } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';

const TEXT = '东县的收入倍差在2020年为7.77。下文先交代数据来源。';
const PATIENT_MS = 60_000;

let engines: Engines;
let inquiries: Inquiries;
beforeAll(async () => {
  const ontology = await shippedOntology();
  engines = await openEngines(ontology);
  await engines.store.apply(change(...smallWorld()));
  await engines.follower.rebuild();
  inquiries = createInquiries({ ontology, ...engines });
});
afterAll(() => engines.close());

test('what is not looked at in time is said, and is not called unsupported', async () => {
  const late = { ...scopeFor('PUBLIC', PATIENT_MS), deadlineAt: Date.now() - 1 };
  const found = await inquiries.findSupport({ text: TEXT, first: 5, style: 'APA_7' }, late);
  expect(found.degraded).toEqual(['TIME_LIMIT']);
  expect(found.markedText).toBe(TEXT);
  expect(found.statements.map(({ checkable, unsupported, matches }) => [checkable, unsupported, matches])).toEqual([
    [true, false, []],
    [false, false, []],
  ]);
});

test('what a viewer may not see is not found for them', async () => {
  const request = { text: '张三写过论文甲。内部论文只给编辑看。', first: 5, style: 'APA_7' } as const;
  const idsFor = async (viewer: 'PUBLIC' | 'EDITORS') => {
    const { statements } = await inquiries.findSupport(request, scopeFor(viewer, PATIENT_MS));
    return statements.flatMap(({ mentions, matches }) => [
      ...mentions.map(({ entity }) => entity.id),
      ...matches.map(({ passage }) => passage.id),
    ]);
  };
  const [all, seen] = [await idsFor('EDITORS'), await idsFor('PUBLIC')];
  const visible = await engines.store.records(seen, scopeFor('PUBLIC', PATIENT_MS));
  expect(seen.length).toBeGreaterThan(0);
  expect(visible.every((stored) => stored !== undefined)).toBe(true);
  expect(all).toEqual(expect.arrayContaining(seen));
});
