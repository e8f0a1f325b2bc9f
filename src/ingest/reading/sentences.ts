/** Where sentences of cleaned text end. */
import type { Range } from './document.ts';

/** With what closes behind it and the marks of notes and references: ……。”①［3］ */
const END = /(?:[。！？!?]|……)+[”’"'）)》」』］\]]*(?:\s?(?:[①-⑳]|［[\d,，\-–—]{1,12}］\d{0,4}))*/gu;
/** A full stop ends a sentence before a space and a capital or a Han character, not behind an initial or an abbreviation. */
const LATIN_END = /[.?!]["'”’)\]]*(?=\s+["'“‘(]?[\p{Lu}\p{Script=Han}])/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|[A-Z][a-z]?|e\.g|i\.e|etc|vs|cf|al|Dr|Mr|Ms|Mrs|Prof|St|No|Nos|Vol|pp|Fig|Figs|Eq|Inc|Ltd|Co|Jr)\.$/u;
const ENDS =
  /(?:[。！？!?；;：:]|……|(?<![\d\s])\.)[”’"'）)》」』］\]]*(?:\s?(?:[①-⑳]|［[\d,，\-–—]{1,12}］\d{0,4}))*$/u;
const ENDS_SENTENCE =
  /(?:[。！？!?]|……|(?<![\d\s])\.)[”’"'）)》」』］\]]*(?:\s?(?:[①-⑳]|［[\d,，\-–—]{1,12}］\d{0,4}))*$/u;

/** The places behind each sentence's end, the last included. A quotation's own sentences count where it closes. Cost: linear. */
export function sentenceEnds(text: string): readonly number[] {
  const ends = new Set([...text.matchAll(END)].map(({ 0: sign, index }) => index + sign.length));
  for (const { 0: sign, index } of text.matchAll(LATIN_END)) {
    const end = index + sign.length;
    if (!ABBREVIATION.test(text.slice(Math.max(0, index - 12), index + 1))) ends.add(end);
  }
  for (const end of endsInside(text)) ends.delete(end);
  ends.add(text.length);
  return [...ends].toSorted((one, other) => one - other);
}

/** Whether the last sentence, clause or lead to a list is whole: 。；：. */
export function endsClause(text: string): boolean {
  return ENDS.test(text.slice(-40));
}

export function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text.slice(-40));
}

/** Ends within brackets that close later, such as （……。……）, cut nothing in two; nor does their own end inside a sentence. */
function endsInside(text: string): readonly number[] {
  return bracketed(text).flatMap(({ start, end }) => {
    const isSentence = start === 0 || /[。！？!?.]\s*$/u.test(text.slice(Math.max(0, start - 4), start));
    const ends = [...text.slice(start, end).matchAll(END)].map(({ 0: sign, index }) => start + index + sign.length);
    return ends.filter((place) => place < text.length && (place < end || !isSentence));
  });
}

/** Short stretches in round brackets; what has none or one that never closes is no stretch. */
function bracketed(text: string): readonly Range[] {
  return [...text.matchAll(/[（(][^（()）]{1,300}[）)]/gu)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
}
