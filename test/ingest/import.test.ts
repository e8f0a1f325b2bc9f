/** Files as one change of the graph, and the export that comes back in. */
import { describe, expect, it } from 'vitest';
import { scopeFor } from '../../src/domain/scope.ts';
import { exportLines } from '../../src/ingest/export.ts';
import type { Fault } from '../../src/ingest/fault.ts';
import { type ImportParts, importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createReferenceStore } from '../store/reference.ts';
import { changed, FILE, keys, lineOf, ontology } from './seed-fixture.ts';

const BY = { actor: 'test', reason: 'A try' };

function emptyGraph(): ImportParts {
  const store = createReferenceStore(ontology);
  return { store, ontology, keys, writer: createWriter({ store, ontology, keys }) };
}

async function withTea(): Promise<ImportParts> {
  const graph = emptyGraph();
  await importFiles([{ name: 'tea.yaml', text: FILE }], graph, BY);
  return graph;
}

async function recordOf(graph: ImportParts, id: string) {
  const [stored] = await graph.store.records([id], scopeFor('EDITORS', 5_000));
  return stored?.record;
}

async function exported(graph: ImportParts): Promise<string> {
  let text = '';
  for await (const batch of exportLines(graph.store, 'EDITORS')) text += batch;
  return text;
}

function faultsOf(error: unknown): readonly Fault[] {
  return (error as { details: { faults: readonly Fault[] } }).details.faults;
}

describe('an import of YAML', () => {
  it('is one revision, with its actor and reason', async () => {
    const graph = await withTea();
    const [revision, ...others] = await graph.store.changes(0, 10);
    expect(others).toEqual([]);
    expect(revision).toMatchObject({ actor: 'test', reason: 'A try' });
    expect(await recordOf(graph, 'region:dong-xiang-xian')).toMatchObject({
      label: '东乡县',
      fields: { level: 'COUNTY' },
    });
  });

  it('that was entered before changes nothing', async () => {
    const graph = await withTea();
    const outcome = await importFiles([{ name: 'tea.yaml', text: FILE }], graph, BY);
    expect(outcome).toMatchObject({ changed: [], revision: 1 });
  });

  it('may name what the graph holds already', async () => {
    const graph = await withTea();
    const text =
      'entities:\n  - {group: 茶农, en: Tea growers, statements: [{benefitsFrom: 联户经营, basis: BACKGROUND, note: 示例}]}\n';
    await importFiles([{ name: 'more.yaml', text }], graph, BY);
    const [page] = await graph.store.relations(
      [{ filter: { types: ['BENEFITS'] }, page: { first: 10, withTotal: false } }],
      scopeFor('EDITORS', 5_000),
    );
    expect(page?.edges.map(({ node }) => node.record)).toMatchObject([
      { source: 'mechanism:lian-hu-jing-ying', target: 'group:cha-nong' },
    ]);
  });

  it('replaces the entity that the graph has under the same type and label, whatever its id', async () => {
    const graph = emptyGraph();
    const own = { type: 'REGION', id: 'region:dx', label: '东乡县' };
    await graph.writer.write({ entities: [own] }, BY);
    await importFiles([{ name: 'tea.yaml', text: FILE }], graph, BY);
    expect(await recordOf(graph, 'region:dx')).toMatchObject({ labelEn: 'Dongxiang County' });
    expect(await recordOf(graph, 'region:dong-xiang-xian')).toBeUndefined();
  });

  it('with a fault changes nothing and names the line', async () => {
    const graph = await withTea();
    const before = await exported(graph);
    const text = changed('practisedIn: 东乡', 'practisedIn: 西乡');
    const error = await importFiles([{ name: 'tea.yaml', text }], graph, BY).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(faultsOf(error)).toMatchObject([
      { file: 'tea.yaml', line: lineOf('practisedIn', text), code: 'UNKNOWN_NAME' },
    ]);
    expect(await exported(graph)).toBe(before);
  });

  it('that the store refuses is named by line, too', async () => {
    const text = changed('kind: COUNT', 'kind: COUNTS');
    const error = await importFiles([{ name: 'tea.yaml', text }], emptyGraph(), BY).catch(
      (refused: unknown) => refused,
    );
    expect(faultsOf(error)).toMatchObject([{ file: 'tea.yaml', line: lineOf('kind: COUNTS', text) }]);
  });
});

describe('an export', () => {
  it('has one record a line, by id', async () => {
    const lines = (await exported(await withTea())).trimEnd().split('\n');
    const ids = lines.map((line) => JSON.parse(line).record.id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toHaveLength(9);
  });

  it('entered into an empty graph gives the same export', async () => {
    const text = await exported(await withTea());
    const other = emptyGraph();
    await importFiles([{ name: 'all.jsonl', text }], other, BY);
    expect(await exported(other)).toBe(text);
  });

  it('keeps two entities of one type and label apart', async () => {
    const graph = await withTea();
    const twin = { type: 'REGION', id: 'region:other', label: '东乡县', distinct: true };
    await graph.writer.write({ entities: [twin] }, BY);
    const other = emptyGraph();
    await importFiles([{ name: 'all.jsonl', text: await exported(graph) }], other, BY);
    expect(await recordOf(other, 'region:other')).toMatchObject({ label: '东乡县' });
  });

  it('with a broken line is refused with that line', async () => {
    const text = `${await exported(await withTea())}{"record":{"record":"entity"}}\nnot json\n`;
    const error = await importFiles([{ name: 'all.jsonl', text }], emptyGraph(), BY).catch(
      (refused: unknown) => refused,
    );
    expect(faultsOf(error)).toMatchObject([
      { file: 'all.jsonl', line: 10, code: 'REFUSED' },
      { file: 'all.jsonl', line: 11, code: 'SYNTAX' },
    ]);
  });
});

describe('the writer', () => {
  it('refuses a change without items', async () => {
    await expect(emptyGraph().writer.write({ entities: [] }, BY)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('refuses a label of a megabyte at once, with the item and the field', async () => {
    const entities = [{ type: 'MODEL', label: '模'.repeat(1_000_000) }];
    const started = performance.now();
    await expect(emptyGraph().writer.write({ entities }, BY)).rejects.toMatchObject({
      details: { problems: [{ index: 0, field: 'model.label' }] },
    });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('takes null for what is left out, and the ontology’s default for a field that has one', async () => {
    const graph = emptyGraph();
    const entities = [
      { type: 'POLICY', id: 'policy:x', label: '办法', kind: 'NOTICE', summary: null, fields: { url: null } },
    ];
    await graph.writer.write({ entities }, BY);
    const record = await recordOf(graph, 'policy:x');
    expect(record).toMatchObject({ fields: { visibility: 'PUBLIC' } });
    expect(record).not.toHaveProperty('summary');
  });

  it('tells of what it wrote', async () => {
    const store = createReferenceStore(ontology);
    const told: number[] = [];
    const writer = createWriter({ store, ontology, keys, onWritten: ({ seq }) => told.push(seq) });
    await writer.write({ entities: [{ type: 'MODEL', label: '甲模式' }] }, BY);
    expect(told).toEqual([1]);
  });
});
