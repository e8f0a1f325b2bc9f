import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRow, tableRowsOf } from '../../src/text/tables.ts';

const read = (text: string) =>
  tableRowsOf(text).map((row) => (row.isHead ? 'head' : row.head ? readRow(row, row.start).text.trim() : 'no head'));

test.each<[string, string, readonly string[]]>([
  [
    'Markdown',
    '| 地区 | 倍差 |\n|---|---:|\n| 浙江 | 1.94 |\n| 湖州 | 1.65 |',
    ['head', '浙江; 倍差 1.94;', '湖州; 倍差 1.65;'],
  ],
  ['a spreadsheet', '\t2020\t2021\n浙江\t1.96\t1.94', ['head', '浙江; 2020年 1.96; 2021年 1.94;']],
  ['years down', '年份 | 倍差\n2020 | 1.96', ['head', '2020年; 倍差 1.96;']],
  ['English', '| | 2021 |\n|--|--|\n| Zhejiang | 1.94 |', ['head', 'zhejiang; in 2021 1.94;']],
  [
    'a caption',
    '表1 城乡居民收入倍差\n| 地区 | 2021年 |\n|---|---|\n| 浙江 | 1.94 |',
    ['head', '城乡居民收入倍差; 浙江; 2021年 1.94;'],
  ],
  ['no head', '| 湖州 | 1.65 |\n|---|---|\n| 浙江 | 1.94 |', ['no head', 'no head']],
  ['a row of another length', '| 地区 | 倍差 |\n| 浙江 | 1.94 | 1.96 |', ['head', 'no head']],
  ['one line with a bar', '甲|乙', []],
])('%s', (_, text, rows) => {
  expect(read(text)).toEqual(rows);
});

test('what a row says of its own stands where it was pasted, what the head says nowhere', () => {
  const text = '| 地区 | 倍差 |\n|---|---|\n| 浙江 | 1.94 |';
  const row = tableRowsOf(text).at(-1);
  const said = row && readRow(row, row.start);
  const at = (words: string) => {
    const [start, last] = [said?.text.indexOf(words) ?? -1, (said?.text.indexOf(words) ?? -1) + words.length - 1];
    return text.slice((row?.start ?? 0) + (said?.starts[start] ?? 0), (row?.start ?? 0) + (said?.ends[last] ?? 0));
  };
  expect([at('浙江'), at('1.94'), at('倍差')]).toEqual(['浙江', '1.94', '']);
});

test('rows lie in the text, whatever is pasted', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'甲1|\t \n-.２a'), maxLength: 60 }), (text) => {
      for (const row of tableRowsOf(text)) {
        expect(text.slice(row.start, row.end)).toBe(text.slice(row.start, row.end).trim());
        for (const cell of row.cells) expect(text.slice(cell.start, cell.end)).toBe(cell.text);
        const { starts, ends, text: said } = readRow(row, row.start);
        expect([starts.length, ends.length]).toEqual([said.length, said.length]);
        for (const end of ends) expect(end).toBeLessThanOrEqual(row.end - row.start);
      }
    }),
  );
});
