/** 周 looks for the models of one field: from the map of the corpus to a list, and from the list to a spreadsheet. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

const FIELD = '/search?domain=domain:diqu-chaju';

export const whereElse: Journey = {
  name: 'Where else?',
  async walk({ page, goTo, press, take, arrive }) {
    await goTo('/browse');
    await press(page.getByRole('link', { name: /^缩小地区差距，全部，/ }));
    await arrive(FIELD);
    const all = await hits(page);
    await press(page.getByRole('navigation', { name: '筛选' }).getByRole('link', { name: /^平湖市/ }));
    await arrive(`${FIELD}&region=region:pinghu`);
    const narrowed = await hits(page);
    expect(narrowed.length).toBeGreaterThan(1);
    expect(narrowed.length).toBeLessThan(all.length);
    await press(page.getByRole('list', { name: '已选条件' }).getByRole('link', { name: /^平湖市/ }));
    await arrive(FIELD);
    expect(await hits(page)).toEqual(all);
    await page.goBack();
    expect(await hits(page)).toEqual(narrowed);
    const { name, bytes } = await take(
      page.getByRole('region', { name: '导出检索结果' }).getByRole('link', { name: 'CSV' }),
    );
    expect(name).toMatch(/\.csv$/);
    // Spreadsheet programs know Chinese by the mark at its head.
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.toString('utf8');
    for (const hit of narrowed) expect(text).toContain(hit);
    const address = page.url();
    const other = await page.context().newPage();
    await other.goto(address);
    expect(await hits(other)).toEqual(narrowed);
  },
};

async function hits(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').getByRole('article').getByRole('heading').getByRole('link').allTextContents();
}
