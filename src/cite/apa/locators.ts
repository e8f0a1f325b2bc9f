/** APA 8.13: where in a work, in English words, whatever the item's language. */
import type { Locator } from '../entry.ts';
import { pagesWithDash } from '../pages.ts';

/** The parts of Chinese laws and papers: 第五条 is Article 5. */
const PARTS: Readonly<Record<string, string>> = {
  编: 'Part',
  章: 'Chapter',
  节: 'Section',
  条: 'Article',
  款: 'Paragraph',
  项: 'Item',
  段: 'para.',
  页: 'p.',
};
const NUMBERED = /^第([\d零〇一二两三四五六七八九十百千]+)([编章节条款项段页])/u;

const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const KINDS: Readonly<Record<Locator['kind'], (value: string) => string>> = {
  PAGE: (value) => withDash(value, 'p.', 'pp.'),
  PARAGRAPH: (value) => (/^para/i.test(value) ? value : withDash(value, 'para.', 'paras.')),
  ARTICLE: (value) => `Article ${value}`,
  SECTION: (value) => `Section ${value}`,
};

/** pp. 23–25; Article 5 of 第五条, Article 5(2) of 第五条第二款 is written out as printed: Article 5, Paragraph 2. */
export function locatorWords({ kind, value }: Locator): string {
  return chineseParts(value.trim()) ?? KINDS[kind](value.trim());
}

/** Undefined where the value is anything else than numbered parts. */
function chineseParts(value: string): string | undefined {
  const parts: string[] = [];
  let rest = value;
  for (let match = NUMBERED.exec(rest); match !== null; match = NUMBERED.exec(rest)) {
    const [whole, number = '', part = ''] = match;
    parts.push(`${PARTS[part]} ${wholeNumber(number)}`);
    rest = rest.slice(whole.length);
  }
  return parts.length > 0 && rest === '' ? parts.join(', ') : undefined;
}

function withDash(value: string, one: string, several: string): string {
  return `${/[-–—,，、]/.test(value) ? several : one} ${pagesWithDash(value, '–')}`;
}

/** 一百二十 is 120, 十二 is 12, 二〇 is 20. */
function wholeNumber(text: string): number {
  const numeral = text.replaceAll('〇', '零').replaceAll('两', '二');
  if (/^\d+$/.test(numeral)) return Number(numeral);
  if (!/[十百千]/.test(numeral)) return Number(Array.from(numeral, (digit) => DIGITS.indexOf(digit)).join(''));
  let [sum, digit] = [0, 0];
  for (const character of numeral) {
    const place = PLACES[character];
    if (place !== undefined) sum += (digit || 1) * place;
    digit = place === undefined ? DIGITS.indexOf(character) : 0;
  }
  return sum + digit;
}
