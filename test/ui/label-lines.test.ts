/** Labels of a picture in two lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelLines, widthOf } from '../../src/ui/graph/label-lines.ts';
import { HOSTILE } from '../http/pages/hostile-world.ts';

describe('a label', () => {
  it.each([
    ['平湖模式', ['平湖模式']],
    ['农村集体产权制度改革试点', ['农村集体产权', '制度改革试点']],
    ['优势互补、互赢协作', ['优势互补、', '互赢协作']],
    ['优势互补、合作共赢的机制', ['优势互补、合', '作共赢的机制']],
    ['Administrative villages', ['Administrative', 'villages']],
    ['飞地抱团 2.0', ['飞地抱团 2.0']],
    ['', ['']],
  ])('%s stands in lines that are about as long as each other', (label, lines) => {
    expect(labelLines(label, 9).lines).toEqual(lines);
  });

  it('ends in an ellipsis where it has no room', () => {
    const { lines } = labelLines('关于支持浙江高质量发展建设共同富裕示范区的若干意见', 9);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(labelLines('W'.repeat(300), 9).lines).toHaveLength(1);
  });

  it('never begins a line with a closing mark', () => {
    expect(labelLines('发展壮大集体经济”与富民增收结合', 9).lines.join('|')).not.toMatch(/\|[”、，。）》]/);
  });

  it('is never wider than it may be, and cuts no character in two', () => {
    const piece = fc.constantFrom('飞地', '、', '“', '”', 'enclave ', 'W', '👨‍👩‍👧', '𠮷', 'z̸̡̛͓͍̆̈́', ' ', '\u202e', '1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { lines, width } = labelLines(pieces.join(''), 9);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(width).toBeLessThanOrEqual(9);
        for (const line of lines) {
          expect(widthOf(line)).toBeLessThanOrEqual(9);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toContain('\u202e');
        }
      }),
    );
  });

  it.each(HOSTILE)('of any text is made in time: %s', (text) => {
    const started = performance.now();
    labelLines(text.repeat(200), 9);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
