/** 周 sets a model beside another one, and takes the table along. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

export const sideBySide: Journey = {
  name: 'Side by side',
  async walk({ page, goTo, press, write, take, arrive }) {
    await goTo('/model:pinghu');
    await press(page.getByRole('navigation', { name: '可做的事' }).getByRole('link', { name: '比较' }));
    await arrive('/compare?ids=model:pinghu');
    await write(page.getByLabel('加上一个'), '丽水模式');
    await press(page.getByRole('button', { name: '加上' }));
    await arrive('/compare?ids=model:pinghu,model:lishui');
    const table = page.getByRole('table', { name: '比较表' });
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      '比较项目',
      expect.stringContaining('平湖模式'),
      expect.stringContaining('丽水模式'),
    ]);
    const row = (name: string) =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    expect(await row('所属领域').getByText('两方都有').count()).toBe(2);
    expect(await row('列为').getByRole('cell').first().textContent()).toBe('—没有录入');
    const { name, bytes } = await take(page.getByRole('link', { name: '.csv' }));
    expect(name).toMatch(/\.csv$/);
    expect(bytes.toString('utf8')).toContain(',所属领域,平湖模式,model:pinghu,,缩小地区差距,');
    // Its address, with the state of the graph that it shows.
    const reference = page.getByText(/^共富：中国公共政策知识图谱\. 比较：平湖模式、丽水模式\[DS\/OL\]\. 修订 \d+（/);
    expect(await reference.textContent()).toContain(`${page.url()}.`);
    await page.goBack();
    await arrive('/compare?ids=model:pinghu');
  },
};
