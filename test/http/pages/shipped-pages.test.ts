/** The pages of all that comes with gongfu. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStatement } from '../../../src/domain/records.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import type { EntityPageData } from '../../../src/ui/record/page-data.ts';
import type { StatementData } from '../../../src/ui/record/statement-data.ts';
import { fillWithSeed, type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(fillWithSeed);
}, 60_000);
afterAll(() => pages.close());

async function allRecords() {
  const records = await pages.store.scan(undefined, 10_000, scopeFor('PUBLIC', 60_000));
  return records.flatMap((one) => ('record' in one ? [one.record] : []));
}

describe('the pages of the shipped texts', () => {
  it('of each entity type are whole in Chinese and in English', async () => {
    const entities = (await allRecords()).filter((record) => record.record === 'entity');
    const types = Map.groupBy(entities, ({ type }) => type);
    expect(types.size).toBeGreaterThan(10);
    for (const [type, [first]] of types) {
      for (const lang of ['zh', 'en'] as const) {
        const html = await pages.html(`/${first?.id}?lang=${lang}`);
        const label = lang === 'en' ? (first?.labelEn ?? first?.label) : first?.label;
        expect(wordsOf(html), type).toContain(label);
        expect(wordsOf(html), type).toContain(pages.ontology.entityType(type)?.label[lang]);
        expect(html, type).not.toMatch(/undefined|\[object|<h2[^>]*><\/h2>|<a [^>]*><\/a>/);
      }
    }
  }, 60_000);

  it('show every statement of every entity, each with a place or, of background knowledge, with what it is known from', async () => {
    const records = await allRecords();
    const shown = new Set<string>();
    for (const { id } of records.filter((record) => record.record === 'entity')) {
      const data = await pages.json<EntityPageData>(`/${id}.json`);
      for (const statement of statementsOf(data)) {
        shown.add(statement.id);
        const isKnown = statement.basis.value === 'BACKGROUND' && statement.note !== undefined;
        expect(statement.evidence.length > 0 || isKnown, statement.id).toBe(true);
      }
    }
    const all = records.filter(isStatement).map(({ id }) => id);
    expect(all.filter((id) => !shown.has(id))).toEqual([]);
  }, 120_000);
});

function statementsOf({ relations, observations, claims, namedIn }: EntityPageData): readonly StatementData[] {
  const own = relations.flatMap(({ items }) => items);
  const stages = own.flatMap(({ stage }) => stage?.sections.flatMap(({ items }) => items) ?? []);
  return [...own, ...stages, ...observations.items, ...claims.items, ...namedIn.flatMap(({ items }) => items)];
}
