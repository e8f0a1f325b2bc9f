/** Passages that may bear on a sentence: by words and meaning together, with what tells how near each is. */
import type { Scope } from '../../domain/scope.ts';
import type {
  ScorePart,
  SearchAnswer,
  SearchDegradation,
  SearchHit,
  SearchIndex,
  SearchRequest,
} from '../../search/port.ts';

export interface Candidate {
  readonly passage: string;
  readonly score: number;
  /** Undefined where the index or the language has no vectors. */
  readonly cosine?: number;
  /** Of the words of the sentence, 0 to 1. */
  readonly coverage: number;
}

export interface Candidates {
  /** The best first. */
  readonly found: readonly Candidate[];
  readonly degraded: readonly SearchDegradation[];
}

const LOOKED_AT = 10;
/** A search takes 300. */
const MAX_QUERY = 290;
/** Signs that mean something in a query: exact phrases, words left out. */
const SIGNS = /["“”„‟«»「」『』〝〞〟＂]|(?<=^|\s)[-－–—]/gu;

/**
 * A search waits for its vector no longer than a visitor would, and the model makes them one by one: more than these at once would be
 * answered by words alone. Three keep both threads at work.
 */
const TOGETHER = 3;

/** One search a sentence. Errors: those of the index. */
export async function candidatesFor(
  index: Pick<SearchIndex, 'search'>,
  sentences: readonly string[],
  scope: Scope,
): Promise<readonly Candidates[]> {
  const found: Candidates[] = [];
  const waiting = sentences.entries();
  const work = async () => {
    for (const [at, sentence] of waiting) found[at] = candidatesIn(await index.search(requestOf(sentence), scope));
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  return found;
}

const REQUEST = {
  mode: 'HYBRID',
  filter: { passages: true },
  first: LOOKED_AT,
  facets: [],
  explain: true,
  isProse: true,
  isBrief: true,
} as const satisfies Omit<SearchRequest, 'query'>;

function requestOf(sentence: string): SearchRequest {
  const query = sentence.replace(SIGNS, ' ').replace(/\s+/gu, ' ').trim().slice(0, MAX_QUERY).toWellFormed();
  return { ...REQUEST, query };
}

function candidatesIn({ hits, degraded }: SearchAnswer): Candidates {
  return { found: hits.map(candidateOf), degraded };
}

function candidateOf({ id, score, explanation = [] }: SearchHit): Candidate {
  const cosine = partOf(explanation, 'cosine');
  return {
    passage: id,
    score,
    coverage: partOf(explanation, 'coverage') ?? 0,
    ...(cosine === undefined ? {} : { cosine }),
  };
}

function partOf(explanation: readonly ScorePart[], part: string): number | undefined {
  return explanation.find((one) => one.part === part)?.value;
}
