/** 林 has read a name and wants to know: from pinyin to what it is, and to the words that say so. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

export const whatIsIt: Journey = {
  name: 'What is it?',
  async walk({ page, isScripted, goTo, press, write, arrive }) {
    const main = page.getByRole('main');
    await goTo('/');
    if (isScripted) {
      await page.keyboard.press('/');
      await page.keyboard.type('feidi baotuan');
      await page.getByRole('option', { name: /^飞地抱团 机制/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    } else {
      await write(main.getByLabel('检索', { exact: true }), 'feidi baotuan');
      await press(main.getByRole('button', { name: '检索' }));
      await press(main.getByRole('article').first().getByRole('heading').getByRole('link'));
    }
    await arrive('/mechanism:feidi-baotuan');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('飞地抱团');
    // What stands in the first window of the page.
    await page.getByText('机制 · 运行模式 · 2006年起').waitFor();
    await page.getByText(/^壮大村级集体经济的一种运行模式。平湖自2006年起连续17年实施，由1\.0版到6\.0版/).waitFor();
    const place = page.getByRole('region', { name: '实践于' });
    await press(place.getByText(/^出处/));
    await place.getByText('平湖连续17年实施‘飞地抱团’').waitFor();
    const where = place.getByRole('link', { name: '二（一）2，第 2 段之 1' });
    await press(where);
    await arrive(/^\/passage:huang-fu-2022-16#relation:/);
    await page.goBack();
    await arrive('/mechanism:feidi-baotuan');
  },
};
