/** The same queries over the same passages in what one would take instead: FTS5 as SQLite comes, Meilisearch where its server is given. */
import { createFts5 } from '../../test/relevance/fts5.ts';
import { openMeilisearch } from '../../test/relevance/meilisearch.ts';
import { createCorpus } from './corpus.ts';
import { askAll } from './growth.ts';
import { queriesOf } from './queries.ts';
import type { AnswersOf, Asking, Sized } from './tasks.ts';

const WARM_UP = 2;

export async function askPeers({ passages, seed, each }: Sized): Promise<readonly AnswersOf[]> {
  const corpus = createCorpus(passages, seed);
  const rows = Array.from({ length: passages }, (_, number) => {
    const { section, text = '' } = corpus.passage(number);
    return { id: String(number), title: section[0] ?? '', text };
  });
  const queries = queriesOf(corpus, each, 0);
  const answers: AnswersOf[] = [];
  const peers = [
    { name: 'FTS5 trigram', open: async () => createFts5('trigram', rows) },
    { name: 'FTS5 unicode61', open: async () => createFts5('unicode61', rows) },
    { name: 'Meilisearch', open: () => openMeilisearch(rows) },
  ] as const satisfies readonly { readonly name: Asking; readonly open: () => unknown }[];
  for (const { name, open } of peers) {
    const ranker = await open();
    if (!ranker) continue;
    for (const { text } of queriesOf(corpus, WARM_UP, 100)) await ranker.rank(text);
    answers.push(await askAll(name, queries, async (text) => (await ranker.rank(text)).length));
    await ranker.close();
  }
  return answers;
}
