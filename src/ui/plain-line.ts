/** Texts from outside, as one line that reads as it says. */

/** Control characters, and the marks that turn the direction of what follows, which have no end inside a title or a sentence. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/gu;

/** Each control character becomes a space, each half of a character U+FFFD. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(CONTROLS, ' ');
}

/** At most `length` characters, the last of which is then an ellipsis. */
export function shortLine(text: string, length: number): string {
  const characters = Array.from(plainLine(text));
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
