/** 林 wants to see what joins two models: as a picture, and as a table of the same. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

export const whatHangsTogether: Journey = {
  name: 'What hangs together?',
  async walk({ page, goTo, press, write, key, arrive }) {
    const main = page.getByRole('main');
    await goTo('/model:pinghu');
    await key('g', main.getByRole('navigation', { name: '可做的事' }).getByRole('link', { name: '关系图' }));
    await arrive('/graph?roots=model:pinghu');
    await main.getByRole('region', { name: '图', exact: true }).waitFor();
    const table = main.getByRole('region', { name: '关系表' }).getByRole('table');
    const first = table.getByRole('row').filter({ hasText: '三供三保' }).first();
    expect(await first.getByRole('cell').nth(3).textContent()).toMatch(/^(已成立|推进中|拟达成)$/);
    await press(main.getByText('两个条目之间的路径'));
    await write(main.getByLabel('到', { exact: true }), '丽水模式');
    await press(main.getByRole('button', { name: '找路径' }));
    await main.getByRole('heading', { name: '路径' }).waitFor();
    await arrive(/^\/graph\?.*to=/);
    expect(await main.getByRole('link', { name: '丽水模式' }).count()).toBeGreaterThan(0);
    const evidence = table.getByRole('row').nth(1).getByRole('link', { name: / 处$/ });
    await press(evidence);
    await arrive(/^\/relation:/);
    expect(await main.getByRole('link', { name: /第 \d+ 段/ }).count()).toBeGreaterThan(0);
    await page.goBack();
    await main.getByRole('heading', { name: '路径' }).waitFor();
  },
};
