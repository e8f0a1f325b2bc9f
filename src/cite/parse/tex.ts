/** LaTeX in a pasted reference → its words. For finding a source, not for keeping it. */

const HAS_TEX = /\\[A-Za-z]+(?![A-Za-z])|\\[&%$#_{}'`"^~=.]|(?<=\d)--(?=\d)/u;
/** What stands in braces behind these is no word of the reference. */
const KEYED =
  /\\(?:bibitem(?:\[[^\]]*\])?|(?:foot|full|auto|paren|text)?cite[a-z]*\*?|label|ref|bibinfo|bibfield|hypertarget)\s*\{[^{}]*\}/gu;
/** An address stays beside the words that lead to it. */
const LINK = /\\href\s*\{([^{}]*)\}/gu;
const COMMAND = /\\[A-Za-z]{2,}\*?(?:\[[^\]]*\])?[ \t]*/gu;
const SIGN = /\$|(?<=\{)\\?(?:em|it|bf|sc)\s/gu;

/** A text without LaTeX comes back as it is. Never throws. Linear. */
export function withoutTex(text: string): string {
  if (!HAS_TEX.test(text)) return text;
  return texWords(text.replace(KEYED, ' ').replace(LINK, '$1 ').replace(COMMAND, ' ').replace(SIGN, ''));
}

/** Without what TeX needs: braces, escapes, accents (which no search minds), ties and dashes of hyphens. */
export function texWords(text: string): string {
  return text
    .replace(/\\(?:text(?:asciitilde|asciicircum|backslash)|[`'^"~=.uvHtcdbkr](?=[\s{]|\\?[A-Za-z]))\s*/gu, '')
    .replace(/\\(.)/gu, '$1')
    .replace(/[{}]/gu, '')
    .replaceAll('~', ' ')
    .replace(/-{2,3}/gu, '–')
    .replace(/\s+/gu, ' ')
    .trim();
}
