/** Texts that would break a format, if they could. */
import fc from 'fast-check';

const MARKS = [...'&%$#_{}~^\\<>|"\'`,;:=@!?-–—()[]/*+', '--', "''", '``', ' and ', '\n', '\r\n', '\t', '\0', '\u2028'];
const BROKEN = ['\ufeff', '\ud800'];
/** What would be a line of its own, or the end of a record. */
const TAGS = ['TY  - BOOK', 'ER  - ', '%A x', '{Title}: ', '@book{x,', '\\end{x}', 'AU  - ', '\n\n'];
const WORDS = ['共富', '工坊', '的', 'a', 'B', 'Иван', ' '];

/** Not only spaces and control characters. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...MARKS, ...BROKEN, ...TAGS, ...WORDS), fc.string({ unit: 'grapheme', maxLength: 6 })),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => /[^\s\u0085\p{Cc}\p{Cs}]/u.test(text));
