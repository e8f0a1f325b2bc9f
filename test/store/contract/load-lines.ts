/** Lines for loads, and a world worth exporting. */
import type { Viewer } from '../../../src/domain/scope.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import type { GraphStore, LoadedLine } from '../../../src/store/port.ts';
import { alias, at, change, claim, entity, type Item, keysOf, known, merge, remove } from '../items.ts';
import { type Bench, openWorld } from './bench.ts';

export const STAMP = { number: 3, at: '2025-01-31T08:00:00.000Z', actor: '甲', reason: '初稿' };

/** The small world after years: merged, removed and made again, by several hands. */
export async function richWorld(bench: Bench): Promise<GraphStore> {
  const store = await openWorld(bench);
  const by = (actor: string, ...items: readonly Item[]) => ({
    ...change(...items),
    actor,
    reason: `${actor}的改动`,
  });
  await store.apply(by('甲', entity('PERSON', '张三', { id: 'person:zhang', summary: '作者' })));
  await store.apply(by('乙', remove('claim:definition')));
  await store.apply(
    by('甲', claim('DEFINITION', 'concept:heli', '合力', { id: 'claim:definition', evidence: [at('passage:jia-1')] })),
  );
  await store.apply(by('乙', entity('MODEL', '东县模式', { id: 'model:other', distinct: true })));
  await store.apply(by('丙', known('USES', 'model:other', 'mechanism:sanlei', { id: 'relation:other-sanlei' })));
  await store.apply(by('乙', merge('model:other', 'model:dongxian')));
  await store.apply(by('丙', alias('project:old', 'project:anqu')));
  const secret = { text: '暗名', kind: 'SHORT', document: 'document:mi' } as const;
  const open = { text: '明名', kind: 'SHORT', document: 'document:jia' } as const;
  await store.apply(
    by('丙', entity('MODEL', '西县模式', { id: 'model:xixian', period: '2019', names: [secret, open] })),
  );
  return store;
}

export async function exported(store: GraphStore, viewer: Viewer) {
  return store.scan(undefined, 1000, scopeFor(viewer, 20_000));
}

export function linesOf(lines: Awaited<ReturnType<typeof exported>>): readonly LoadedLine[] {
  return lines.map((line, index) => {
    const isEntity = 'record' in line && line.record.record === 'entity';
    return {
      ...line,
      index,
      ...(isEntity ? { keys: keysOf(line.record.label, line.record.names) } : {}),
    } as LoadedLine;
  });
}

export async function* inBatches(lines: readonly LoadedLine[], size: number) {
  for (let at = 0; at < lines.length; at += size) yield lines.slice(at, at + size);
}

export function line(index: number, id: string, label: string, stamp: Partial<typeof STAMP> = {}): LoadedLine {
  const record = { record: 'entity', id, type: 'PERSON', label, names: [], fields: {}, fieldEvidence: [] } as const;
  return { index, record, keys: keysOf(label), revision: { ...STAMP, ...stamp } };
}
