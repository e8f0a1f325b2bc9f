/** A hit as it is shown: where it matched, why, and how its score was made. The same for every index. */
import type { Segmenter } from '../text/segment.ts';
import { highlightsIn, kindsOf, type ShownTerms, type ShownText } from './highlight.ts';
import type { Highlight, ScorePart, SearchHit } from './port.ts';
import { spellingsOf } from './terms.ts';
import type { Prepared, Scored } from './understanding.ts';

export interface HitParts {
  readonly id: string;
  readonly score: number;
  readonly texts: readonly ShownText[];
  readonly typed: Prepared;
  /** The readings by which it matches; empty where data changed since it was ranked. */
  readonly readings: readonly Prepared[];
  /** The one that says most of it, with its score. */
  readonly by: Prepared;
  readonly scored: Scored;
  readonly coverage: number;
  /** Undefined where the ranking went by words alone, or the document has no vector. */
  readonly meaning?: HitMeaning | undefined;
  readonly isExplained: boolean;
}

export interface HitMeaning {
  readonly cosine: number;
  /** Of the query as its best answers drew it (fuse.ts): what the score was made by. Undefined where it was not, or is not explained. */
  readonly drawnCosine?: number | undefined;
  /** Below it a text has nothing to do with a query. */
  readonly least: number;
  /** Whether words had no part in the ranking. */
  readonly isAlone: boolean;
}

export function hitOf(parts: HitParts, segmenter: Segmenter): SearchHit {
  const { id, score, texts, typed, readings } = parts;
  const name = typed.names.get(id);
  // What the whole query names needs no other reading.
  const by = name ? typed : parts.by;
  const highlighted = highlightsIn(texts, shownTerms(typed, by), segmenter);
  const readAs = by === typed ? undefined : by.reading;
  return {
    id,
    score,
    highlights: withName(highlighted.highlights, texts, (name ?? by.names.get(id))?.text),
    matchedBy: isByMeaningAlone(parts)
      ? ['SEMANTIC']
      : kindsOf(highlighted, {
          isTyped: readings.length === 0 || readings.includes(typed),
          name: name?.match,
          readAs: readAs?.by,
          isMeant: isMeant(parts),
        }),
    ...(readAs?.name === undefined ? {} : { readAs: readAs.name }),
    ...(parts.isExplained ? { explanation: explained(parts) } : {}),
  };
}

/** Also where it has a word of the query, but too little of it to be found by that. */
function isByMeaningAlone({ meaning, readings }: HitParts): boolean {
  return meaning !== undefined && (meaning.isAlone || readings.length === 0);
}

/** Where meaning says more of it than words do: how far its cosine is above what says nothing, beside the share of the words. */
function isMeant({ meaning, scored }: HitParts): boolean {
  return meaning !== undefined && (meaning.cosine - meaning.least) / (1 - meaning.least) > scored.share;
}

function shownTerms(typed: Prepared, by: Prepared): ShownTerms {
  const terms = new Map<string, ReadonlySet<string> | undefined>();
  if (by !== typed) for (const term of by.terms.masses.keys()) terms.set(term, undefined);
  for (const term of typed.terms.masses.keys()) terms.set(term, spellingsOf(term, typed.read.words));
  return terms;
}

/** A name that the whole query is, is highlighted as a whole, also where it was found by its pinyin. */
function withName(
  highlights: readonly Highlight[],
  texts: readonly ShownText[],
  name: string | undefined,
): readonly Highlight[] {
  const shown = texts.find(({ text, field }) => text === name && NAMED.includes(field));
  if (!shown) return highlights;
  const same = (one: ShownText, other: ShownText) => one.field === other.field && one.text === other.text;
  return texts.flatMap((text) =>
    text === shown
      ? [{ ...shown, ranges: [{ start: 0, end: shown.text.length }] }]
      : highlights.filter((one) => same(one, text)),
  );
}

const NAMED: readonly ShownText['field'][] = ['label', 'labelEn', 'name'];

function explained({ by, scored, coverage, score, meaning }: HitParts): readonly ScorePart[] {
  const { reading, terms } = by;
  const name = scored.name === undefined ? [] : [{ part: 'name', value: 1, note: scored.name }];
  return [
    { part: 'score', value: score },
    { part: 'reading', value: reading.factor, note: `${reading.by ?? 'AS_TYPED'}: ${reading.text}` },
    ...name,
    { part: 'lex', value: scored.share, note: 'share of the query’s characters and bigrams (BM25)' },
    { part: 'nearness', value: scored.nearness },
    ...(meaning ? [{ part: 'cosine', value: meaning.cosine, note: 'of the query’s vector and its own' }] : []),
    ...(meaning?.drawnCosine === undefined
      ? []
      : [{ part: 'drawn', value: meaning.drawnCosine, note: 'the same, the query drawn towards its best answers' }]),
    { part: 'coverage', value: coverage, note: 'share of the query’s words' },
    ...[...terms.masses].map(([term, mass]) => ({ part: 'term', value: mass / terms.total, note: term })),
  ];
}
