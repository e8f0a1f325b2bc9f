/** Which words jieba's dictionary takes for names of places, and which for common nouns. */
import { dict } from '@node-rs/jieba/dict.js';

// A view of the same bytes: nothing is copied.
const lines = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
const OF_A_PLACE = 'ns';
const OF_A_THING = 'n';
const LINE_END = '\n';

/** `word` is normalised; false of what the dictionary does not have. Cost: it is looked through, 1 to 3 ms; asked of a word or two. */
export function isPlaceName(word: string): boolean {
  return partOfSpeech(word) === OF_A_PLACE;
}

/** The same of a word for a thing: 莲花. */
export function isCommonNoun(word: string): boolean {
  return partOfSpeech(word) === OF_A_THING;
}

function partOfSpeech(word: string): string | undefined {
  const start = lines.indexOf(`${LINE_END}${word} `);
  if (start < 0) return undefined;
  const end = lines.indexOf(LINE_END, start + 1);
  return lines
    .toString('utf8', start + 1, end < 0 ? undefined : end)
    .split(' ')[2]
    ?.trim();
}
