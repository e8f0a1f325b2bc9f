/**
 * A source's text as it came out of a file, ready to be searched for quotes: white space stands inside words, lines break
 * anywhere, and footnotes and captions interrupt sentences at the foot of a page.
 */

/** [start, end) in the text without white space. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** A footnote or a caption, without white space. */
export interface Aside {
  readonly text: string;
  /** Where in the body it belongs: at its mark or where it is referred to, else where it was printed. */
  readonly at: number;
}

export interface SourceText {
  /** All of it without white space, footnotes and captions. */
  readonly body: string;
  /** The footnotes and captions that were taken out, in print order. */
  readonly asides: readonly Aside[];
  /** Where the text under a heading path stands: up to the next heading that is not below it. Names the heading that is not there. */
  regionOf(section: readonly string[]): Region | { readonly missing: string };
}

interface Heading {
  readonly at: number;
  readonly depth: number;
}

const NOTE_LINE = /^[①-⑳]/u;
const CAPTION_LINE = /^[图表]\s*\d+\s/u;
const MARKS = /［[^］]{1,12}］|[①-⑳]/gu;
/** Of notes and references, with the page that may follow: ［2］157. */
export const MARKS_WITH_PAGES = /［[^］]{1,12}］\d*|[①-⑳]/gu;
/** 一、 （一） 1. as Chinese articles number their headings; 1.94 and 2012.3 are numbers. */
const HEADINGS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/u,
  /^（[一二三四五六七八九十]{1,3}）/u,
  /^\d{1,2}[.．](?!\d)/u,
];

export function createSourceText(text: string): SourceText {
  const { body, asides, headings } = takeApart(text);
  return {
    body,
    asides: asides.map((aside) => ({ text: aside.text, at: belongsAt(aside, body) })),
    regionOf(section) {
      let region: Region = { start: 0, end: body.length };
      for (const heading of section) {
        const found = findHeading(compact(heading), region, { body, headings });
        if (!found) return { missing: heading };
        region = found;
      }
      return region;
    },
  };
}

/** Without white space and invisible characters. */
export function compact(text: string): string {
  return text.replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/gu, '');
}

/** Whether the words stand in a place of a source's text; white space and the marks of notes and references do not count. */
export function standsIn(quote: string, place: string): boolean {
  const words = compact(quote);
  if (place.includes(words)) return true;
  return (
    place.replace(MARKS, '').includes(words.replace(MARKS, '')) ||
    place.replace(MARKS_WITH_PAGES, '').includes(words.replace(MARKS_WITH_PAGES, ''))
  );
}

/** A heading without its own number. */
export function withoutHeadingNumber(heading: string): string {
  return HEADINGS.reduce((rest, pattern) => rest.replace(pattern, ''), compact(heading));
}

interface TakenApart {
  readonly body: string;
  /** `at` is where each was printed. */
  readonly asides: readonly Aside[];
  readonly headings: readonly Heading[];
}

/** A page begins with a form feed, or with a space where the extraction left one; a footnote goes to the end of its page. */
function takeApart(text: string): TakenApart {
  let body = '';
  let inNote = false;
  const asides: { text: string; at: number }[] = [];
  const headings: Heading[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.trim();
    const isCaption = CAPTION_LINE.test(words);
    const isNote = NOTE_LINE.test(words);
    if (/^[ \f]/.test(line)) inNote = false;
    if (isNote || isCaption) asides.push({ text: '', at: body.length });
    if (isNote) inNote = true;
    const aside = inNote || isCaption ? asides.at(-1) : undefined;
    if (aside) {
      aside.text += compact(words);
      continue;
    }
    const depth = HEADINGS.findIndex((pattern) => pattern.test(words));
    if (depth >= 0) headings.push({ at: body.length, depth });
    body += compact(words);
  }
  return { body, asides, headings };
}

/** Note numbers start anew on each page, so a note's mark is the last of its sign before it; a figure may be referred to anywhere. */
function belongsAt(aside: Aside, body: string): number {
  const label = aside.text.match(/^[图表]\d+/u)?.[0];
  const mark = label ? body.indexOf(label) : body.lastIndexOf(aside.text.slice(0, 1), aside.at);
  return mark < 0 ? aside.at : mark;
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
