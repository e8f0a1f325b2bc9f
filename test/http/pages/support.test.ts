/** The page of a pasted text, over the shipped texts. By words alone: the index of these pages has no vectors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupportPageData } from '../../../src/ui/support/support-page-data.ts';
import { type IndexedPages, startPages, words } from './indexed-pages.ts';
import { fillWithSeed } from './served-pages.ts';

const RIGHT = '2021年，浙江的城乡居民收入之比已降到1.94。';
const WRONG = '2021年，湖州市的城乡收入差距为1.75。';
const NEAR = '平湖探索飞地抱团，青田县到平湖出资建厂。';
const PLANNED = '丽水市已带动1200个村实现增收致富。';
const OPINION = '本文认为，应当进一步完善利益联结机制。';
const TEXT = [RIGHT, WRONG, NEAR, OPINION].join('');

const HANG_MS = 300_000;
/** A busy machine may take longer than a reader waits. */
const PATIENT = { 'request-timeout-ms': '60000' };
let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ fill: fillWithSeed, flags: PATIENT });
}, HANG_MS);
afterAll(() => pages.close());

type Form = Readonly<Record<string, string | readonly string[]>>;

function post(form: Form, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) body.append(name, value);
  return fetch(`${pages.url}/support`, {
    method: 'POST',
    body,
    headers: { accept: 'text/html', 'accept-language': 'zh-CN', ...headers },
  });
}

async function html(form: Form): Promise<string> {
  return (await post(form)).text();
}

async function found(form: Form): Promise<SupportPageData> {
  // The page says what it is.
  return (await (await post(form, { accept: 'application/json' })).json()) as SupportPageData;
}

/** As a browser would send the page's form again: what it holds, its boxes as they are. */
function formOf(page: string): {
  readonly of: string;
  readonly accept: readonly string[];
  readonly all: readonly string[];
} {
  const boxes = [...page.matchAll(/<input type="checkbox"[^>]*>/g)].map(([box]) => box);
  const choiceOf = (box: string) => /value="([^"]*)"/.exec(box)?.[1] ?? '';
  return {
    of: /name="of" value="([^"]+)"/.exec(page)?.[1] ?? '',
    accept: boxes.filter((box) => / checked/.test(box)).map(choiceOf),
    all: boxes.map(choiceOf),
  };
}

function markedIn(page: string): string {
  return words(/<div class="marked-text".*?<\/div>/s.exec(page)?.[0] ?? '').trim();
}

describe('each sentence', () => {
  it('says what bears on it: words, numbers that agree or differ, what is near, nothing', async () => {
    const said = words(await html({ text: TEXT }));
    expect(said).toContain('与来源相符 1 句');
    expect(said).toContain('数字不符 1 句 第 2 句');
    expect(said).toContain('数字不符 ：数值不同');
    expect(said).toContain('来源的数字： 湖州市 · 城乡居民收入倍差 ： 1.65');
    expect(said).toContain('该市城乡居民收入差距为1.65');
    expect(said).toContain('内容相关，未核对');
    expect(said).toContain('没有可查证的内容');
  });

  it('has its names as links, in its own words', async () => {
    const page = await html({ text: NEAR });
    expect(page).toContain('<a href="/mechanism:feidi-baotuan" target="_blank">飞地抱团</a>');
    expect(words(/<p class="pasted">.*?<\/p>/s.exec(page)?.[0] ?? '').replaceAll(' ', '')).toBe(NEAR);
  });

  it('that tells a plan as done differs, and the plan says that it is one', async () => {
    const said = words(await html({ text: PLANNED }));
    expect(said).toContain('一个是计划，一个是现状');
    expect(said).toMatch(/来源的数字： ?拟达成 ?：/);
  });

  it('on nothing that is held says that this does not make it wrong', async () => {
    const said = words(await html({ text: '量子计算机的纠错码需要超导线路。' }));
    expect(said).toContain('没有找到与这一句有关的内容。这并不说明它不对。');
  });

  it('stands with its places and relations in the JSON, and the text as a whole does not', async () => {
    const { found: answer, marked } = await found({ text: `${RIGHT}\n${WRONG}` });
    const [right, wrong] = answer?.sentences ?? [];
    expect(right?.findings[0]).toMatchObject({ relation: 'NUMBER_AGREES', accepted: true, differs: [] });
    expect(wrong?.findings[0]).toMatchObject({ relation: 'NUMBER_DIFFERS', accepted: false, differs: ['VALUE'] });
    expect(wrong?.range.start).toBe(RIGHT.length + 1);
    expect(marked?.references).toHaveLength(1);
  });
});

