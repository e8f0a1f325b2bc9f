/** Running heads and feet and page numbers: what pages repeat is no text. */
import type { Dropped, Page } from './document.ts';
import type { Line } from './lines.ts';

export interface WithoutFurniture {
  readonly lines: readonly Line[];
  readonly dropped: readonly Dropped[];
  /** By page: the number that its head or foot shows. */
  readonly printed: ReadonlyMap<number, string>;
}

/** So many lines at the top and the bottom of a page may be furniture. */
const EDGE = 2;
const FEWEST_PAGES = 3;
const PAGE_NUMBER =
  /^(?:[-–—·•\s]{0,4}|第\s?)(\d{1,4}|[ivxlc]{1,7})(?:[-–—·•\s]{0,4}|\s?页(?:\s?共\s?\d{1,4}\s?页)?)$/iu;
const NUMBER_AT_EDGE = /^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$/u;
/** Behind the last sentence of a page: an extraction set a foot in Latin letters into its line. */
const GLUED_FOOT = /(?<=[。！？”])\s+[A-Z][A-Za-z&]{1,20}(?: [A-Za-z&]{1,20}){0,3}$/u;

export function withoutFurniture(lines: readonly Line[], pageCount: number): WithoutFurniture {
  const edges = edgesOf(lines);
  const repeated = repeatedOf(edges, pageCount);
  const numbers = numbersOf(edges);
  const dropped: Dropped[] = [];
  const printed = new Map<number, string>();
  const kept = lines.flatMap((line): readonly Line[] => {
    const number = edges.has(line) ? numbers.get(line) : undefined;
    const isRepeated = edges.has(line) && repeated.has(patternOf(line.text));
    if (number !== undefined) printed.set(line.page, number);
    if (!isRepeated && (number === undefined || !isNumberAlone(line.text))) return [line];
    dropped.push({ start: line.start, end: line.end, why: isNumberAlone(line.text) ? 'PAGE_NUMBER' : 'RUNNING_HEAD' });
    return [];
  });
  return { lines: kept, dropped, printed };
}

/** Of plain text, where a foot in Latin letters may stand in the last line of its page. */
export function withoutGluedFeet({ lines, dropped, printed }: WithoutFurniture): WithoutFurniture {
  const edges = edgesOf(lines);
  const feet: Dropped[] = [];
  const kept = lines.map((line) => {
    const foot = edges.has(line) ? GLUED_FOOT.exec(line.text.slice(-100)) : null;
    if (!foot) return line;
    const text = line.text.slice(0, -foot[0].length);
    feet.push({ start: line.start + text.length, end: line.end, why: 'RUNNING_HEAD' });
    return { ...line, text, end: line.start + text.length };
  });
  return { lines: kept, dropped: [...dropped, ...feet], printed };
}

/** Pages by label where the file has labels, by the printed number, or counted from the nearest page that has one. */
export function pagesOf(starts: readonly number[], printed: ReadonlyMap<number, string>): readonly Page[] {
  const offsets = [...printed].flatMap(([page, number]) => (/^\d+$/u.test(number) ? [Number(number) - page] : []));
  const offset = mostFrequent(offsets) ?? 1;
  return starts.map((start, page) => {
    const number = printed.get(page);
    return { start, label: number ?? String(page + offset), from: number === undefined ? 'COUNTED' : 'PRINTED' };
  });
}

/** The first and last lines of each page that has more. */
function edgesOf(lines: readonly Line[]): ReadonlySet<Line> {
  const byPage = Map.groupBy(lines, ({ page }) => page);
  if (byPage.size < 2) return new Set();
  return new Set(
    [...byPage.values()].flatMap((page) => (page.length > EDGE ? [...page.slice(0, EDGE), ...page.slice(-EDGE)] : [])),
  );
}

function isNumberAlone(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

/** The same words on three pages or more, whatever the number in them. */
function repeatedOf(edges: ReadonlySet<Line>, pageCount: number): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>();
  for (const { text, page } of edges) {
    const pattern = patternOf(text);
    if (pattern.length > 1 && text.length <= 80) pages.set(pattern, (pages.get(pattern) ?? new Set()).add(page));
  }
  const fewest = Math.max(FEWEST_PAGES, Math.min(FEWEST_PAGES + 2, Math.floor(pageCount / 4)));
  return new Set([...pages].filter(([, on]) => on.size >= fewest).map(([pattern]) => pattern));
}

function patternOf(text: string): string {
  return text.replace(/[\d\s·•—–-]+/gu, '').toLowerCase();
}

/** A number is a page's where it grows with the pages: two pages or more agree on the offset. */
function numbersOf(edges: ReadonlySet<Line>): ReadonlyMap<Line, string> {
  const found = [...edges].flatMap((line) => {
    const [, first, last] = NUMBER_AT_EDGE.exec(line.text) ?? [];
    const number = PAGE_NUMBER.exec(line.text)?.[1] ?? first ?? last;
    return number === undefined ? [] : [{ line, number }];
  });
  const digits = found.filter(({ number }) => /^\d+$/u.test(number));
  const offset = mostFrequent(
    digits.map(({ line, number }) => Number(number) - line.page),
    2,
  );
  return new Map(
    found
      .filter(({ line, number }) =>
        /^\d+$/u.test(number) ? Number(number) - line.page === offset : isNumberAlone(line.text),
      )
      .map(({ line, number }) => [line, number]),
  );
}

function mostFrequent(values: readonly number[], fewest = 1): number | undefined {
  const [best] = [...Map.groupBy(values, (value) => value)].toSorted(([, one], [, other]) => other.length - one.length);
  return best && best[1].length >= fewest ? best[0] : undefined;
}
