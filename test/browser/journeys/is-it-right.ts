/** 陈 checks the figures of an author's paragraph, and sends it back with its citations. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

const RIGHT = '2021年，浙江的城乡居民收入之比已降到1.94';
const ALSO_RIGHT = '平湖自2006年起连续17年实施飞地抱团';
const WRONG = '2021年，湖州市的城乡收入差距为1.75';
const SECRET = '此稿尚在审读，请勿外传';
const PARAGRAPH = `${RIGHT}。${WRONG}。${ALSO_RIGHT}。${SECRET}。`;

export const isItRight: Journey = {
  name: 'Is this number right?',
  async walk({ page, isScripted, goTo, press, write, choose }, { log }) {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await goTo('/support');
    await write(page.getByRole('textbox', { name: '要查证的文字' }), PARAGRAPH);
    await choose(page.getByRole('combobox', { name: '著录格式' }), 'GB/T 7714—2025 顺序编码制');
    await press(page.getByRole('button', { name: '查证', exact: true }));
    const found = page.getByRole('region', { name: '逐句结果' });
    await found.waitFor();
    const sentence = (text: string) => found.getByRole('listitem').filter({ hasText: text }).first();
    const wrong = sentence('为1.75');
    expect(await wrong.getByText('数字不符').count()).toBe(1);
    expect(await wrong.textContent()).toContain('城乡居民收入倍差：1.65');
    // The answer to a form cannot be gone back to: what is read beside it stands in a tab of its own.
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      press(wrong.getByRole('link', { name: '二（二）2，第 1 段' })),
    ]);
    await beside.getByText('该市城乡居民收入差距为1.65').first().waitFor();
    await beside.close();
    const marked = page.getByRole('region', { name: '带引注的文字' });
    expect(await marked.textContent()).toContain(`${ALSO_RIGHT}[1]`);
    await press(sentence('实施飞地抱团').getByRole('checkbox', { checked: true }).first());
    if (!isScripted) await press(page.getByRole('button', { name: '按所选重排引注' }));
    await marked.getByText(`${ALSO_RIGHT}。`, { exact: false }).waitFor();
    expect(await marked.textContent()).toMatch(new RegExp(`${RIGHT}\\[1\\].*。${WRONG}。${ALSO_RIGHT}。${SECRET}。`));
    const list = marked.getByRole('list').getByRole('listitem');
    expect(await list.allTextContents()).toEqual([
      expect.stringMatching(/^(\[1\]\s*)?黄祖辉，傅琳琳\. .*\[J\]\. 改革，2022（5）：21-35\.$/),
    ]);
    for (const part of [SECRET, encodeURIComponent(SECRET)]) {
      expect(addresses.filter((address) => address.includes(part))).toEqual([]);
      expect(log()).not.toContain(part);
    }
  },
};
