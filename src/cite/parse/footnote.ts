/** A Chinese footnote: 黄某、傅某：《题名》，《刊名》2022年第5期，第21页。 */
import { dateIn } from './dates.ts';
import { namesIn } from './names.ts';
import { distinctTexts, type ParsedReference } from './parsed.ts';

const LEAD = /^(?:参见|详见|转引自|引自|载于|载|见)[：:]?\s*/u;
const BEFORE_YEAR = /[（(,，\s]*((?:1[5-9]|20)\d{2})[a-z]?[)）]?\s*[：:]?\s*$/u;
// Longer ones are a sentence in which a title stands.
const MAX_NAMES = 60;

/** Undefined without a title in 书名号, and where nothing but titles stands there. */
export function parseFootnote(text: string): ParsedReference | undefined {
  const plain = text.replace(/\s+/gu, ' ').trim().replace(LEAD, '');
  const marked = titlesWithin(plain);
  const [first, second] = marked;
  if (!first) return undefined;
  const before = plain.slice(0, first.start).replace(/[“"][\s\S]*$/u, '');
  const quoted = /[“"]([^”"]+)[”"]/u.exec(plain.slice(0, first.start))?.[1];
  const year = BEFORE_YEAR.exec(before)?.[1];
  const who = before.replace(BEFORE_YEAR, '').replace(/(?:主编|编著|编|著|译)?\s*[：:,，]?\s*(?:载)?$/u, '');
  const names = who.length > MAX_NAMES ? [] : namesIn(who);
  const date = year ?? dateIn(plain.slice(second?.end ?? first.end));
  // “篇名”，载《书名》: what stands in quotation marks is the part.
  const container = quoted === undefined ? second?.text : first.text;
  if (names.length === 0 && date === undefined && container === undefined) return undefined;
  return {
    form: 'FOOTNOTE',
    titles: distinctTexts([quoted ?? first.text]),
    names,
    ...(date === undefined ? {} : { date }),
    ...(container === undefined ? {} : { container }),
    identified: text,
  };
}

interface MarkedTitle {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands in 书名号, the outermost; one that is not closed is none. */
export function titlesWithin(text: string): readonly MarkedTitle[] {
  const found: MarkedTitle[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '《') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (text[at] === '》' && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ text: text.slice(start + 1, at), start, end: at + 1 });
    }
  }
  return found.filter(({ text: title }) => title.trim() !== '');
}
