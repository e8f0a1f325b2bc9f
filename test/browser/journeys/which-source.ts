/** 周 has a reference line from a footnote, and wants the source itself. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';

const LINE = '黄祖辉, 傅琳琳. 浙江高质量发展建设共同富裕示范区的实践探索与模式解析[J]. 改革, 2022(5): 21-35.';
const OF_NEXT_YEAR = '浙江省统计局. 2022年浙江省国民经济和社会发展统计公报[EB/OL]. (2023-03-16).';

export const whichSource: Journey = {
  name: 'Which source is this?',
  async walk({ page, goTo, press, write, arrive }) {
    const main = page.getByRole('main');
    const look = async (line: string) => {
      await write(main.getByRole('textbox', { name: '要查的文献' }), line);
      await press(main.getByRole('button', { name: '查找' }));
    };
    await goTo('/lookup');
    await look(OF_NEXT_YEAR);
    const none = main.getByRole('region', { name: '所收文献中没有这一种' });
    const near = none.getByRole('listitem').filter({ hasText: '2021年浙江省国民经济和社会发展统计公报' });
    expect(await near.textContent()).toContain('题名不同');
    expect(await none.getByRole('link', { name: '在全部条目和段落中检索' }).count()).toBe(1);
    await look(LINE);
    const found = main.getByRole('region', { name: '是这一种' }).getByRole('listitem').first();
    await found.getByText('确定').waitFor();
    expect(await found.textContent()).toContain('题名、责任者、日期与这条参考文献相符');
    await press(found.getByRole('heading').getByRole('link'));
    await arrive('/document:huang-fu-2022');
    await press(main.getByRole('link', { name: '2.“飞地抱团，山海协作”的嘉兴平湖模式' }));
    await arrive(/^\/document:huang-fu-2022\?section=/);
    expect(await main.getByRole('link', { name: '二（一）2，第 2 段之 1' }).count()).toBeGreaterThan(0);
  },
};
