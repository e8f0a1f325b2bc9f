/** Where a quote stands in a text. Whoever copies words out of a source loses its line breaks and the widths of its signs. */

/** In UTF-16 code units, [start, end). */
export interface QuoteRange {
  readonly start: number;
  readonly end: number;
}

/** As it stands inside quotation marks: its own are single ones there (GB/T 15834). */
export function insideQuotes(quote: string): string {
  return quote.replaceAll('“', '‘').replaceAll('”', '’');
}

/** The first place of the quote in the text: as it is written, else white space and widths (NFKC) aside. Undefined where it is not there. */
export function findQuote(text: string, quote: string): QuoteRange | undefined {
  return createQuoteFinder(text)(quote);
}

/** The same for many quotes: the text is folded once, and only where a quote does not stand in it letter by letter. */
export function createQuoteFinder(text: string): (quote: string) => QuoteRange | undefined {
  let folded: Folded | undefined;
  return (quote) => {
    const words = fold(quote).text;
    if (words === '') return undefined;
    const exact = text.indexOf(quote);
    if (exact >= 0) return { start: exact, end: exact + quote.length };
    folded ??= fold(text);
    const at = folded.text.indexOf(words);
    return at < 0 ? undefined : rangeOf(folded, at, at + words.length - 1);
  };
}

interface Folded {
  readonly text: string;
  /** For each code unit of `text`, where the character that it came from starts and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function rangeOf({ starts, ends }: Folded, first: number, last: number): QuoteRange | undefined {
  const [start, end] = [starts[first], ends[last]];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function fold(text: string): Folded {
  const [parts, starts, ends]: [string[], number[], number[]] = [[], [], []];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const part = isPlain(character) ? character : character.normalize('NFKC').replace(/\s+/gu, '');
    parts.push(part);
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { text: parts.join(''), starts, ends };
}

/** What folding leaves alone, for speed: most of a text. */
function isPlain(character: string): boolean {
  return (character >= '!' && character <= '~') || (character >= '\u4e00' && character <= '\u9fff');
}
