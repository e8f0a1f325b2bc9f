/** The examples of docs/exchange.md do what they say, where their language is there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { exportCsv } from '../../src/ingest/csv-export.ts';
import { exportLines } from '../../src/ingest/export.ts';
import { createLocate } from '../../src/inquiry/locators.ts';
import { describeWith, findPandas, findPython, findR } from '../engines/engine.ts';
import { at, change, relation } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';
import { tempFolder } from '../temp-folder.ts';
import { ontology } from './seed-fixture.ts';

const DOC = readFileSync(new URL('../../docs/exchange.md', import.meta.url), 'utf8');
const files = new Map<string, string>();

beforeAll(async () => {
  const store = createReferenceStore(ontology);
  const evidence = [at('passage:jia-3', { quote: '=联营' }), at('passage:jia-1')];
  await store.apply(change(...smallWorld(), relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence })));
  const snapshot = await store.snapshot();
  const parts = { store: snapshot, ontology, locate: createLocate(snapshot) };
  for await (const { table, text } of exportCsv(parts, 'PUBLIC')) add(`tables/${table}.csv`, text);
  for await (const text of exportLines(snapshot, 'PUBLIC')) add('graph.jsonl', text);
});

function add(file: string, text: string): void {
  files.set(file, (files.get(file) ?? '') + text);
}

/** What the example prints in a folder with the exports. */
function printed(program: string, args: readonly string[], language: string, number: number): readonly string[] {
  const folder = tempFolder();
  mkdirSync(join(folder, 'tables'));
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  const example = [...DOC.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))][number]?.[1] ?? '';
  const source = join(folder, 'example');
  writeFileSync(source, example);
  const env = { ...process.env, PYTHONUTF8: '1', LC_ALL: 'C.UTF-8' };
  const { stdout, stderr, status } = spawnSync(program, [...args, source], { cwd: folder, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split(/\r?\n/);
}

describeWith('pandas', 'the example for pandas', findPandas(), (python) => {
  it('lists each place of each use', () => {
    const lines = printed(python, [], 'python', 0);
    expect(lines[0]).toBe('source_label,target_label,evidence_locators,evidence_quotes');
    expect(lines.slice(1).toSorted()).toEqual(
      [
        '东县模式,联营抱团,二（一），第 1 段,联营',
        '西县模式,三类分置,二（一），第 1 段,=联营',
        '西县模式,三类分置,一，第 1 段,',
        '西县模式,联营抱团,一，第 2 段,',
      ].toSorted(),
    );
  });
});

describeWith('python', 'the example for the lines', findPython(), (python) => {
  it('prints the models', () => {
    expect(printed(python, [], 'python', 1)).toEqual(['model:dongxian 东县模式', 'model:xixian 西县模式']);
  });
});

describeWith('r', 'the example for R', findR(), (rscript) => {
  it('has a row for each quote of each use', () => {
    const lines = printed(rscript, [], 'r', 0);
    expect(lines[0]).toBe('"source_label","target_label","quote"');
    expect(lines.slice(1)).toContain('"东县模式","联营抱团","联营"');
    expect(lines).toHaveLength(5);
  });
});
