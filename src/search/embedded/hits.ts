/** The hits of a page, with what of their texts matched. */
import { type HitMeaning, hitOf } from '../hit.ts';
import type { SearchHit, SearchRequest } from '../port.ts';
import type { Ranked } from '../rankings.ts';
import type { Lexical, LexicalParts } from './lexical.ts';

export interface HitsParts extends LexicalParts {
  readonly lexical: Lexical;
  readonly request: SearchRequest;
  /** Of the query, where the ranking went by meaning. */
  readonly vector: Float32Array | undefined;
  /** The same as the best answers drew it, where they did. */
  readonly drawn: Float32Array | undefined;
}

type RankedRow = Ranked & { readonly rowid: number };

/** Past the deadline hits come without highlights. */
export function createHits(parts: HitsParts): (hits: readonly RankedRow[]) => readonly SearchHit[] {
  const { lexical, segmenter, request } = parts;
  return (hits) => {
    const rows = hits.map(({ rowid }) => rowid);
    const scores = lexical.scores(rows);
    const meaningOf = meanings(parts, rows);
    return hits.flatMap(({ id, rowid, score }, i) => {
      const scored = scores[i];
      if (!scored) return [];
      const hit = {
        id,
        score,
        texts: request.isBrief ? [] : parts.file.texts.shown(rowid),
        typed: lexical.understood.typed,
        readings: lexical.readingsFor(rowid),
        by: scored.by,
        scored,
        coverage: lexical.coverage(rowid),
        meaning: meaningOf(rowid),
        isExplained: request.explain === true,
      };
      return [hitOf(hit, segmenter)];
    });
  };
}

function meanings(
  { request, vector, drawn, file: { vectors } }: HitsParts,
  rows: readonly number[],
): (rowid: number) => HitMeaning | undefined {
  const cosines = vector && vectors.cosines(vector, rows);
  const drawnCosines = drawn && request.explain ? vectors.cosines(drawn, rows) : undefined;
  return (rowid) => {
    const cosine = cosines?.get(rowid);
    if (cosine === undefined) return undefined;
    return {
      cosine,
      drawnCosine: drawnCosines?.get(rowid),
      least: vectors.leastCosine,
      isAlone: request.mode === 'SEMANTIC',
    };
  };
}
