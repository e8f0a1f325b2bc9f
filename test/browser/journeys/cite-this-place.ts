/** 林 wants a reference for a passage that her search found, in her style, and the next one the same way. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

export const citeThisPlace: Journey = {
  name: 'Cite this place',
  async walk({ page, isScripted, goTo, press, write, key, arrive }) {
    const main = page.getByRole('main');
    await goTo('/search');
    await write(main.getByLabel('检索', { exact: true }), '三供三保');
    await press(main.getByRole('button', { name: '检索' }));
    await press(page.getByRole('navigation', { name: '筛选' }).getByRole('link', { name: /^只看段落/ }));
    await press(main.getByRole('article').first().getByRole('heading').getByRole('link'));
    await arrive('/passage:huang-fu-2022-16-3');
    await key('c', main.getByRole('link', { name: '引用此处' }));
    const place = isScripted ? page.getByRole('dialog', { name: '引用' }) : main;
    await press(place.getByRole('link', { name: 'GB/T 7714—2015 著者-出版年制' }));
    const reference = '黄祖辉, 傅琳琳, 2022. 浙江高质量发展建设共同富裕示范区的实践探索与模式解析[J]. 改革(5): 21-35.';
    await place.getByText(reference).waitFor();
    expect(await place.textContent()).toContain('位置：二（一）2，第2段');
    if (isScripted) {
      const copied = async (nth: number) => {
        await press(place.getByRole('button', { name: '复制', exact: true }).nth(nth));
        await place.getByText('已复制').first().waitFor();
        return page.evaluate('navigator.clipboard.readText()');
      };
      expect(await copied(0)).toBe(reference);
      expect(await copied(1)).toBe('(黄祖辉 等, 2022)二（一）2，第2段');
      await page.keyboard.press('Escape');
    } else await page.goBack().then(() => page.goBack());
    await arrive('/passage:huang-fu-2022-16-3');
    await press(main.getByRole('link', { name: /^下一段/ }));
    await arrive('/passage:huang-fu-2022-16-4');
    await main.getByRole('heading', { name: '引用 GB/T 7714—2015 著者-出版年制' }).waitFor();
    expect(await main.getByText(reference).count()).toBe(1);
  },
};
