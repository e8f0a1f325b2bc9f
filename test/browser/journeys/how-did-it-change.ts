/** 林 reads how a mechanism changed: its stages, who paid and who guaranteed what, and what was only striven for. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

export const howDidItChange: Journey = {
  name: 'How did it change?',
  async walk({ page, goTo, press, arrive }) {
    await goTo('/mechanism:feidi-baotuan');
    const stages = page.getByRole('region', { name: '历次版本' });
    expect(await stages.getByRole('heading', { level: 3 }).allTextContents()).toEqual(
      ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0'].map((version) => `飞地抱团 ${version}`),
    );
    const third = stages.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '飞地抱团 3.0' }) });
    expect(await third.getByText('推进中：').count()).toBeGreaterThan(0);
    await press(stages.getByRole('link', { name: '飞地抱团 4.0' }));
    await arrive('/version:feidi-baotuan-4-0');
    const quoteOf = async (name: string, who: string): Promise<Locator> => {
      const item = page.getByRole('region', { name }).getByRole('listitem').filter({ hasText: who }).first();
      await press(item.getByText(/^出处/));
      expect(await item.getByRole('link', { name: /第 \d+ 段/ }).getAttribute('href')).toMatch(/^\/passage:/);
      return item;
    };
    await (await quoteOf('出资方', '青田县')).getByText('供钱投资').waitFor();
    await (await quoteOf('保障方', '平湖市')).getByText('保障落地').waitFor();
    // What is done is not called striven for, and the other way round.
    expect(await page.getByRole('region', { name: '出资方' }).getByText('已成立').count()).toBe(1);
    await press(page.getByRole('region', { name: '下一版本' }).getByRole('link', { name: '飞地抱团 5.0' }));
    await arrive('/version:feidi-baotuan-5-0');
    expect(await page.getByRole('main').getByText('推进中：').count()).toBeGreaterThan(0);
  },
};
