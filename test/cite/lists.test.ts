/** Reference lists: every golden of the text styles. */
import { describe, expect, it } from 'vitest';
import { formatList } from '../../src/cite/list.ts';
import { createCitedList } from '../../src/cite/order.ts';
import { plainText } from '../../src/cite/pieces.ts';
import { loadGoldens } from './goldens.ts';
import { isTextStyle } from './styles.ts';

const { lists } = loadGoldens();

describe('reference lists', () => {
  for (const { id, style, options, order, cited, expect: text } of lists) {
    // Files of exports are export.test.ts's.
    if (!isTextStyle(style)) continue;
    it(id, () => {
      const listed = formatList(createCitedList(cited, { style, options, order }));
      expect(listed.map(({ label, entry }) => label + plainText(entry.pieces)).join('\n')).toBe(text);
    });
  }
});
