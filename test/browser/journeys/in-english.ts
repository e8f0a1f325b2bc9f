/** Ms Hall follows a link from a paper: an English frame around Chinese words that stay as printed. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

export const inEnglish: Journey = {
  name: 'In English',
  async walk({ page, goTo, press, arrive }) {
    const main = page.getByRole('main');
    await goTo('/search?q=enclave+pooling&lang=en');
    expect(await unmarked(page)).toEqual([]);
    await press(main.getByRole('article').first().getByRole('heading').getByRole('link'));
    await arrive('/mechanism:feidi-baotuan?lang=en');
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toMatch(/^Enclave pooling\s*飞地抱团$/);
    const place = main.getByRole('region', { name: 'Practised in' });
    await press(place.getByText(/^Stated in/));
    const quote = place.getByText('平湖连续17年实施‘飞地抱团’');
    expect(await quote.evaluate((one) => one.closest('[lang]')?.getAttribute('lang'))).toBe('zh-CN');
    expect(await unmarked(page)).toEqual([]);
    await press(page.getByRole('contentinfo').getByRole('link', { name: 'Ontology' }));
    await arrive('/ontology?lang=en');
    await page.getByRole('heading', { level: 1, name: 'Ontology' }).waitFor();
    expect(await unmarked(page)).toEqual([]);
    await press(page.getByRole('banner').getByRole('link', { name: '中文' }));
    await arrive('/ontology?lang=zh');
    await page.getByRole('heading', { level: 1, name: '本体' }).waitFor();
  },
};

/** Chinese characters that are not marked as Chinese. A link to a passage has the number of its heading as printed: 摘要, para. 1. */
function unmarked(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!/\\p{Script=Han}/u.test(data) || parentElement.closest('a[href^="/passage:"]')) continue;
      if (!parentElement.closest('[lang]').lang.startsWith('zh')) found.push(data.trim());
    }
    return found;
  })()`);
}
