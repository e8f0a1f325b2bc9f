/** Markup in pasted text: what is no word of it is blanked, so that every place stays where it is. */

const TAG = /<!--[\s\S]{0,2000}?-->|<\/?[a-z][^<>]{0,300}>/giu;
const ENTITY = /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|ensp|emsp|#\d{1,6});/giu;
/** A citation, a reference or a label names nothing that is said; of other commands the argument is text. */
const TEX_REFERENCE =
  /\\(?:cite[a-z]*|ref|eqref|label|footcite|autoref|includegraphics|begin|end)\*?(?:\[[^\]\n]{0,100}\])?\{[^{}\n]{0,200}\}/giu;
const TEX_COMMAND = /\\[a-z]+\*?|\\[\\&%$#_{},;! ]/giu;
const TEX_SIGN = /[{}$]|~(?=\s|\\)/gu;
/** The manuscript's own citations say no amount: [1], [3-5]12, ① and ² behind what they belong to, (Huang & Fu, 2022). m² is a unit. */
const CITED_NUMBER = /(?<=\S ?)\[\d{1,3}(?: ?[-–—,，、;；] ?\d{1,3}){0,20}\](?:\d{1,4}(?:[-–]\d{1,4})?(?![\d.]))?/gu;
const CITED_SIGN = /(?<=[^\sa-zA-Z])[⁰¹²³⁴-⁹①-⑳]+/gu;
/** Of a list in one line: （1）……；（2）……. */
const ITEM_MARK = /(?<=^|[：:；;。，,\s])[（(]\d{1,2}[)）]/gu;
const CITED_AUTHOR =
  /[（(](?:[^（）()\d]{1,80}[,，] ?(?:19|20)\d{2}[a-z]?(?:[:：,，] ?(?:pp?\. ?)?\d{1,4}(?:[-–]\d{1,4})?)?){1,5}[）)]/gu;
const HAS_TEX = /\\[a-z]+|\$[^$\n]+\$|\\%/iu;

/** The same length in UTF-16 code units; lone surrogates and control characters become spaces, line breaks and tabs stay. Cost: linear. */
export function withoutMarkup(text: string): string {
  const plain = text
    .replace(/\p{Surrogate}/gu, ' ')
    .replace(/(?![\n\r\t])\p{Cc}/gu, ' ')
    .replace(TAG, blank)
    .replace(ENTITY, blank)
    .replace(CITED_NUMBER, blank)
    .replace(CITED_SIGN, blank)
    .replace(CITED_AUTHOR, blank);
  if (!HAS_TEX.test(plain)) return plain;
  return plain
    .replace(TEX_REFERENCE, blank)
    .replace(TEX_COMMAND, (command) => (command === '\\%' ? ' %' : blank(command)))
    .replace(TEX_SIGN, blank);
}

/** Of a sentence: the mark of its place in a list is no amount. The same length. */
export function withoutItemMarks(sentence: string): string {
  return sentence.replace(ITEM_MARK, blank);
}

function blank(markup: string): string {
  return markup.replace(/[^\n]/g, ' ');
}
