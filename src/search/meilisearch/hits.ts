/** The hits of a page, with what of their texts matched. */
import type { Segmenter } from '../../text/segment.ts';
import { dot } from '../embedder.ts';
import { type HitMeaning, hitOf } from '../hit.ts';
import type { SearchHit, SearchRequest } from '../port.ts';
import type { Ranked } from '../rankings.ts';
import type { Lexical } from './lexical.ts';
import { type Candidate, type Row, shownTexts } from './rows.ts';

export interface PageHit extends Ranked {
  readonly candidate: Candidate;
  /** Undefined where it did not come in time: the hit is without highlights then. */
  readonly row: Row | undefined;
}

export interface HitsParts {
  readonly lexical: Lexical;
  readonly segmenter: Segmenter;
  readonly request: SearchRequest;
  /** Of the query, where the ranking went by meaning. */
  readonly vector: Float32Array | undefined;
  readonly leastCosine: number;
}

export function hitsOf(hits: readonly PageHit[], parts: HitsParts): readonly SearchHit[] {
  const { lexical, segmenter, request } = parts;
  return hits.map(({ id, score, candidate, row }) => {
    const scored = lexical.score(candidate);
    const hit = {
      id,
      score,
      texts: request.isBrief ? [] : shownTexts(row),
      typed: lexical.understood.typed,
      readings: lexical.readingsFor(candidate),
      by: scored.by,
      scored,
      coverage: lexical.coverage(candidate),
      meaning: meaningOf(candidate, parts),
      isExplained: request.explain === true,
    };
    return hitOf(hit, segmenter);
  });
}

function meaningOf({ vector: own }: Candidate, { vector, leastCosine, request }: HitsParts): HitMeaning | undefined {
  if (!vector || !own) return undefined;
  return { cosine: dot(vector, own), least: leastCosine, isAlone: request.mode === 'SEMANTIC' };
}
