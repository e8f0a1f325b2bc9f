/** Selectors and text fragments of quotes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSelector, textFragment } from '../../src/domain/text-selectors.ts';

function rangeOf(text: string, quote: string) {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
}

describe('a quote’s selector', () => {
  it('is the words with what stands around them', () => {
    const text = '某县办起了茶厂，产量连年增长。';
    expect(quoteSelector(text, rangeOf(text, '茶厂'))).toEqual({
      type: 'TextQuoteSelector',
      exact: '茶厂',
      prefix: '某县办起了',
      suffix: '，产量连年增长。',
    });
    expect(quoteSelector(text, { start: 0, end: text.length })).toEqual({ type: 'TextQuoteSelector', exact: text });
  });

  it('finds its place in any text, and cuts no character in two', () => {
    const units = fc.string({ unit: fc.constantFrom('甲', '𠮷', 'a', '，'), minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(units, fc.nat(), fc.nat(), (text, one, other) => {
        const characters = Array.from(text);
        const [from, to] = [one % characters.length, other % characters.length].toSorted((a, b) => a - b);
        const start = characters.slice(0, from).join('').length;
        const end = characters.slice(0, (to ?? 0) + 1).join('').length;
        const { exact, prefix = '', suffix = '' } = quoteSelector(text, { start, end });
        expect(text.slice(0, start).endsWith(prefix)).toBe(true);
        expect(text.slice(end).startsWith(suffix)).toBe(true);
        expect(exact).toBe(text.slice(start, end));
        expect([prefix.isWellFormed(), suffix.isWellFormed()]).toEqual([true, true]);
      }),
    );
  });
});

describe('a text fragment', () => {
  const url = 'https://a.example/x';
  const words = (address: string | undefined) =>
    (address ?? '').split(':~:text=')[1]?.split(',').map(decodeURIComponent);

  it('is widened to whole words', () => {
    const text = '推进农业现代化建设，共同富裕。';
    expect(words(textFragment({ url, text, range: rangeOf(text, '业现') }))).toEqual(['农业现代']);
  });

  it('of a long run names its start and end, which are words of it', () => {
    const text = '第一句话说的是东县的茶厂。'.repeat(8);
    const found = words(textFragment({ url, text, range: { start: 0, end: text.length } })) ?? [];
    expect(found).toHaveLength(2);
    expect(text.startsWith(found[0] ?? '?')).toBe(true);
    expect(text.endsWith(found[1] ?? '?')).toBe(true);
  });

  it('escapes what parts it, and stands behind the fragment that is there', () => {
    const text = 'A-B, C & D';
    const range = { start: 0, end: text.length };
    expect(textFragment({ url, text, range })).toBe('https://a.example/x#:~:text=A%2DB%2C%20C%20%26%20D');
    expect(textFragment({ url: `${url}#top`, text, range })).toBe(
      'https://a.example/x#top:~:text=A%2DB%2C%20C%20%26%20D',
    );
  });

  it('is none of what no browser searches', () => {
    const text = '茶厂';
    for (const bad of ['https://a.example/x.PDF', 'javascript:alert(1)', 'ftp://a.example/x', 'a', ''])
      expect(textFragment({ url: bad, text, range: { start: 0, end: 2 } })).toBeUndefined();
  });
});
