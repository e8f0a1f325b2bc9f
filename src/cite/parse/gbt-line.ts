/** A reference line of GB/T 7714, 2015 or 2025, numeric or author–date: names. title[mark]. where, when: pages. */
import { dateIn } from './dates.ts';
import { namesIn, readsAsNames } from './names.ts';
import { distinctTexts, type ParsedReference } from './parsed.ts';
import { partKey } from './particulars.ts';

/** GB/T 7714—2025, appendix B, with those of 2015; NFKC has made the brackets half width. */
const MARK = /\[\s*(EB|DB|CP|DS|CM|PP|[MCGNJDRSPAZ])\s*(?:\/\s*(?:OL|CD|DK|MT)\s*)?\]/u;
const AUTHOR_DATE = /[,\s]\s*(?:\[?((?:1[5-9]|20)\d{2})[a-z]?\]?|无日期|n\.d\.)\s*$/iu;
const STANDARD_NUMBER = /^[A-Z]{1,4}(?:\/[A-Z]{1,2})?\s?\d[\d.]*\s?[-—–:]\s?\d{4}\s+/u;
/** Of a newspaper 版 is a page. */
const WITH_EDITIONS: ReadonlySet<string> = new Set(['M', 'C', 'G', 'R']);
const EDITION = /(?<=[\s.,，])(?:第?\d{1,2}版|\d{1,2}(?:st|nd|rd|th) ed\b)/u;
const ACCESSED = /\[(?:1[5-9]|20)\d{2}-\d{1,2}-\d{1,2}\]/gu;
const ADDRESS = /(?:https?:\/\/|doi\s*:|cstr\s*:)\S*/giu;

/** Undefined without the mark of a type. */
export function parseGbtLine(text: string): ParsedReference | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const mark = MARK.exec(plain);
  const [head, tail] = [plain.slice(0, mark?.index ?? 0), plain.slice((mark?.index ?? 0) + (mark?.[0].length ?? 0))];
  if (!mark?.[1] || head.trim() === '') return undefined;
  const { before, after } = splitHead(head);
  const authorDate = AUTHOR_DATE.exec(before);
  const names = namesIn(before.replace(AUTHOR_DATE, ''));
  const where = tail.replace(ADDRESS, '').replace(ACCESSED, '');
  // An access day stands for the year in [2026].
  const year = authorDate?.[0].includes('[') ? undefined : authorDate?.[1];
  const date = laterParts(year, dateIn(where));
  const container = containerIn(where);
  const edition = WITH_EDITIONS.has(mark[1]) ? EDITION.exec(where)?.[0] : undefined;
  return {
    form: 'GB_T_7714',
    typeMark: mark[1],
    titles: titlesIn(after),
    names,
    ...(date === undefined ? {} : { date }),
    ...(container === undefined ? {} : { container }),
    ...(edition === undefined ? {} : { edition: partKey(edition) }),
    identified: text,
  };
}

/** The year of an author–date line, to the day where its tail has the same one. */
function laterParts(year: string | undefined, date: string | undefined): string | undefined {
  return year === undefined || date?.startsWith(year) ? date : year;
}

interface Head {
  readonly before: string;
  readonly after: string;
}

/** At the last full stop up to which all reads as names, else of a Chinese line at the first. */
function splitHead(head: string): Head {
  const stops = [...head.matchAll(/\.(?=\s|\p{Script=Han}|\p{Lu}|["“《])(?<!\d\.(?=\d))/gu)].map(({ index }) => index);
  const at = (stop: number): Head => ({ before: head.slice(0, stop), after: head.slice(stop + 1) });
  const named = stops.filter((stop) => readsAsNames(head.slice(0, stop).replace(AUTHOR_DATE, '')));
  const last = named.at(-1) ?? stops[0];
  return last === undefined ? { before: '', after: head } : at(last);
}

/** With and without what a colon parts from it: a volume, a number, a subtitle. A standard has its number in front. */
function titlesIn(text: string): readonly string[] {
  const title = text.trim();
  const withoutNumber = STANDARD_NUMBER.exec(title)?.[0].length ?? 0;
  const short = [': ', ':'].map((colon) => {
    const at = title.lastIndexOf(colon);
    return at > 0 && /\d/u.test(title.slice(at)) ? title.slice(0, at) : undefined;
  });
  return distinctTexts([...short, title.slice(withoutNumber), title]);
}

/** Up to the year: of a part its host, of an article its journal. */
function containerIn(where: string): string | undefined {
  const [, host] = where.split('//', 2);
  const text = (host ?? where).replace(/[,.(:\s]*\(?(?:1[5-9]|20)\d{2}[\s\S]*$/u, '').replace(/^[.\s]+/u, '');
  return distinctTexts([text])[0];
}
