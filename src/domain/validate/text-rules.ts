/** What a text must be like to be stored: no character that hides, breaks or turns round what is read, and a length that fits. */

export interface TextRule {
  /** In UTF-16 code units. */
  readonly maxLength: number;
  /** Whether line breaks and tabs are allowed. */
  readonly multiline?: true;
}

export const LABEL_RULE: TextRule = { maxLength: 300 };
/** A unit, a heading, a mark, a wording, a field of the type, …: one line. */
export const LINE_RULE: TextRule = { maxLength: 1_000 };
/** A summary, a note, the text of a claim: prose of ours. */
export const PROSE_RULE: TextRule = { maxLength: 4_000, multiline: true };
export const PASSAGE_RULE: TextRule = { maxLength: 100_000, multiline: true };
export const MAX_NAMES = 100;

/** A quote shows the place; it is never a substitute for the source. */
export const MAX_QUOTE_HAN = 40;
export const MAX_QUOTE_WORDS = 12;
const QUOTE_RULE: TextRule = { maxLength: 300 };

const CONTROL = /[\p{Cc}\u2028\u2029\ufffe\uffff]/u;
const CONTROL_BUT_BREAKS = /(?![\n\t])[\p{Cc}\u2028\u2029\ufffe\uffff]/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Zero-width spaces and joiners, invisible operators, the byte order mark, the soft hyphen: two texts that look alike would differ. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]/u;
const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu;

/** What is wrong with the text, and what would be right; undefined where nothing is. */
export function textFault(text: string, rule: TextRule): string | undefined {
  if (text.length > rule.maxLength) return `is ${text.length} characters long; at most ${rule.maxLength} are taken`;
  if (!text.isWellFormed()) return 'has half of a surrogate pair; it takes well-formed Unicode';
  const control = (rule.multiline ? CONTROL_BUT_BREAKS : CONTROL).exec(text);
  if (control)
    return `has the control character ${codePoint(control[0])}; ${rule.multiline ? 'only line feeds and tabs are taken' : 'it takes one line without any'}`;
  const bidi = BIDI.exec(text);
  if (bidi)
    return `has the direction mark ${codePoint(bidi[0])}, which can make a text read differently from what it says; leave it out`;
  const invisible = INVISIBLE.exec(text);
  if (invisible) return `has the invisible character ${codePoint(invisible[0])}, which nobody can read; leave it out`;
  return text.trim() === '' ? 'is blank; it takes a text' : undefined;
}

/** A label or a name is found by comparing, so that white space at its ends would make it another one unseen. */
export function labelFault(text: string): string | undefined {
  return (
    textFault(text, LABEL_RULE) ??
    (text === text.trim() ? undefined : 'has white space at its start or end; leave it out')
  );
}

export function quoteFault(quote: string): string | undefined {
  const han = quote.match(HAN)?.length ?? 0;
  const words = quote.match(LATIN_WORD)?.length ?? 0;
  if (han > MAX_QUOTE_HAN || words > MAX_QUOTE_WORDS) {
    return `has ${han} Han characters and ${words} words; a quote shows the place in at most ${MAX_QUOTE_HAN} Han characters or ${MAX_QUOTE_WORDS} words`;
  }
  return textFault(quote, QUOTE_RULE);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
