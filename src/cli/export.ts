/** `gongfu export`: the whole graph as lines of JSON, or as tables; or one document with what is stated in it. */
import type { Viewer } from '../domain/scope.ts';
import type { CsvParts } from '../ingest/csv-export.ts';
import type { Command, CommandArgs, Io } from './command.ts';
import { writeWholeFile, writeWholeFolder } from './whole-output.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: '[FILE | --format csv FOLDER] [--document ID] [--as public]',
  summary: 'Writes the whole graph as JSONL, or as CSV tables.',
  details: `
The graph as it is at this moment, also beside a server that goes on writing (docs/exchange.md). A FILE or FOLDER is there when it is
whole, not before; a FILE that is there is replaced, a FOLDER must be new or empty.
  --format jsonl   one record or merged id a line, by id, with its revision; without FILE to standard output [default]
  --format csv     entities, relations, observations, claims and passages, a file each
  --document ID    one document: itself, its passages, what is stated in them, and what these speak of (JSONL)
  --as public      only what everyone may see; --as editors: all [default]
  --public         the same as --as public`,
  options: {
    format: { type: 'string' },
    document: { type: 'string' },
    as: { type: 'string' },
    public: { type: 'boolean' },
  },
  takes: { atLeast: 0, atMost: 1 },
  async run(args, io) {
    const asked = readAsked(args);
    if (typeof asked === 'string') {
      io.err(`${asked}\n`);
      return 2;
    }
    const { openGraph } = await import('../app.ts');
    const graph = await openGraph(args.config);
    try {
      const store = await graph.store.snapshot();
      if (asked.format === 'csv') await writeTables(asked, { store, ontology: graph.ontology });
      else await writeLines(asked, { store, ontology: graph.ontology }, io);
      return 0;
    } finally {
      await graph.close();
    }
  },
};

interface Asked {
  readonly format: 'jsonl' | 'csv';
  readonly viewer: Viewer;
  /** '' is standard output. */
  readonly target: string;
  /** Undefined: all. */
  readonly document?: string;
}

/** What was asked, or what is wrong with it. */
function readAsked({ positionals, values }: CommandArgs): Asked | string {
  const { format = 'jsonl', as = values.public ? 'public' : 'editors' } = values;
  const document = typeof values.document === 'string' ? values.document : undefined;
  const target = positionals[0] === '-' ? '' : (positionals[0] ?? '');
  if (format !== 'jsonl' && format !== 'csv') return `--format is '${format}'; it takes jsonl or csv.`;
  if (as !== 'public' && as !== 'editors') return `--as is '${as}'; it takes public or editors.`;
  if (as === 'editors' && values.public) return '--public and --as editors contradict each other; give one of them.';
  if (format === 'csv' && document !== undefined) return '--document is written as JSONL; leave --format csv out.';
  if (format === 'csv' && target === '') return 'CSV is several files: give the FOLDER that they shall be in.';
  const viewer = as === 'public' ? 'PUBLIC' : 'EDITORS';
  return { format, viewer, target, ...(document === undefined ? {} : { document }) };
}

async function writeLines(
  { target, viewer, document: id }: Asked,
  { store, ontology }: Omit<CsvParts, 'locate'>,
  io: Io,
): Promise<void> {
  const [{ exportLines }, { exportDocument }] = await Promise.all([
    import('../ingest/export.ts'),
    import('../ingest/export-document.ts'),
  ]);
  const lines = id === undefined ? exportLines(store, viewer) : exportDocument(store, { id, viewer, ontology });
  if (target !== '') return writeWholeFile(target, lines);
  for await (const text of lines) await io.out(text);
}

async function writeTables({ target, viewer }: Asked, parts: Omit<CsvParts, 'locate'>): Promise<void> {
  const [{ exportCsv }, { createLocate }] = await Promise.all([
    import('../ingest/csv-export.ts'),
    import('../inquiry/locators.ts'),
  ]);
  const texts = exportCsv({ ...parts, locate: createLocate(parts.store) }, viewer);
  await writeWholeFolder(target, named(texts));
}

async function* named(texts: AsyncIterable<{ readonly table: string; readonly text: string }>) {
  for await (const { table, text } of texts) yield { name: `${table}.csv`, text };
}
