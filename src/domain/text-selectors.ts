/**
 * Pointing at words of a source: selectors of the W3C Web Annotation Data Model, and text fragments of addresses (WICG, Scroll To
 * Text Fragment). Only for the source's own words: what we paraphrase stands in no source.
 */
import type { QuoteRange } from './quote.ts';

export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  /** What stands before and after, where that is held; absent at the edges of the text. */
  readonly prefix?: string;
  readonly suffix?: string;
}

/** UTF-16 code units of prefix and suffix: enough to tell one place of a short quote from another. */
const CONTEXT = 32;

export function quoteSelector(text: string, { start, end }: QuoteRange): TextQuoteSelector {
  const prefix = wholeCharacters(text.slice(Math.max(0, start - CONTEXT), start));
  const suffix = wholeCharacters(text.slice(end, end + CONTEXT));
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

/** A cut may leave half of a character at an edge. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}

export interface FragmentOf {
  /** Of the source. */
  readonly url: string;
  readonly text: string;
  readonly range: QuoteRange;
}

/** Longer runs are named by their start and end: a mark or a line break of the page inside them would keep them from being found. */
const LONGEST_RUN = 40;
const END_LENGTH = 12;

/**
 * The address that opens the source's page at the words. Widened to whole words, as browsers find no part of one in Chinese either.
 * Undefined where the address is not http or https, or is that of a PDF, which browsers do not search.
 */
export function textFragment({ url, text, range }: FragmentOf): string | undefined {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol) || /\.pdf$/i.test(address.pathname)) return undefined;
  const edges = wordEdges(text);
  const start = edges.findLast((edge) => edge <= range.start) ?? range.start;
  const end = edges.find((edge) => edge >= range.end) ?? range.end;
  const run = end - start <= LONGEST_RUN ? [text.slice(start, end)] : endsOf(text, { start, end }, edges);
  const directive = `:~:text=${run.map(encoded).join(',')}`;
  return `${address.href}${address.hash === '' ? '#' : ''}${directive}`;
}

function endsOf(text: string, { start, end }: QuoteRange, edges: readonly number[]): readonly string[] {
  const firstEnd = edges.find((edge) => edge >= start + END_LENGTH) ?? end;
  const lastStart = edges.findLast((edge) => edge <= end - END_LENGTH) ?? start;
  return [text.slice(start, firstEnd), text.slice(lastStart, end)];
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

function wordEdges(text: string): readonly number[] {
  return [...Array.from(WORDS.segment(text), ({ index }) => index), text.length];
}

/** The dash and the comma part the directive, the ampersand ends it. */
function encoded(text: string): string {
  const line = text.toWellFormed().replaceAll(/\s+/g, ' ').trim();
  return encodeURIComponent(line).replaceAll('-', '%2D');
}
