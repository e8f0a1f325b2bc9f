/** Asks rankers the collection's queries, and the shipped corpus its judged ones. */
import type { SearchMode } from '../../src/search/port.ts';
import { type Collection, type Half, QUERY_KINDS, type QueryKind } from './collection.ts';
import { type Figures, figuresOf, meanOf } from './measures.ts';
import { holds, type PaperQuery } from './paper.ts';
import type { Ranker } from './ranker.ts';
import type { SeedCorpus } from './seed-corpus.ts';

export interface Measured {
  readonly name: string;
  /** Over all kinds but English, which the collection has nothing in, and by kind. */
  figures(half: Half, kind?: QueryKind): Figures;
}

export async function measure(ranker: Ranker, { queries }: Collection): Promise<Measured> {
  const measured: { readonly half: Half; readonly kind: QueryKind; readonly figures: Figures }[] = [];
  for (const { text, half, kind, grades } of queries)
    measured.push({ half, kind, figures: figuresOf(await ranker.rank(text), grades) });
  return {
    name: ranker.name,
    figures: (half, kind) =>
      meanOf(
        measured
          .filter((one) => one.half === half && (kind === undefined ? one.kind !== 'ENGLISH' : one.kind === kind))
          .map(({ figures }) => figures),
      ),
  };
}

export function kindsIn({ queries }: Collection): readonly { readonly kind: QueryKind; readonly count: number }[] {
  return QUERY_KINDS.map((kind) => ({ kind, count: queries.filter((query) => query.kind === kind).length }));
}

export interface Judged {
  readonly query: PaperQuery;
  readonly mode: SearchMode;
  readonly holds: boolean;
}

/** Each query in each mode that it is judged in. */
export async function judge(
  queries: readonly PaperQuery[],
  modes: readonly SearchMode[],
  corpus: SeedCorpus,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const query of queries) {
    for (const mode of modes) {
      if (query.modes && !query.modes.includes(mode)) continue;
      const ask = (text: string) => corpus.ask(text, mode);
      judged.push({ query, mode, holds: await holds(query, await ask(query.query), corpus.idOf, ask) });
    }
  }
  return judged;
}
