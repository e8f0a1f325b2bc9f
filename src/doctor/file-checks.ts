/** The added files: that each holds what its name says, and that the ledger, the files and the graph speak of the same documents. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openGraph } from '../app.ts';
import type { Config } from '../config.ts';
import type { OnProgress } from '../control.ts';
import type { DataFolder } from '../data-folder.ts';
import { type Finding, fault, okay, warning } from '../domain/finding.ts';
import { keptFiles, otherHash } from '../ingest/adding/copy-kept.ts';
import { type LedgerLine, openLedger } from '../ingest/adding/ledger.ts';
import { recordsOf } from '../ingest/graph-reads.ts';

const FILES = 'added files';
const DOCUMENTS = 'added documents';

/** Says nothing where none were added. Reads every file in whole. */
export async function checkAddedFiles(
  config: Config,
  folder: DataFolder,
  onProgress: OnProgress,
): Promise<readonly Finding[]> {
  if (!existsSync(folder.documentsFile)) return [];
  const lines = (await openLedger(folder.documentsFile)).all().filter(({ state }) => state !== 'REMOVED');
  const kept = await keptFiles(folder.path);
  const damaged: string[] = [];
  for (const [done, path] of kept.entries()) {
    onProgress({ what: 'reading added files', done, of: kept.length });
    if ((await otherHash(join(folder.path, path))) !== undefined) damaged.push(path);
  }
  return [...aboutFiles(lines, kept, damaged), ...(await aboutDocuments(lines, config, folder))];
}

function aboutFiles(
  lines: readonly LedgerLine[],
  kept: readonly string[],
  damaged: readonly string[],
): readonly Finding[] {
  const there = new Set(kept);
  const named = new Set(lines.map(({ file }) => file));
  const missing = [...named].filter((file) => !there.has(file));
  const unnamed = kept.filter((file) => !named.has(file));
  const advice = 'copy them back from a copy of files/, by their names';
  const found = [
    ...(damaged.length > 0
      ? [
          fault(FILES, {
            message: `${damaged.length} do not hold what their names say`,
            remedy: 'BACKUP',
            advice,
            ids: damaged,
          }),
        ]
      : []),
    ...(missing.length > 0
      ? [fault(FILES, { message: `${missing.length} are not there`, remedy: 'BACKUP', advice, ids: missing })]
      : []),
    ...(unnamed.length > 0
      ? [
          warning(
            FILES,
            `${unnamed.length} are of no document`,
            'remove them, if no `gongfu add` is under way',
            unnamed,
          ),
        ]
      : []),
  ];
  return found.length > 0 ? found : [okay(FILES, `${kept.length} files hold what their names say`)];
}

async function aboutDocuments(
  lines: readonly LedgerLine[],
  config: Config,
  folder: DataFolder,
): Promise<readonly Finding[]> {
  if (config.store === 'sqlite' && !existsSync(folder.graphFile)) return [];
  const ids = [...new Set(lines.map(({ id }) => id))];
  const graph = await openGraph(config).catch(() => undefined);
  // That the graph cannot be read is said by what examines it.
  if (!graph) return [];
  const records = await recordsOf(graph.store, ids, 'EDITORS').finally(() => graph.close());
  const absent = ids.filter((_, at) => !records[at]);
  const begun = lines.filter(({ state, id }) => state === 'BEGUN' && !absent.includes(id)).map(({ id }) => id);
  const found = [
    ...(absent.length > 0
      ? [
          warning(
            DOCUMENTS,
            `${absent.length} are not in the graph`,
            'they were removed by other ways than `gongfu remove`; their files may be added again',
            absent,
          ),
        ]
      : []),
    ...(begun.length > 0
      ? [
          warning(
            DOCUMENTS,
            `${begun.length} were begun and not ended`,
            'run the same `gongfu add` again: it goes on where it was',
            begun,
          ),
        ]
      : []),
  ];
  return found.length > 0 ? found : [okay(DOCUMENTS, `${ids.length} documents came from files`)];
}
