/** The tables of the CSV export. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CSV_MARK, csvRow } from '../../src/domain/csv.ts';
import { exportCsv } from '../../src/ingest/csv-export.ts';
import { createLocate } from '../../src/inquiry/locators.ts';
import { change, claim, entity } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';
import { cellsOf, textOfCell } from './csv-reading.ts';
import { ontology } from './seed-fixture.ts';

type Row = Readonly<Record<string, string>>;
type Tables = Readonly<Record<string, readonly Row[]>>;

async function tablesFor(viewer: 'PUBLIC' | 'EDITORS'): Promise<Tables> {
  const store = createReferenceStore(ontology);
  await store.apply(change(...smallWorld()));
  const note = { basis: 'BACKGROUND', note: '@常识' } as const;
  await store.apply(change(claim('OUTCOME', 'region:dong', '=SUM(A1)', { id: 'claim:formula', ...note })));
  await store.apply(change(entity('PERSON', "'李'四", { id: 'person:li', summary: '一行\n"两行"，' })));
  const snapshot = await store.snapshot();
  const texts = new Map<string, string>();
  for await (const { table, text } of exportCsv({ store: snapshot, ontology, locate: createLocate(snapshot) }, viewer))
    texts.set(table, (texts.get(table) ?? '') + text);
  return Object.fromEntries([...texts].map(([table, text]) => [table, rowsOf(text)]));
}

function rowsOf(text: string): readonly Row[] {
  expect(text.startsWith(CSV_MARK)).toBe(true);
  const [head = [], ...rows] = cellsOf(text.slice(CSV_MARK.length));
  for (const row of rows) expect(row).toHaveLength(head.length);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, textOfCell(row[index] ?? '')])));
}

const row = (rows: readonly Row[] | undefined, id: string) => rows?.find((one) => one.id === id);

describe('a row', () => {
  it('is quoted where it must be, and ends in CR LF', () => {
    expect(csvRow(['a', 'b,c', 'd"e', 'f\ng', ' h', 1.5, true, undefined, []])).toBe(
      'a,"b,c","d""e","f\ng"," h",1.5,true,,\r\n',
    );
  });

  it.each(['=1+1', '+abc', '-abc', '@x', '\tx', '＝A1', '＋x', '－x', '＠x', "'x", "''x", '-1+2', '=', '-'])(
    'keeps %j from being run, and gives it back',
    (text) => {
      const cell = csvRow([text]).slice(0, -2);
      expect(cell.replace(/^"/, '')).toMatch(/^'/);
      expect(textOfCell(cellsOf(`${cell}\r\n`)[0]?.[0] ?? '')).toBe(text);
    },
  );

  it.each(['-5', '+3.5', '-0.5', 'x=1', '甲 - 乙', '1-2'])('leaves %j as it is', (text) => {
    expect(csvRow([text])).toBe(`${text}\r\n`);
  });

  it('has a value of a list a line', () => {
    expect(csvRow([['a', undefined, '=b']])).toBe('"a\n\n=b"\r\n');
  });
});

describe('the tables', () => {
  let all: Tables;
  let seen: Tables;
  beforeAll(async () => {
    [all, seen] = [await tablesFor('EDITORS'), await tablesFor('PUBLIC')];
  });

  it('hold every record, in the table of its kind', () => {
    const sizes = Object.fromEntries(Object.entries(all).map(([name, rows]) => [name, rows.length]));
    expect(sizes).toEqual({ entities: 23, relations: 22, observations: 5, claims: 5, passages: 5 });
  });

  it('show labels, place and quote beside the ids', () => {
    expect(row(all.relations, 'relation:dongxian-lianying')).toMatchObject({
      relation_type: 'USES',
      source: 'model:dongxian',
      source_label: '东县模式',
      target_label: '联营抱团',
      status: 'HOLDS',
      basis: 'STATED',
      evidence_passages: 'passage:jia-3',
      evidence_locators: '二（一），第 1 段',
      evidence_quotes: '联营',
      evidence_stances: 'SUPPORTS',
      revision: '1',
      changed_by: 'tester',
    });
    expect(row(all.observations, 'observation:fenhong')).toMatchObject({
      indicator_label: '村均收入',
      value: '',
      low: '0.05',
      high: '0.1',
      unit: '亿元',
      relation: 'relation:v2',
    });
    expect(row(all.claims, 'claim:first')).toMatchObject({ object_label: '联营抱团', scope_label: '南省' });
    expect(row(all.passages, 'passage:jia-4')).toMatchObject({
      document_label: '论文甲',
      section: '二、做法\n（一）东县',
      paragraph: '4',
      locator: '二（一），第 2 段',
    });
    expect(row(all.entities, 'indicator:cunjun')).toMatchObject({ kind: 'MEAN', unit: '万元' });
    expect(row(all.relations, 'relation:paired')).toMatchObject({
      qualifier_roles: 'VIA',
      qualifiers: '联营抱团 2.0',
      qualifier_entities: 'version:lianying-2-0',
    });
  });

  it('give texts back as they are', () => {
    expect(row(all.claims, 'claim:formula')).toMatchObject({ text: '=SUM(A1)', note: '@常识' });
    expect(row(all.entities, 'person:li')).toMatchObject({ label: "'李'四", summary: '一行\n"两行"，' });
  });

  it('hide from the public what the graph does', () => {
    expect(row(all.relations, 'relation:both-sources')).toMatchObject({ evidence_quotes: '公开\n机密' });
    expect(row(seen.relations, 'relation:both-sources')).toMatchObject({ evidence_quotes: '公开' });
    expect(JSON.stringify(seen)).not.toMatch(/mi-1|document:mi|anqu|机密|暗渠|内部/);
  });
});
