/** Citations in the text in APA: what the goldens (in-text.test.ts) leave out. */
import { describe, expect, it } from 'vitest';
import { type ApaCite, formatApaInText } from '../../src/cite/apa/in-text.ts';
import { locatorWords } from '../../src/cite/apa/locators.ts';
import { apaSameAuthorYear, apaSortKey } from '../../src/cite/apa/order.ts';
import type { Locator } from '../../src/cite/entry.ts';
import { htmlText, plainText } from '../../src/cite/pieces.ts';
import type { CiteRecord } from '../../src/cite/record.ts';

const frey: CiteRecord = {
  cslType: 'book',
  title: 'Atlas',
  authors: [{ family: 'Frey', given: 'M.' }],
  issued: '2016',
};
const gao: CiteRecord = {
  cslType: 'article-journal',
  title: '强村公司',
  authors: [{ family: '高', given: '远', roman: { family: 'Gao', given: 'Yuan' } }],
  issued: '2022',
};

describe('locators', () => {
  it.each<readonly [Locator['kind'], string, string]>([
    ['PAGE', '4', 'p. 4'],
    ['PAGE', '3-5', 'pp. 3–5'],
    ['PAGE', '13, 18', 'pp. 13, 18'],
    ['PARAGRAPH', '3', 'para. 3'],
    ['PARAGRAPH', '第3段', 'para. 3'],
    ['PARAGRAPH', '3–4', 'paras. 3–4'],
    ['PARAGRAPH', 'para. 2', 'para. 2'],
    ['SECTION', '2(1)2, para. 2', 'Section 2(1)2, para. 2'],
    ['ARTICLE', '第五条', 'Article 5'],
    ['ARTICLE', '第一百二十条', 'Article 120'],
    ['ARTICLE', '第十二条第二款', 'Article 12, Paragraph 2'],
    ['ARTICLE', '7', 'Article 7'],
    ['SECTION', '第二章', 'Chapter 2'],
    ['SECTION', '第二〇节', 'Section 20'],
    ['SECTION', '二（一）', 'Section 二（一）'],
    ['ARTICLE', '第五条之一', 'Article 第五条之一'],
  ])('%s %s is %s', (kind, value, words) => {
    expect(locatorWords({ kind, value })).toBe(words);
  });
});

describe('several works at one place', () => {
  it('neighbours by one author share the name', () => {
    const works = [cite(gao, 'b'), cite(frey), cite({ ...gao }, 'a')];
    expect(text(works)).toBe('(Frey, 2016; Gao, 2022a, 2022b)');
  });

  it('but not where a page would be taken for that of the other', () => {
    const works = [cite(gao, 'a', [{ kind: 'PAGE', value: '3' }]), cite({ ...gao }, 'b')];
    expect(text(works)).toBe('(Gao, 2022a, p. 3; Gao, 2022b)');
  });

  it('pages of one work stand together', () => {
    const pages: readonly Locator[] = ['13', '18'].map((value) => ({ kind: 'PAGE', value }));
    expect(text([cite(frey, '', pages)])).toBe('(Frey, 2016, pp. 13, 18)');
    expect(text([cite(frey, '', pages)], 'NARRATIVE')).toBe('Frey (2016, pp. 13, 18)');
  });
});

describe('a work without an author', () => {
  it('has its title in quotation marks or in italics, as the entry has it plain or in italics', () => {
    const report: CiteRecord = { cslType: 'report', title: 'A map of the co-operatives', issued: '2001' };
    expect(htmlText(formatApaInText([cite(report)], 'PARENTHETICAL'))).toBe(
      '(<i>A Map of the Co-Operatives</i>, 2001)',
    );
    const article: CiteRecord = { ...report, cslType: 'article-journal', title: 'Who pays: the village' };
    expect(text([cite(article)])).toBe('(“Who Pays: The Village,” 2001)');
    expect(text([cite(article)], 'NARRATIVE')).toBe('“Who Pays: The Village” (2001)');
  });

  it('has its romanised title as given, and the original where there is none', () => {
    const record: CiteRecord = {
      cslType: 'article-journal',
      title: '大事记',
      issued: '2008',
      roman: { title: 'Da shiji' },
    };
    expect(text([cite(record)])).toBe('(“Da shiji,” 2008)');
    expect(text([cite({ ...record, roman: {} })])).toBe('(“大事记,” 2008)');
  });
});

describe('order', () => {
  it('an article in front of a title that leads does not count', () => {
    expect(apaSortKey({ cslType: 'book', title: 'The atlas', issued: '2001' })).toEqual(['atlas', '2001', 'atlas']);
  });

  it('works are told apart by letters where author and year are the same, whatever the day', () => {
    const day: CiteRecord = { ...frey, cslType: 'webpage', issued: '2016-05-20' };
    expect(apaSameAuthorYear(day)).toBe(apaSameAuthorYear(frey));
    expect(apaSameAuthorYear({ ...frey, issued: '2017' })).not.toBe(apaSameAuthorYear(frey));
  });
});

function cite(record: CiteRecord, yearSuffix = '', locators: readonly Locator[] = []): ApaCite {
  return { record, yearSuffix, locators };
}

function text(cites: readonly ApaCite[], form: 'PARENTHETICAL' | 'NARRATIVE' = 'PARENTHETICAL'): string {
  return plainText(formatApaInText(cites, form));
}
