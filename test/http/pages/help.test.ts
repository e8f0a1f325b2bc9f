/** The help page: short, in both languages, true to what there is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async () => {});
});
afterAll(() => pages.close());

it('tells how to search, why something is found, how to cite and which keys there are, in both languages', async () => {
  const zh = wordsOf(await pages.html('/help?lang=zh'));
  for (const said of ['怎样检索', '“山海协作”', '慈善 -鹿城', '拼音首字母', '近似写法', '永久地址', '快捷键'])
    expect(zh).toContain(said);
  const en = await pages.html('/help?lang=en');
  for (const said of [
    'How to search',
    'exactly as it stands',
    'near spelling',
    'Permanent address',
    'To the search field',
  ])
    expect(wordsOf(en).toLowerCase()).toContain(said.toLowerCase());
  expect(en).toMatch(/<a [^>]*href="\/search\?q=[^"]*lang=en"[^>]*><span lang="zh-CN">飛地抱團/);
});

it('is data, too, with both languages in one', async () => {
  const { keys, reasons, modes } = await pages.json<Readonly<Record<string, readonly object[]>>>('/help.json');
  expect(keys).toContainEqual({ value: '/', says: { zh: '到检索框', en: 'To the search field' } });
  expect(reasons?.map((one) => 'value' in one && one.value)).toEqual(
    expect.arrayContaining(['LABEL', 'PINYIN', 'SEMANTIC']),
  );
  expect(modes).toHaveLength(3);
});

it('hides the switch of the keys where no script could heed it', async () => {
  const html = await pages.html('/help');
  expect(html).toMatch(/<p data-island="key-switch" hidden>/);
});
