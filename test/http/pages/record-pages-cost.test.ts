/** How many calls of the store a page takes, and that long lists are paged and not cut. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { relationFields } from '../../../src/domain/ontology/type-fields.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import type { EntityPageData, RelationSection } from '../../../src/ui/record/page-data.ts';
import { at, change, entity, type Item, passage, relation } from '../../store/items.ts';
import { servePages, wordsOf } from './served-pages.ts';

/** A mechanism that so many models use, each stated in two places of a text. */
function hub(uses: number): readonly Item[] {
  const numbers = Array.from({ length: uses }, (_, n) => n + 1);
  return [
    entity('DOCUMENT', '文', { id: 'document:wen' }),
    entity('MECHANISM', '枢纽', { id: 'mechanism:hub' }),
    passage('document:wen', '一段。', { id: 'passage:wen-1' }),
    ...numbers.flatMap((n) => [
      entity('MODEL', `模式 ${n}`, { id: `model:m${n}` }),
      relation('USES', `model:m${n}`, 'mechanism:hub', { id: `relation:u${n}`, evidence: [at('passage:wen-1')] }),
    ]),
  ];
}

async function counted(items: readonly Item[]) {
  const calls: string[] = [];
  const counting = (store: GraphStore) =>
    new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          calls.push(String(name));
          return Reflect.apply(value, target, args);
        };
      },
    });
  const pages = await servePages((store) => store.apply(change(...items)), counting);
  onTestFinished(() => pages.close());
  const callsOf = async (path: string) => {
    calls.length = 0;
    await pages.html(path);
    return [...calls];
  };
  return { pages, callsOf };
}

describe('the page of an entity', () => {
  it('takes as many calls with 150 relations as with one', async () => {
    const one = await counted(hub(1));
    const many = await counted(hub(150));
    const calls = await one.callsOf('/mechanism:hub');
    expect(calls.length).toBeLessThanOrEqual(16);
    expect((await many.callsOf('/mechanism:hub')).toSorted()).toEqual(calls.toSorted());
    expect((await many.callsOf('/passage:wen-1')).length).toBe((await one.callsOf('/passage:wen-1')).length);
  });

  it('with more than 200 takes one more for each field that its type has', async () => {
    const { pages, callsOf } = await counted(hub(300));
    const type = pages.ontology.entityType('MECHANISM');
    const fields = type ? relationFields(type, pages.ontology.relationTypes).length : 0;
    expect((await callsOf('/mechanism:hub')).length).toBeLessThanOrEqual(16 + fields);
    expect((await callsOf('/mechanism:hub?list=usedBy')).length).toBeLessThanOrEqual(16);
    expect((await callsOf('/passage:wen-1')).length).toBeLessThanOrEqual(16);
  });
});

describe('the reference that a page shows', () => {
  it('takes as many calls more, whatever the page has beside it', async () => {
    const one = await counted(hub(1));
    const many = await counted(hub(150));
    for (const path of ['/document:wen', '/passage:wen-1', '/relation:u1']) {
      const calls = await one.callsOf(path);
      expect([path, calls.length]).toEqual([path, (await many.callsOf(path)).length]);
      expect(calls.length).toBeLessThanOrEqual(16);
    }
  });
});

describe('a long list', () => {
  it('says how many of how many it shows, and is read to its end by its own address', async () => {
    const { pages } = await counted(hub(250));
    const html = await pages.html('/mechanism:hub');
    expect(wordsOf(html)).toContain('共 250 条，这里列出前 20 条。');
    expect(html).toContain('href="/mechanism:hub?list=usedBy"');
    const seen = new Set<string>();
    let path: string | undefined = '/mechanism:hub.json?list=usedBy';
    while (path) {
      const data: EntityPageData = await pages.json(path);
      const section: RelationSection | undefined = data.relations[0];
      for (const { id } of section?.items ?? []) seen.add(id);
      expect([data.relations.length, section?.total]).toEqual([1, 250]);
      path = section?.next && `/mechanism:hub.json?list=usedBy&after=${section.next}`;
    }
    expect(seen.size).toBe(250);
    const last = await pages.html('/mechanism:hub?list=usedBy');
    expect(wordsOf(last)).toContain('共 250 条，本页 100 条。');
    expect(last).toMatch(/rel="next"[^>]*>下一页/);
  });
});
