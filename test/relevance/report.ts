/** The tables that `npm run bench:relevance` prints. */
import type { Collection, Half } from './collection.ts';
import { FIGURES } from './measures.ts';
import { JUDGEMENTS } from './paper.ts';
import { type Judged, kindsIn, type Measured } from './run.ts';

const HEADINGS = { ndcg10: 'nDCG@10', recall10: 'recall@10', recall100: 'recall@100', mrr: 'MRR' };

export function collectionTables(all: readonly Measured[], collection: Collection, half: Half): readonly string[] {
  const kinds = kindsIn(collection).map(({ kind }) => kind);
  const overall = all.map(({ name, figures }) => [name, ...FIGURES.map((figure) => percent(figures(half)[figure]))]);
  const byKind = all.map(({ name, figures }) => [name, ...kinds.map((kind) => percent(figures(half, kind).ndcg10))]);
  return [
    `### Half \`${half}\`, all kinds but English`,
    ...table(['', ...FIGURES.map((figure) => HEADINGS[figure])], overall),
    '',
    `### Half \`${half}\`, nDCG@10 by kind of query`,
    ...table(['', ...kinds], byKind),
    '',
  ];
}

export function paperTables(judged: readonly Judged[], half: Half): readonly string[] {
  const own = judged.filter(({ query }) => query.half === half);
  const modes = [...new Set(own.map(({ mode }) => mode))];
  const kinds = [...new Set(own.map(({ query }) => query.kind))];
  const rate = (mode: string, is: (one: Judged) => boolean) => {
    const some = own.filter((one) => one.mode === mode && is(one));
    return some.length === 0
      ? ''
      : `${percent(rateOf(some))} (${some.filter(({ holds }) => holds).length}/${some.length})`;
  };
  return [
    `### Half \`${half}\`: share of judgements that hold`,
    ...table(
      ['', 'hit@5', ...JUDGEMENTS],
      modes.map((mode) => [
        mode,
        rate(mode, ({ query }) => isHit(query)),
        ...JUDGEMENTS.map((judgement) => rate(mode, ({ query }) => query.judgement === judgement)),
      ]),
    ),
    '',
    ...table(
      ['kind', ...modes],
      kinds.map((kind) => [kind, ...modes.map((mode) => rate(mode, ({ query }) => query.kind === kind))]),
    ),
    '',
  ];
}

/** FIRST and TOP5: whether what is wanted is among the first five, or is the first where it must be. */
function isHit({ judgement }: Judged['query']): boolean {
  return judgement === 'FIRST' || judgement === 'TOP5';
}

export function rateOf(judged: readonly Judged[]): number {
  return judged.filter(({ holds }) => holds).length / Math.max(1, judged.length);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)];
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
