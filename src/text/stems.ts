/**
 * Light stems of English words: one form for singular and plural, and for a verb with -ing and -ed. Of 96 pairs of unlike words
 * Porter's stemmer makes 46 one (university and universe, organ and organization), this one 8 (plan and plane, stat and state); of
 * 91 pairs that are one word that one misses 3, this one buses (measured; the pairs are those of test/text/stems.test.ts).
 */

const NOT_PLURAL = /(?:[sui]s|^news)$/;
const VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /^[^aeiou][aeiou][^aeiouwxy]$/;

// The texts that a query's hits are scored in have the same words again and again.
const MAX_REMEMBERED = 20_000;
const MAX_LENGTH = 40;
const remembered = new Map<string, string>();

/** Of a word in lower case; anything but letters a–z comes back as it is. The stem need not be a word. */
export function stemOf(word: string): string {
  if (word.length < 4 || word.length > MAX_LENGTH) return word;
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(word) ? withoutEnd(withoutSuffix(singular(word))) : word;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, stem);
  return stem;
}

/** How every word of a stem starts: what is put in place of an end (policy, policies) is its last letter. */
export function stemStart(stem: string): string {
  return stem.length > 1 ? stem.slice(0, -1) : stem;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !NOT_PLURAL.test(word) ? word.slice(0, -1) : word;
}

function withoutSuffix(word: string): string {
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const suffix = word.endsWith('ing') ? 'ing' : word.endsWith('ed') && !word.endsWith('eed') ? 'ed' : '';
  const rest = word.slice(0, word.length - suffix.length);
  // Spring and red have no suffix.
  if (suffix === '' || rest.length < 3 || !VOWEL.test(rest)) return word;
  if (SHORT_SYLLABLE.test(rest)) return `${rest}e`;
  return rest.length > 3 ? rest.replace(/([bdgmnprt])\1$/, '$1') : rest;
}

/** Sharing and share, controlled and control. */
function withoutEnd(word: string): string {
  const rest = word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
  return rest.length > 4 && rest.endsWith('ll') ? rest.slice(0, -1) : rest;
}
