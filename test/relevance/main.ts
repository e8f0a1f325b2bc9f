/** `npm run bench:relevance`: how good the rankings are, per mode and kind of query, beside naive full-text search (docs/search.md). */
import { parseArgs } from 'node:util';
import { optionsOf, print } from '../../bench/command-line.ts';
import { readConfig } from '../../src/config.ts';
import { createEmbedder } from '../../src/search/embedder/index.ts';
import { type Collection, documentOf, type Half, readCollection } from './collection.ts';
import { createFts5 } from './fts5.ts';
import { createModeRanker, openIndexOf } from './gongfu.ts';
import { openMeilisearch, openOursOnMeilisearch } from './meilisearch.ts';
import { MODES, readPaperQueries } from './paper.ts';
import type { Ranker } from './ranker.ts';
import { collectionTables, paperTables } from './report.ts';
import { judge, measure } from './run.ts';
import { openSeedCorpus } from './seed-corpus.ts';

const HELP = `npm run bench:relevance -- [options]
  --of WHAT      collection, paper or both [both]
  --half HALF    tune, report or both [both]
  --plain        the collection without its near-misses: how rankings do where nothing is out to mislead them
  --failures     list the judgements over the paper that do not hold
Meilisearch is asked, too, where MEILI_URL says where it runs (MEILI_API_KEY its key) or a \`meilisearch\` is in the PATH: as it comes, and
as our index.
The embedder is that of the GONGFU_EMBEDDER settings. Exit code 2 for wrong options.
`;

interface Options {
  readonly of: readonly string[];
  readonly halves: readonly Half[];
  readonly plain: boolean;
  readonly failures: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  if (options.of.includes('collection')) await reportCollection(options);
  if (options.of.includes('paper')) await reportPaper(options);
  return 0;
}

async function reportCollection({ halves, plain }: Options): Promise<void> {
  const collection = readCollection({ nearMisses: !plain });
  print(`## Collection: ${collection.passages.length} passages, ${collection.queries.length} queries\n`);
  const embedder = createEmbedder(readConfig(process.env));
  const name = plain ? 'plain-collection' : 'collection';
  const { index, close } = await openIndexOf(name, collection.passages.map(documentOf), embedder);
  const ours = await openOursOnMeilisearch(name, collection.passages, embedder);
  const rankers: Ranker[] = [
    ...MODES.map((mode) => createModeRanker(index, mode)),
    createFts5('unicode61', collection.passages),
    createFts5('trigram', collection.passages),
    ...(await meilisearch(collection)),
    ...(ours?.rankers ?? []),
  ];
  const measured = [];
  for (const ranker of rankers) measured.push(await measure(ranker, collection));
  for (const half of halves) print(collectionTables(measured, collection, half).join('\n'));
  for (const ranker of rankers) await ranker.close();
  await ours?.close();
  await close();
  await embedder?.close();
}

async function meilisearch({ passages }: Collection): Promise<readonly Ranker[]> {
  const ranker = await openMeilisearch(passages);
  if (!ranker) print('Meilisearch: skipped, for there is no MEILI_URL and no meilisearch in the PATH.\n');
  return ranker ? [ranker] : [];
}

async function reportPaper({ halves, failures }: Options): Promise<void> {
  const queries = readPaperQueries();
  print(`## Paper: ${queries.length} judged queries\n`);
  const corpus = await openSeedCorpus();
  const judged = await judge(queries, MODES, corpus);
  await corpus.close();
  for (const half of halves) print(paperTables(judged, half).join('\n'));
  if (!failures) return;
  for (const { query, mode, holds } of judged) {
    if (!holds && halves.includes(query.half))
      print(`${query.id} ${mode} ${query.judgement} ${query.query}: ${JSON.stringify(query.expect)}`);
  }
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        of: { type: 'string', default: 'both' },
        half: { type: 'string', default: 'both' },
        plain: { type: 'boolean', default: false },
        failures: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'HELP';
    return {
      of: values.of === 'both' ? ['collection', 'paper'] : [one(values.of, ['collection', 'paper'])],
      halves: values.half === 'both' ? ['tune', 'report'] : [one<Half>(values.half, ['tune', 'report'])],
      plain: values.plain,
      failures: values.failures,
    };
  });
}

function one<T extends string>(value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (!found) throw new Error(`'${value}' is none of ${choices.join(', ')}.`);
  return found;
}

process.exitCode = await main(process.argv.slice(2));
