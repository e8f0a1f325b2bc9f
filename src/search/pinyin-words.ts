/**
 * As which words of the index letters are read that are pinyin but no name's: xiangcunzhenxing, yanglao tuoyu. All of a run of
 * letters is read, of three typed words and more all but one (chengxiang shouru beicha), or nothing is, and only as words that stand
 * together in some document: letters alone say too little.
 */
import { isStopWord } from '../text/stop-words.ts';
import { syllablesAt } from '../text/syllables.ts';
import { PINYIN_FACTOR, type Reading, replaced, type Window } from './readings.ts';
import { isReadAs, spokenKey } from './spelling.ts';
import type { ReadText } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

const LETTERS = /(?<![a-z0-9])[a-z]+(?:[ '-]+[a-z]+)*(?![a-z0-9])/g;
/** What is longer is no pinyin that somebody typed; with it the splits of hostile letters are bounded. */
const MAX_LETTERS = 80;
const LONGEST_WORD = 8;
const MAX_KEYS = 1_000;
/** So many splits up to one place are followed. */
const BEAM = 8;
const MAX_READINGS = 3;
/** A reading that is so much rarer than the likeliest was not meant. */
const LEAST_OF_BEST = 0.1;

/** The likeliest first, at most three; empty where some part of the letters is no pinyin of a word. Cost: at most some thousand keys. */
export function pinyinWordReadings(query: ReadText, vocabulary: Vocabulary): readonly Reading[] {
  const found = runsOf(query, vocabulary).flatMap(({ parts, run }) => {
    const texts = wordsOf(run, vocabulary);
    if (texts.length > 0) return [{ run, texts, read: 1 }];
    return allButOne(parts, query.text, vocabulary);
  });
  const most = Math.min(MAX_READINGS, Math.max(0, ...found.map(({ texts }) => texts.length)));
  return Array.from({ length: most }, (_, i) => {
    const chosen = found.map(({ run, texts }) => ({ run, text: texts[i] ?? texts[0] ?? '' }));
    const text = chosen.toReversed().reduce((sum, one) => replaced(sum, one.run, one.text), query.text);
    const name = chosen.map((one) => one.text).join(' ');
    const read = Math.min(...found.map((one) => one.read));
    return { text, by: 'PINYIN', name, isOfWords: true, factor: PINYIN_FACTOR * read };
  });
}

const LEAST_PARTS = 3;
/** More typed words are a sentence, and each try costs as much as the whole. */
const MOST_PARTS = 6;

interface ReadRun {
  readonly run: Run;
  readonly texts: readonly string[];
  /** Of its letters, the share that is read. */
  readonly read: number;
}

/** Without the typed word that no word of the index sounds like, or that is misspelt: the shortest one whose leaving leaves something. */
function allButOne(parts: readonly Part[], text: string, vocabulary: Vocabulary): readonly ReadRun[] {
  if (parts.length < LEAST_PARTS || parts.length > MOST_PARTS) return [];
  const whole = runOf(parts, text);
  for (const left of parts.toSorted((a, b) => a.word.length - b.word.length || a.start - b.start)) {
    const rest = runOf(
      parts.filter((part) => part !== left),
      text,
    );
    const texts = wordsOf(rest, vocabulary);
    const { start, end } = whole;
    if (texts.length > 0)
      return [
        { run: { ...rest, start, end, text: whole.text }, texts, read: rest.letters.length / whole.letters.length },
      ];
  }
  return [];
}

/** Letters of the query that may be pinyin. */
interface Run extends Window {
  /** Without what parts them. */
  readonly letters: string;
  /** Places in the letters at which a typed word begins; the end of the last one is among them. */
  readonly edges: readonly number[];
  /** By the place at which they begin: all that lie on a way through their typed word. */
  readonly syllables: ReadonlyMap<number, readonly Syllable[]>;
}

interface Syllable {
  readonly to: number;
  readonly text: string;
}

function runsOf(
  query: ReadText,
  vocabulary: Vocabulary,
): readonly { readonly parts: readonly Part[]; readonly run: Run }[] {
  return [...query.text.matchAll(LETTERS)].flatMap(({ 0: letters, index }) => {
    if (letters.length > MAX_LETTERS) return [];
    const parts = [...letters.matchAll(/[a-z]+/g)].map(({ 0: word, index: at }) => {
      const start = index + at;
      const term = query.tokens.find((token) => token.start === start)?.text ?? '';
      return { word, start, term, syllables: throughout(word) };
    });
    const held = vocabulary.frequencies(parts.map(({ term }) => term));
    const isHeld = ({ term }: Part) => held.has(term);
    // What is neither pinyin nor a word may be a name with a slip, and the letters around it as well.
    if (parts.some((part) => part.syllables.size === 0 && !isHeld(part))) return [];
    return stretches(parts)
      .filter((some) => isPinyin(some, isHeld))
      .map((some) => ({ parts: some, run: runOf(some, query.text) }));
  });
}

/** A typed word. */
interface Part {
  readonly word: string;
  readonly start: number;
  /** As it is indexed. */
  readonly term: string;
  readonly syllables: ReadonlyMap<number, readonly Syllable[]>;
}

/** Neighbours that are syllables throughout. */
function stretches(parts: readonly Part[]): readonly (readonly Part[])[] {
  const found: Part[][] = [[]];
  for (const part of parts) {
    if (part.syllables.size === 0) found.push([]);
    else found.at(-1)?.push(part);
  }
  return found.filter((some) => some.length > 0);
}

/** Words that the index holds as they are typed are no pinyin; syllables by themselves (xing) may be either. */
function isPinyin(parts: readonly Part[], isHeld: (part: Part) => boolean): boolean {
  const longer = parts.filter(({ word, syllables }) => !syllables.get(0)?.some(({ to }) => to === word.length));
  return longer.length === 0 ? parts.length > 1 : longer.some((part) => !isHeld(part));
}

/** Of one part or more. */
function runOf(parts: readonly Part[], query: string): Run {
  const edges = [0];
  const syllables = new Map<number, readonly Syllable[]>();
  for (const part of parts) {
    const from = edges.at(-1) ?? 0;
    for (const [at, some] of part.syllables)
      syllables.set(
        from + at,
        some.map(({ to, text }) => ({ to: from + to, text })),
      );
    edges.push(from + part.word.length);
  }
  const start = parts[0]?.start ?? 0;
  const end = Math.max(start, ...parts.map((part) => part.start + part.word.length));
  const letters = parts.map(({ word }) => word).join('');
  return { text: query.slice(start, end), start, end, letters, edges, syllables };
}

/** The syllables of all ways through a typed word; empty where there is none. */
function throughout(word: string): ReadonlyMap<number, readonly Syllable[]> {
  const reaching = new Map<number, readonly Syllable[]>();
  for (let at = word.length - 1; at >= 0; at--) {
    const on = syllablesAt(word, at)
      .map(({ length, text }) => ({ to: at + length, text }))
      .filter(({ to }) => to === word.length || reaching.has(to));
    if (on.length > 0) reaching.set(at, on);
  }
  return reaching.has(0) ? reaching : new Map();
}

/** A word of the index on its place in the letters. */
interface Placed {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

/** What the whole run may be, the likeliest first. */
function wordsOf(run: Run, vocabulary: Vocabulary): readonly string[] {
  const placed = held(onAWay(placedWords(run, vocabulary), run.letters.length), vocabulary);
  const splits = splitsOf(placed, run.letters.length);
  const together = splits
    .filter(({ words }) => !words.every(isStopWord))
    .map(({ words }) => ({ words, documents: vocabulary.together(words) }))
    .filter(({ documents }) => documents > 0)
    // A longer word is surer than two short ones; of as many words those that are oftenest together.
    .toSorted((a, b) => a.words.length - b.words.length || b.documents - a.documents);
  const [best] = together;
  const likely = together.filter(
    ({ words, documents }) => words.length === best?.words.length && documents >= LEAST_OF_BEST * best.documents,
  );
  return [...new Set(likely.map(({ words }) => words.join('')))];
}

function placedWords(run: Run, vocabulary: Vocabulary): readonly Placed[] {
  const places = placesOf(run);
  const keys = [...places.keys()];
  return vocabulary
    .spelledLike(keys)
    .filter(({ key, word }) => isReadAs(word, key))
    .flatMap(({ key, word }) => (places.get(key) ?? []).map(({ from, to }) => ({ from, to, word })));
}

interface Sounds {
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[];
}

/** The keys of all that two to eight syllables may be, with their places: shorter ones first, so that the limit leaves out the longest. */
function placesOf({ syllables, edges }: Run): ReadonlyMap<string, readonly Sounds[]> {
  const isEdge = new Set(edges);
  const places = new Map<string, Sounds[]>();
  let sounds: readonly Sounds[] = [...syllables].flatMap(([from, some]) =>
    some.map(({ to, text }) => ({ from, to, texts: [text] })),
  );
  for (let length = 2; length <= LONGEST_WORD; length++) {
    sounds = sounds.flatMap((one) => {
      // From within one typed word into the next there is no word.
      if (isEdge.has(one.to) && !isEdge.has(one.from)) return [];
      return (syllables.get(one.to) ?? []).map(({ to, text }) => ({ from: one.from, to, texts: [...one.texts, text] }));
    });
    for (const one of sounds) {
      if (isEdge.has(one.from) && !isEdge.has(one.to) && edges.some((edge) => one.from < edge && edge < one.to))
        continue;
      const key = spokenKey(one.texts.join(' '));
      const known = places.get(key);
      if (known) known.push(one);
      else if (places.size < MAX_KEYS) places.set(key, [one]);
      else return places;
    }
  }
  return places;
}

/** Those by which the end is reached from the start. */
function onAWay(placed: readonly Placed[], end: number): readonly Placed[] {
  const forward = new Set([0]);
  for (const { from, to } of placed.toSorted((a, b) => a.from - b.from)) if (forward.has(from)) forward.add(to);
  const backward = new Set([end]);
  for (const { from, to } of placed.toSorted((a, b) => b.to - a.to)) if (backward.has(to)) backward.add(from);
  return placed.filter(({ from, to }) => forward.has(from) && backward.has(to));
}

interface Frequent extends Placed {
  readonly frequency: number;
}

/** A spelling may outlive its word. */
function held(placed: readonly Placed[], vocabulary: Vocabulary): readonly Frequent[] {
  const frequencies = vocabulary.frequencies([...new Set(placed.map(({ word }) => word))]);
  return placed.flatMap((one) => {
    const frequency = frequencies.get(one.word) ?? 0;
    return frequency > 0 ? [{ ...one, frequency }] : [];
  });
}

interface Split {
  readonly words: readonly string[];
  /** Sum of the logarithms of their frequencies. */
  readonly weight: number;
}

/** Of fewest words first, then of the most frequent. */
function splitsOf(placed: readonly Frequent[], end: number): readonly Split[] {
  const byEnd = Map.groupBy(placed, ({ to }) => to);
  const best = new Map<number, readonly Split[]>([[0, [{ words: [], weight: 0 }]]]);
  for (const to of [...byEnd.keys()].toSorted((a, b) => a - b)) {
    const splits = (byEnd.get(to) ?? []).flatMap(({ from, word, frequency }) =>
      (best.get(from) ?? []).map(({ words, weight }) => ({
        words: [...words, word],
        weight: weight + Math.log(frequency + 1),
      })),
    );
    best.set(to, splits.toSorted((a, b) => a.words.length - b.words.length || b.weight - a.weight).slice(0, BEAM));
  }
  return best.get(end) ?? [];
}
