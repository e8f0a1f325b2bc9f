/** Excerpts of long texts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCERPT_LENGTHS, excerptOf } from '../../src/ui/search/excerpt.ts';

describe('an excerpt', () => {
  it('of a short text is the text', () => {
    expect(excerptOf({ text: '飞地抱团', ranges: [{ start: 0, end: 2 }] })).toEqual({
      text: '飞地抱团',
      ranges: [{ start: 0, end: 2 }],
    });
  });

  it('shows the first match and begins after a stop near it', () => {
    const text = `${'前文甚长'.repeat(40)}，此处有飞地抱团之法。${'后文也长'.repeat(40)}`;
    const at = text.indexOf('飞地');
    const excerpt = excerptOf({ text, ranges: [{ start: at, end: at + 4 }] });
    expect(excerpt.text).toMatch(/^…此处有飞地抱团之法。后文/);
    expect(excerpt.text.endsWith('…')).toBe(true);
    const [range] = excerpt.ranges;
    expect(excerpt.text.slice(range?.start, range?.end)).toBe('飞地抱团');
  });

  it('does not cut English words', () => {
    const text = 'enclave pooling '.repeat(60).trim();
    const words = excerptOf({ text, ranges: [{ start: 480, end: 487 }] })
      .text.replaceAll('…', '')
      .trim()
      .split(' ');
    expect(new Set(words)).toEqual(new Set(['enclave', 'pooling']));
  });

  it('keeps every mark on the words that it was on, is no longer than it may be and cuts no character in two', () => {
    const piece = fc.constantFrom('飞地', '。', '😀', 'pooling ', '，', '𠮷', 'a', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), fc.array(fc.nat(300), { maxLength: 4 }), (pieces, marked) => {
        const text = pieces.join('');
        const starts = pieces.map((_, i) => pieces.slice(0, i).join('').length);
        const ranges = [...new Set(marked)]
          .filter((i) => i < pieces.length)
          .sort((a, b) => a - b)
          .map((i) => ({ start: starts[i] ?? 0, end: (starts[i] ?? 0) + (pieces[i]?.length ?? 0) }));
        const excerpt = excerptOf({ text, ranges });
        expect(excerpt.text.isWellFormed()).toBe(true);
        expect(excerpt.text.length).toBeLessThanOrEqual(EXCERPT_LENGTHS.en + 2);
        for (const [i, range] of excerpt.ranges.entries()) {
          const whole = excerpt.text.slice(range.start, range.end);
          expect(ranges.some(({ start, end }) => text.slice(start, end).startsWith(whole))).toBe(true);
          expect(range.start).toBeGreaterThanOrEqual(excerpt.ranges[i - 1]?.end ?? 0);
        }
        if (ranges[0]) expect(excerpt.ranges.length).toBeGreaterThan(0);
      }),
    );
  });
});
