/** What a person is told of a change, record by record. */
import { expect, it } from 'vitest';
import { type ChangedRecord, changedRecords } from '../../src/ingest/change-report.ts';
import { importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createReferenceStore } from '../store/reference.ts';
import { changed, FILE, keys, ontology } from './seed-fixture.ts';

function emptyGraph() {
  const store = createReferenceStore(ontology);
  const writer = createWriter({ store, ontology, keys });
  const parts = { store, ontology, keys, writer };
  return {
    writer,
    async enter(text: string): Promise<readonly ChangedRecord[]> {
      const { seq } = await importFiles([{ name: 'tea.yaml', text }], parts, { actor: 'test' });
      return changedRecords(seq, store);
    },
    report: (seq: number) => changedRecords(seq, store),
  };
}

it('names what was created by kind, then id, each by what a person calls it', async () => {
  const records = await emptyGraph().enter(FILE);
  expect(records.map(({ what, id, label }) => [what, id.slice(0, id.indexOf(':')), label])).toEqual([
    ['created', 'document', '东乡茶业（示例）'],
    ['created', 'indicator', '茶厂数'],
    ['created', 'mechanism', '联户经营'],
    ['created', 'region', '东乡县'],
    ['created', 'passage', '东乡茶业（示例）, 一、总体情况 / 1'],
    ['created', 'passage', '东乡茶业（示例）, 一、总体情况 / （一）做法 / 2'],
    ['created', 'relation', '联户经营 PRACTISED_IN 东乡县'],
    ['created', 'observation', '东乡县: 茶厂数 3家'],
    ['created', 'claim', '联户经营: 各户统一采茶和卖茶。'],
  ]);
});

it('names the parts in which an updated record differs, an entity’s own fields by their names', async () => {
  const graph = emptyGraph();
  await graph.enter(FILE);
  const edited = changed('level: COUNTY', 'level: TOWNSHIP', changed('en: Dongxiang County', 'en: Dongxiang'));
  expect(await graph.enter(edited)).toEqual([
    { what: 'updated', id: 'region:dong-xiang-xian', label: '东乡县', parts: ['labelEn', 'level'] },
  ]);
});

it('knows removed and merged ones', async () => {
  const graph = emptyGraph();
  await graph.enter(FILE);
  const entities = [{ type: 'REGION', id: 'region:xi', label: '西乡县' }];
  await graph.writer.write({ entities }, { actor: 'test' });
  const removed = await graph.writer.write({ remove: ['region:xi'] }, { actor: 'test' });
  expect(await graph.report(removed.seq)).toEqual([{ what: 'removed', id: 'region:xi', label: '西乡县', parts: [] }]);
  const aliases = [{ id: 'region:old', into: 'region:dong-xiang-xian' }];
  const merged = await graph.writer.write({ aliases }, { actor: 'test' });
  expect(await graph.report(merged.seq)).toEqual([{ what: 'merged', id: 'region:old', label: '', parts: [] }]);
});
