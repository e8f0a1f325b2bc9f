/** Files as one change of the graph. */
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

function recordsIn(text: string): readonly unknown[] {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line).record);
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

describe('lines of an export, as a change', () => {
  it('give the same records, as of now', async () => {
    const from = await withTea();
    const graph = emptyGraph();
    await importFiles([{ name: 'all.jsonl', text: await exported(from) }], graph, BY);
    expect(recordsIn(await exported(graph))).toEqual(recordsIn(await exported(from)));
    expect(await exported(graph)).not.toBe(await exported(from));
  });

  it('may be of the older form, with the number of a revision alone', async () => {
    const from = await withTea();
    const lines = recordsIn(await exported(from)).map((record) => JSON.stringify({ record, revision: 12 }));
    const graph = emptyGraph();
    await importFiles([{ name: 'all.jsonl', text: lines.join('\n') }], graph, BY);
    expect(recordsIn(await exported(graph))).toEqual(recordsIn(await exported(from)));
  });

  it('keep two entities of one type and label apart, where the record says so', async () => {
    const graph = await withTea();
    const twin = { type: 'REGION', id: 'region:other', label: '东乡县', distinct: true };
    await graph.writer.write({ entities: [twin] }, BY);
    const text = await exported(graph);
    const other = emptyGraph();
    await importFiles([{ name: 'all.jsonl', text }], other, BY);
    expect(await recordOf(other, 'region:other')).toMatchObject({ label: '东乡县', distinct: true });
    const guessed = importFiles([{ name: 'all.jsonl', text: text.replace(',"distinct":true', '') }], emptyGraph(), BY);
    await expect(guessed).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('bring ids that were merged', async () => {
    const graph = await withTea();
    const line = { merged: { id: 'region:dx', into: 'region:dong-xiang-xian' } };
    const text = `${await exported(graph)}${JSON.stringify(line)}\n`;
    const { changed } = await importFiles([{ name: 'all.jsonl', text }], graph, BY);
    expect(changed).toEqual(['region:dx']);
    expect(await recordOf(graph, 'region:dx')).toMatchObject({ id: 'region:dong-xiang-xian' });
  });

  it('with a fault are refused with their lines', async () => {
    const broken = ['{"record":{"record":"entity"}}', 'not json', '{"merged":{"id":"region:x","into":"region:none"}}'];
    const text = `${await exported(await withTea())}${broken.join('\n')}\n`;
    const error = await importFiles([{ name: 'all.jsonl', text }], emptyGraph(), BY).catch(
      (refused: unknown) => refused,
    );
    expect(faultsOf(error)).toMatchObject([
      { file: 'all.jsonl', line: 10, code: 'REFUSED' },
      { file: 'all.jsonl', line: 11, code: 'SYNTAX' },
    ]);
    const rest = text.replace(broken[0] ?? '', '').replace(broken[1] ?? '', '');
    const refused = await importFiles([{ name: 'all.jsonl', text: rest }], emptyGraph(), BY).catch(
      (error: unknown) => error,
    );
    expect(faultsOf(refused)).toMatchObject([{ line: 12, message: expect.stringContaining('into') }]);
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