describe('the choice', () => {
  it('begins with what was checked and agrees, and nothing that is merely near', async () => {
    const page = await html({ text: TEXT });
    expect(formOf(page).accept).toEqual([expect.stringMatching(/^0:passage:/)]);
    expect(markedIn(page)).toMatch(/^2021年，浙江的城乡居民收入之比已降到1\.94 \[1\]/);
    expect(words(page)).toContain(
      '黄祖辉，傅琳琳. 浙江高质量发展建设共同富裕示范区的实践探索与模式解析[J]. 改革，2022（5）：21-35.',
    );
  });

  it('is what the form sends back: dropped, there is no citation; accepted, there is one more', async () => {
    const { of, accept, all } = formOf(await html({ text: TEXT }));
    const dropped = await html({ text: TEXT, of });
    expect([formOf(dropped).accept, markedIn(dropped)]).toEqual([[], TEXT]);
    expect(words(dropped)).toContain('没有选中任何出处');
    const near = all.find((value) => value.startsWith('2:')) ?? '';
    const both = await html({ text: TEXT, of, accept: [...accept, near] });
    expect(formOf(both).accept).toEqual([...accept, near]);
    expect(both.match(/class="put-in"/g)).toHaveLength(2);
  });

  it('that was made for another text does not count', async () => {
    const { of } = formOf(await html({ text: TEXT }));
    expect(formOf(await html({ text: RIGHT, of })).accept).toEqual([expect.stringMatching(/^0:passage:/)]);
  });

  it('alone is put in without looking for anything again, as the whole answer has it', async () => {
    const { of, accept } = formOf(await html({ text: TEXT }));
    const marked = await html({ text: TEXT, of, accept, only: 'marked' });
    expect(marked).not.toContain('class="findings"');
    const part = (page: string) => /<section class="marked".*?<\/section>/s.exec(page)?.[0];
    expect(part(marked)).toBe(part(await html({ text: TEXT, of, accept })));
  });

  it('of what is not there or may not be seen cites nothing; what is no choice is refused, and the text stays', async () => {
    const { of } = formOf(await html({ text: TEXT }));
    const none = await html({ text: TEXT, of, accept: ['0:passage:none', '999:passage:none'], only: 'marked' });
    expect(markedIn(none)).toBe(TEXT);
    const response = await post({ text: TEXT, of, accept: '0:document:huang-fu-2022' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`>\n${TEXT}</textarea>`);
  });
});

describe('the style', () => {
  it.each([
    ['gbt2025-author-date', '（黄祖辉等，2022）'],
    ['apa', 'Huang & Fu , 2022, para. 3'],
    ['bibtex', '\\cite{huang2022zhejiang}'],
  ])('%s is that of citations and list, and is kept', async (style, mark) => {
    const response = await post({ text: RIGHT, style });
    expect(response.headers.get('set-cookie')).toMatch(new RegExp(`^style=${style};`));
    expect(markedIn(await response.text())).toContain(mark);
  });

  it('of a file without a form in the text says so, and gives the file', async () => {
    const page = await html({ text: RIGHT, style: 'ris' });
    expect(words(page)).toContain('正文里没有引注的写法');
    expect(page).toContain('TY  - JOUR');
    expect(markedIn(page)).toBe(RIGHT);
  });
});

describe('what was pasted', () => {
  it('comes back whole with what is wrong, where it cannot be checked', async () => {
    const long = '很长。'.repeat(7_000);
    const response = await post({ text: long });
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(words(page)).toContain('这里有 21,000 个字符，一次最多查 20,000 个');
    expect(page).toContain(`>\n${long}</textarea>`);
    for (const text of ['', ' \n', '……！']) {
      const empty = await post({ text });
      expect([empty.status, words(await empty.text()).includes('没有可查证的文字')]).toEqual([400, true]);
    }
  });

  it('is refused to a program in the form of the API', async () => {
    const response = await post({ text: '' }, { accept: 'application/json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('keeps its lines, though forms send other line ends', async () => {
    const page = await html({ text: `\r\n${RIGHT}\r\n\r\n${WRONG}` });
    const [, field] = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page) ?? [];
    expect(field).toBe(`\n${RIGHT}\n\n${WRONG}`);
    expect(page).toMatch(/<\/span>。\n\n2021年，湖州市/);
  });

  it('is in no address, and the answer is kept by nobody', async () => {
    const response = await post({ text: TEXT });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await response.text();
    const addresses = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) =>
      decodeURIComponent(address),
    );
    expect(addresses.filter((address) => address.includes('1.94') || address.includes('出资建厂'))).toEqual([]);
    expect(await (await pages.get(`/support?text=${encodeURIComponent(RIGHT)}`)).text()).not.toContain('1.94');
  });

  it('from a form of another site is refused', async () => {
    expect((await post({ text: RIGHT }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
