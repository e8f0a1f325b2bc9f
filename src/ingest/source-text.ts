/**
 * A source's text as it came out of a file, ready to be searched for quotes: white space stands inside words, lines break
 * anywhere, and footnotes and captions interrupt sentences at the foot of a page.
 */

/** [start, end) in the text without white space. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

export interface SourceText {
  /** All of it without white space, footnotes and captions. */
  readonly body: string;
  /** The footnotes and captions that were taken out, without white space. */
  readonly notes: string;
  /** Where the text under a heading path stands: up to the next heading that is not below it. Names the heading that is not there. */
  regionOf(section: readonly string[]): Region | { readonly missing: string };
  /** Whether the words stand in the region, or in a footnote; white space and the marks of notes and references do not count. */
  holds(quote: string, region: Region): boolean;
}

interface Heading {
  readonly at: number;
  readonly depth: number;
}

const NOTE_LINE = /^[①-⑳]/u;
const CAPTION_LINE = /^[图表]\s*\d+\s/u;
const MARKS = /［[^］]{1,12}］|[①-⑳]/gu;
const MARKS_WITH_PAGES = /［[^］]{1,12}］\d*|[①-⑳]/gu;
/** 一、 （一） 1. as Chinese articles number their headings; 1.94 and 2012.3 are numbers. */
const HEADINGS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/u,
  /^（[一二三四五六七八九十]{1,3}）/u,
  /^\d{1,2}[.．](?!\d)/u,
];

export function createSourceText(text: string): SourceText {
  const { body, notes, headings } = takeApart(text);
  return {
    body,
    notes,
    regionOf(section) {
      let region: Region = { start: 0, end: body.length };
      for (const heading of section) {
        const found = findHeading(compact(heading), region, { body, headings });
        if (!found) return { missing: heading };
        region = found;
      }
      return region;
    },
    holds(quote, region) {
      const words = compact(quote);
      const within = body.slice(region.start, region.end);
      return [within, notes].some((place) => stands(words, place));
    },
  };
}

/** Without white space and invisible characters. */
export function compact(text: string): string {
  return text.replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/gu, '');
}

function stands(words: string, place: string): boolean {
  if (place.includes(words)) return true;
  const bare = words.replace(MARKS, '');
  return (
    place.replace(MARKS, '').includes(bare) ||
    place.replace(MARKS_WITH_PAGES, '').includes(words.replace(MARKS_WITH_PAGES, ''))
  );
}

/** A page begins with a form feed, or with a space where the extraction left one; a footnote goes to the end of its page. */
function takeApart(text: string): {
  readonly body: string;
  readonly notes: string;
  readonly headings: readonly Heading[];
} {
  let body = '';
  let notes = '';
  let inNote = false;
  const headings: Heading[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.trim();
    if (/^[ \f]/.test(line)) inNote = false;
    if (NOTE_LINE.test(words)) inNote = true;
    if (inNote || CAPTION_LINE.test(words)) {
      notes += compact(words);
      continue;
    }
    const depth = HEADINGS.findIndex((pattern) => pattern.test(words));
    if (depth >= 0) headings.push({ at: body.length, depth });
    body += compact(words);
  }
  return { body, notes, headings };
}

function findHeading(
  heading: string,
  within: Region,
  source: { body: string; headings: readonly Heading[] },
): Region | undefined {
  const { body, headings } = source;
  const line = headings.find(({ at }) => at >= within.start && at < within.end && body.startsWith(heading, at));
  const start = line?.at ?? body.slice(0, within.end).indexOf(heading, within.start);
  if (start < 0) return undefined;
  const depth = line?.depth ?? HEADINGS.length;
  const next = headings.find((other) => other.at > start && other.depth <= depth);
  return { start, end: Math.min(next?.at ?? within.end, within.end) };
}
