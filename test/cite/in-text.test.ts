/** Citations in the running text: every golden of the text styles. */
import { describe, expect, it } from 'vitest';
import { formatInText } from '../../src/cite/in-text.ts';
import { createCitedList } from '../../src/cite/order.ts';
import { htmlText, plainText } from '../../src/cite/pieces.ts';
import { loadGoldens } from './goldens.ts';
import { isTextStyle } from './styles.ts';

const { inText } = loadGoldens();

describe('citations in the text', () => {
  for (const { id, style, options, format, cited, cite, form, expect: text } of inText) {
    it(id, () => {
      if (!isTextStyle(style)) throw new Error(`${style} has no citations in the text`);
      const list = createCitedList(cited, { style, options, order: 'CITED' });
      const pieces = formatInText(cite, list, form);
      expect(format === 'HTML' ? htmlText(pieces) : plainText(pieces)).toBe(text);
    });
  }
});
