/** What matches a query and how well, found out naively: every text is looked at for every question. */
import type { Viewer } from '../../src/domain/scope.ts';
import { isVisible } from '../../src/search/facts.ts';
import { lexFields } from '../../src/search/lexical-text.ts';
import { nameEntries } from '../../src/search/names.ts';
import { hasPhrase } from '../../src/search/query-language.ts';
import { leastCoverage } from '../../src/search/score.ts';
import type { SearchSettings } from '../../src/search/settings.ts';
import { nameKeys, wordKeys } from '../../src/search/spelling.ts';
import { TYPO_BELOW } from '../../src/search/typos.ts';
import {
  type Asked,
  type Prepared,
  type Scored,
  scoreBy,
  type Understood,
  understand,
  understandMore,
} from '../../src/search/understanding.ts';
import type { HeldName, Vocabulary } from '../../src/search/vocabulary.ts';
import { gramsOf } from '../../src/text/grams.ts';
import type { Segmenter } from '../../src/text/segment.ts';
import { tokensOf } from '../../src/text/tokens.ts';
import type { Entry } from './reference.ts';

export interface Matching {
  readonly understood: Understood;
  readonly used: readonly Prepared[];
  readonly matches: readonly Entry[];
  readingsFor(entry: Entry): readonly Prepared[];
  coverage(entry: Entry): number;
  scoreOf(entry: Entry): { readonly by: Prepared; readonly scored: Scored };
}

interface MatchingParts {
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
}

export function matchingOf(
  asked: Asked,
  entries: readonly Entry[],
  viewer: Viewer,
  { settings, segmenter }: MatchingParts,
): Matching {
  const wordsOf = new Map(
    entries.map((entry) => [
      entry,
      new Set(entry.texts.flatMap((text) => tokensOf(text, segmenter).map((token) => token.text))),
    ]),
  );
  const lex = new Map(
    entries.map((entry) => {
      const fields = lexFields(entry.texts, entry.facts.isPassage, settings);
      const grams = fields.flatMap(({ text }) => gramsOf(text));
      return [entry, { fields, length: grams.length, grams: new Set(grams) }];
    }),
  );
  const visible = entries.filter(({ facts }) => isVisible(facts, viewer));
  const lexOf = (entry: Entry) => lex.get(entry) ?? { fields: [], length: 0, grams: new Set<string>() };
  const parts = {
    segmenter,
    vocabulary: vocabularyOf(entries, visible, wordsOf),
    grams: {
      documents: entries.length,
      averageLength: entries.reduce((sum, entry) => sum + lexOf(entry).length, 0) / Math.max(1, entries.length),
      frequencies: (grams: readonly string[]) =>
        new Map(grams.map((gram) => [gram, entries.filter((entry) => lexOf(entry).grams.has(gram)).length])),
    },
  };
  const understood = understand(asked, parts);
  const covering = ({ terms, reading, names, required }: Prepared, entry: Entry) => {
    if (names.has(entry.facts.id)) return reading.factor;
    if (!required.every((word) => wordsOf.get(entry)?.has(word))) return 0;
    // Summed in single precision, as an array of such sums it.
    let sum = 0;
    for (const [term, mass] of terms.masses)
      if (wordsOf.get(entry)?.has(term)) sum = Math.fround(sum + (reading.factor * mass) / terms.total);
    return sum;
  };
  const bestOf = (readings: readonly Prepared[]) =>
    Math.max(0, ...readings.flatMap((reading) => visible.map((entry) => covering(reading, entry))));
  const first = [understood.typed, ...understood.readings];
  const all = [...first, ...(bestOf(first) < TYPO_BELOW ? understandMore(understood, parts) : [])];
  const best = bestOf(all);
  const least = new Map(all.map((reading) => [reading, leastCoverage(reading.terms, best)]));

  const { phrases, excluded } = understood.query;
  const has = (entry: Entry, phrase: string) => entry.texts.some((text) => hasPhrase(text, phrase));
  const holds = (entry: Entry) =>
    phrases.every((phrase) => has(entry, phrase)) && !excluded.some((phrase) => has(entry, phrase));
  const readingsFor = (entry: Entry) =>
    holds(entry)
      ? all
          .filter(
            (reading) => reading === understood.typed || covering(reading, entry) > covering(understood.typed, entry),
          )
          .filter(
            (reading) =>
              phrases.length > 0 ||
              reading.names.has(entry.facts.id) ||
              covering(reading, entry) >= (least.get(reading) ?? 0),
          )
      : [];
  const matches = visible.filter((entry) => readingsFor(entry).length > 0);
  return {
    understood,
    used: all.filter((reading) => matches.some((entry) => readingsFor(entry).includes(reading))),
    matches,
    readingsFor,
    coverage: (entry) => Math.max(...all.map((reading) => covering(reading, entry))),
    scoreOf: (entry) => {
      const readings = readingsFor(entry);
      return (readings.length > 0 ? readings : [understood.typed])
        .map((by) => ({ by, scored: scoreBy(by, entry.facts.id, lexOf(entry)) }))
        .reduce((best, one) => (one.scored.score > best.scored.score ? one : best));
    },
  };
}

function vocabularyOf(
  entries: readonly Entry[],
  visible: readonly Entry[],
  wordsOf: ReadonlyMap<Entry, ReadonlySet<string>>,
): Vocabulary {
  const names = visible.flatMap(({ document, facts }): readonly HeldName[] =>
    nameEntries(document).map((entry) => ({ ...entry, id: facts.id, weight: facts.weight })),
  );
  return {
    documents: entries.length,
    frequencies: (terms) => {
      const withTerm = (some: readonly Entry[], term: string) => some.filter((entry) => wordsOf.get(entry)?.has(term));
      const seen = terms.filter((term) => withTerm(visible, term).length > 0);
      return new Map(seen.map((term) => [term, withTerm(entries, term).length]));
    },
    together: (terms) => visible.filter((entry) => terms.every((term) => wordsOf.get(entry)?.has(term))).length,
    namesWith: (keys) => names.filter((name) => keys.some(({ form, key }) => name.form === form && name.key === key)),
    namesOf: (ids) => names.filter(({ id, form }) => form === 'FOLDED' && ids.includes(id)),
    spelledLike: (keys) => spellings(entries, wordsOf).filter(({ key }) => keys.includes(key)),
  };
}

function spellings(entries: readonly Entry[], wordsOf: ReadonlyMap<Entry, ReadonlySet<string>>) {
  const words = new Set([...wordsOf.values()].flatMap((some) => [...some]));
  const names = entries.flatMap(({ document }) => nameEntries(document)).filter(({ form }) => form === 'FOLDED');
  return [
    ...[...words].flatMap((word) => wordKeys(word).map((key) => ({ key, word }))),
    ...names.flatMap(({ key: word, text }) => nameKeys(text, word).map((key) => ({ key, word }))),
  ];
}
