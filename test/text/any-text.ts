/** Texts that a property has to hold for: any code units, graphemes, and Chinese mixed with what scans and users put between. */
import fc from 'fast-check';

const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point));
const mixed = fc.constantFrom(
  ...[
    ' ',
    '　',
    '\n',
    '，',
    '“',
    '”',
    '飛',
    '乾',
    '著',
    '薴',
    '㗲',
    '１',
    '4.0',
    '1,200',
    '1+7+N',
    'Café',
    'ﬁ',
    '㎢',
    '①',
    '½',
  ],
  ...[
    '\u0301',
    '\u200b',
    '\u202e',
    '\ufe0f',
    '\ud800',
    '\udc00',
    '😀',
    '👩‍👩‍👧',
    '𠮷',
    '゛',
    'が',
    'かﾞ',
    '각',
    'ᄀ',
    'ᅡ',
    'İ',
    'ẞ',
    'Σ',
    'ς',
    '\0',
    '\u0344',
  ],
);

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.oneof(han, mixed), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
