/** How planning talks to a store; what it plans is in the store's contract. */
import { describe, expect, test } from 'vitest';
import { planChange, runPlanning, runPlanningAsync } from '../../src/domain/plan.ts';
import type { PlanAnswer, PlanRead } from '../../src/domain/plan-port.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { at, change, claim, entity, known, passage, relation } from '../store/items.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));

/** A store that has nothing. */
function nothing(read: PlanRead): PlanAnswer {
  if (read.read === 'records' || read.read === 'used' || read.read === 'targetsOf')
    return read.ids.map(() => undefined);
  if (read.read === 'labels') return read.of.map(() => undefined);
  if (read.read === 'identities') return read.keys.map(() => undefined);
  return read.ids.map(() => []);
}

function people(count: number) {
  return change(
    entity('DOCUMENT', '文献', { id: 'document:d' }),
    passage('document:d', '一段', { id: 'passage:p' }),
    ...Array.from({ length: count }, (_, index) => [
      entity('PERSON', `p ${index}`),
      entity('REGION', `r ${index}`, { id: `region:r${index}` }),
      passage('document:d', `第 ${index} 段`),
      claim('FIRST', `region:r${index}`, '第一', { evidence: [at('passage:p')] }),
      ...(index > 0 ? [known('WITHIN', `region:r${index}`, 'region:r0')] : []),
    ]).flat(),
  );
}

function readsOf(count: number): number {
  let reads = 0;
  runPlanning(planChange(ontology, people(count)), (read) => {
    reads += 1;
    return nothing(read);
  });
  return reads;
}

/** A store that has as many full texts, each quoted by a claim; all of them change. */
function readsOfChangedTexts(count: number): number {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const full = (index: number, text: string) =>
    passage('document:d', text, { id: `passage:p${index}`, textKind: 'FULL_TEXT' });
  const before = change(
    entity('DOCUMENT', '文献', { id: 'document:d' }),
    entity('REGION', '甲', { id: 'region:a' }),
    ...numbers.map((index) => full(index, `第 ${index} 段抱团`)),
    ...numbers.map((index) =>
      claim('FIRST', 'region:a', `第 ${index}`, { evidence: [at(`passage:p${index}`, { quote: '抱团' })] }),
    ),
  );
  const { writes } = runPlanning(planChange(ontology, before), nothing);
  const records = new Map(writes.flatMap(({ after }) => (after ? [[after.id, { record: after, revision: 1 }]] : [])));
  const referring = (id: string) => writes.filter((write) => write.refersTo.includes(id)).map((write) => write.id);
  let reads = 0;
  const after = change(...numbers.map((index) => full(index, `第 ${index} 段抱  团了`)));
  runPlanning(planChange(ontology, after), (read) => {
    reads += 1;
    if (read.read === 'records') return read.ids.map((id) => records.get(id));
    return read.read === 'referring' ? read.ids.map(referring) : nothing(read);
  });
  return reads;
}

describe('planning', () => {
  test('asks as often for a thousand items as for ten', () => {
    expect(readsOf(200)).toBe(readsOf(2));
    expect(readsOf(2)).toBeLessThan(20);
  });

  test('asks as often for a thousand full texts that change and their quotes as for ten', () => {
    expect(readsOfChangedTexts(200)).toBe(readsOfChangedTexts(2));
  });

  test('reads a long text once, however many quotes it is searched for', () => {
    const text = '县里\n办 茶厂，'.repeat(12_000);
    const quotes = Array.from({ length: 3_000 }, (_, index) =>
      claim('FIRST', 'region:a', `第 ${index}`, { evidence: [at('passage:p', { quote: '里办茶厂' })] }),
    );
    const request = change(
      entity('DOCUMENT', '文献', { id: 'document:d' }),
      entity('REGION', '甲', { id: 'region:a' }),
      passage('document:d', text, { id: 'passage:p', textKind: 'FULL_TEXT' }),
      ...quotes,
    );
    const startedAt = performance.now();
    runPlanning(planChange(ontology, request), nothing);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('never asks for nothing', () => {
    runPlanning(planChange(ontology, people(2)), (read) => {
      const asked = read.read === 'labels' ? read.of : read.read === 'identities' ? read.keys : read.ids;
      expect(asked.length).toBeGreaterThan(0);
      return nothing(read);
    });
  });

  test('plans the same for a store that answers later', async () => {
    const now = runPlanning(planChange(ontology, people(5)), nothing);
    const later = await runPlanningAsync(planChange(ontology, people(5)), async (read) => nothing(read));
    expect(later).toEqual(now);
  });

  test('gives each write what a store keeps beside the record', () => {
    const request = change(
      entity('DOCUMENT', '文献', { id: 'document:d' }),
      passage('document:d', '一段', { id: 'passage:p' }),
      entity('REGION', '甲', { id: 'region:a', distinct: true }),
      entity('REGION', '乙', { id: 'region:b' }),
      relation('PAIRED_WITH', 'region:b', 'region:a', { id: 'relation:r', evidence: [at('passage:p')] }),
    );
    const { writes } = runPlanning(planChange(ontology, request), nothing);
    expect(
      writes.map(({ id, keys, identity, refersTo }) => [id, keys !== undefined, identity !== undefined, refersTo]),
    ).toEqual([
      ['document:d', true, true, []],
      ['passage:p', false, true, ['document:d']],
      ['region:a', true, false, []],
      ['region:b', true, true, []],
      ['relation:r', false, true, ['region:a', 'region:b', 'passage:p']],
    ]);
  });

  test('refuses a reason that could not be shown', () => {
    const request = { ...people(1), reason: 'a\u0000b' };
    expect(() => runPlanning(planChange(ontology, request), nothing)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });

  test('names a long circle shortly, and not every relation of it', () => {
    const count = 3_000;
    const items = Array.from({ length: count }, (_, index) =>
      known('PART_OF', `group:g${index}`, `group:g${(index + 1) % count}`),
    );
    const groups = Array.from({ length: count }, (_, index) => entity('GROUP', `g${index}`, { id: `group:g${index}` }));
    const plan = () => runPlanning(planChange(ontology, change(...groups, ...items)), nothing);
    const startedAt = performance.now();
    expect(plan).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { problems: expect.objectContaining({ length: 20 }) },
      }),
    );
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
