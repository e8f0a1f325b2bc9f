/** A reference line of APA 7, and what Chinese journals make of it: names (year). title. where. */
import { dateIn } from './dates.ts';
import { namesIn, readsAsNames } from './names.ts';
import { distinctTexts, type ParsedReference } from './parsed.ts';
import { particularsOf } from './particulars.ts';

const DATE =
  /\s*\(((?:1[5-9]|20)\d{2})[a-z]?(?:,\s*([A-Za-z]+\.?(?:\s\d{1,2})?|\d{1,2}[-/]\d{1,2}))?\)\s*[.,:]\s*|\s*\(n\.d\.\)\s*[.,:]\s*/u;
// A full stop within brackets, behind an initial or within a number ends no title.
const TITLE = /^(?:\[[^\]]*\]|\([^)]*\)|[^.?!([]|[.](?=\S)|[([](?![^\])]*[\])]))+[?!]?/u;
const BRACKETS = /\[([^\]]*)\]/gu;
const PARENTHESES = /\s*\([^)]*\)/gu;
const HAN_RUN = /\p{Script=Han}[^A-Za-z[\]]*\p{Script=Han}/u;

/** Undefined without a date in parentheses behind what it dates. */
export function parseApaLine(text: string): ParsedReference | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const date = DATE.exec(plain);
  if (!date || date.index === 0) return undefined;
  const [before, rest] = [plain.slice(0, date.index), plain.slice(date.index + date[0].length)];
  const stated = TITLE.exec(rest)?.[0] ?? '';
  const where = rest.slice(stated.length).replace(/https?:\/\/\S*/gu, '');
  const when = date[1] === undefined ? undefined : dateIn([date[1], date[2]].filter(Boolean).join(', '));
  // Without an author the title stands in front of the date; a Chinese one has its English form behind it.
  const isTitled = /\]\s*\.?$/u.test(before) || (!readsAsNames(before) && !/\p{Script=Han}|,/u.test(before));
  const container = distinctTexts([/^[.\s]*([^,.(]*)/u.exec(where)?.[1]])[0];
  return {
    form: 'APA',
    titles: [...titlesIn(stated), ...(isTitled ? titlesIn(before) : [])],
    names: namesIn(before),
    ...(when === undefined ? {} : { date: when }),
    ...(container === undefined ? {} : { container }),
    ...partsOf(stated.replace(/[\s.]+$/u, '')),
    identified: text,
  };
}

function partsOf(stated: string): Pick<ParsedReference, 'volume' | 'edition'> {
  const { volume, edition } = particularsOf(stated);
  return { ...(volume === undefined ? {} : { volume }), ...(edition === undefined ? {} : { edition }) };
}

/** Without what stands in brackets and parentheses, then what does: the English form of a Chinese title; then its characters. */
function titlesIn(text: string): readonly string[] {
  const inBrackets = [...text.matchAll(BRACKETS)].map(([, inside]) => inside);
  const plain = text.replace(BRACKETS, '');
  return distinctTexts([plain.replace(PARENTHESES, ''), ...inBrackets, HAN_RUN.exec(plain)?.[0], plain]);
}
