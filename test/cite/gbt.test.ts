/** GB/T 7714 entries: every golden of the four styles. */
import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../src/cite/format.ts';
import { htmlText, plainText } from '../../src/cite/pieces.ts';
import { loadGoldens } from './goldens.ts';
import { isGbt } from './styles.ts';

const { entries: goldens, records } = loadGoldens();

describe('entries by GB/T 7714', () => {
  for (const { id, record, style, options, format, expect: text, missing } of goldens) {
    if (!isGbt(style)) continue;
    it(id, () => {
      const entry = formatEntry(record, style, options);
      expect(format === 'HTML' ? htmlText(entry.pieces) : plainText(entry.pieces)).toBe(text);
      if (missing !== undefined) expect(entry.missing).toEqual(missing);
    });
  }
});

/** By record, under 2015; whatever else is lacking is optional. */
const LACKING: Readonly<Record<string, readonly string[]>> = {
  'identifiers/doi-url': ['accessed'],
  'missing/no-date-web': ['issued'],
  'missing/no-date-book': ['issued'],
  'missing/no-date-book-en': ['issued'],
  'missing/no-author-zh': ['authors'],
  'missing/no-author-en': ['authors'],
  'missing/no-place': ['place'],
  'missing/no-publisher': ['publisher'],
  'missing/nowhere-en': ['place', 'publisher'],
  'missing/online-no-place': ['place'],
  'missing/no-pages': ['pages'],
  'missing/no-access': ['accessed'],
  'missing/title-alone': ['authors', 'place', 'publisher', 'issued'],
  'periodicals/elocator': ['accessed'],
  'periodicals/first': ['pages'],
  'titles/lucheng': ['authors'],
  'titles/specials': ['accessed'],
};

describe('the records of the goldens', () => {
  it('lack what is said of them, and nothing else', () => {
    const files = /^(?:names|html|options|in-text|lists)\//;
    const lacking = [...records]
      .filter(([key]) => !files.test(key))
      .map(([key, record]) => [key, formatEntry(record, 'GB_T_7714_2015_NUMERIC', { url: 'ALWAYS' }).missing] as const);
    expect(Object.fromEntries(lacking.filter(([, missing]) => missing.length > 0))).toEqual(LACKING);
  });

  it('lack nothing under 2025 that 2015 does not want', () => {
    const more = [...records].flatMap(([key, record]) => {
      const [old, now] = (['GB_T_7714_2015_NUMERIC', 'GB_T_7714_2025_NUMERIC'] as const).map(
        (style) => formatEntry(record, style, { url: 'ALWAYS' }).missing,
      );
      return (now ?? []).filter((path) => old?.includes(path) !== true).map((path) => `${key} ${path}`);
    });
    expect(more).toEqual([]);
  });
});
