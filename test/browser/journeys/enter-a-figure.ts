/** 吴 enters a figure that is missing, with its quote and place, and takes it back. */
import { expect } from 'vitest';
import type { Journey } from './journey.ts';
import type { Walker } from './walker.ts';

const QUOTE = '到2022年底，已带动23个村增收致富';
const REASON = '补录带动村数';
const TAKEN_BACK = '数字待核，先撤回';
const HISTORY = /^\/observation:[0-9a-f]+\/history$/;

export const enterAFigure: Journey = {
  name: 'Enter a figure',
  async walk(walker, { token }) {
    const { page, goTo, press, write, choose, arrive } = walker;
    const main = page.getByRole('main');
    await goTo('/sign-in?to=%2Fmodel%3Apinghu');
    await write(main.getByLabel('令牌'), token);
    await press(main.getByRole('button', { name: '编者登录' }));
    await arrive('/model:pinghu');
    await press(page.getByRole('complementary', { name: '编者工具' }).getByRole('link', { name: '新增' }));
    await press(main.getByRole('link', { name: '新增数据' }));
    await write(main.getByLabel(/^指标/), '带动增收致富的村数');
    await write(main.getByLabel(/^对象/), '平湖模式');
    await write(main.getByLabel('数值'), '23');
    await write(main.getByLabel('单位'), '个');
    await choose(main.getByLabel(/^状态/), '已成立');
    await press(main.getByText('添加出处'));
    await write(main.getByLabel('段落中的词语'), '示例物业');
    await press(main.getByRole('button', { name: '查找段落' }));
    await press(main.getByRole('button', { name: /^用作出处.*飞地经济观察（示例）/ }));
    await markQuote(walker);
    await write(main.getByLabel('时期', { exact: true }), '2022');
    await write(main.getByLabel(/^修改理由/), REASON);
    await press(main.getByRole('button', { name: '预览改动' }));
    const preview = main.getByRole('region', { name: '将要保存的改动' });
    expect(await preview.textContent()).toContain(QUOTE);
    await press(main.getByRole('button', { name: '保存', exact: true }));
    await main.getByRole('heading', { name: '已保存' }).waitFor();
    await goTo('/model:pinghu');
    const figure = main
      .getByRole('region', { name: '数据' })
      .getByRole('row')
      .filter({ hasText: '带动增收致富的村数' });
    expect(await figure.textContent()).toMatch(/23个.*2022年/);
    await press(figure.locator('summary'));
    await figure.getByText(QUOTE).waitFor();
    await press(figure.getByRole('link', { name: '详情' }));
    await arrive(/^\/observation:/);
    await takeBack(walker);
    await goTo('/model:pinghu');
    expect(await figure.count()).toBe(0);
  },
};

/** With a script the words are marked in the text, and are then the quote. */
async function markQuote({ page, isScripted, write }: Walker): Promise<void> {
  const quote = page.getByRole('textbox', { name: '引文' });
  const text = page.getByRole('textbox', { name: '段落文字' }).first();
  await text.waitFor();
  if (!isScripted) return write(quote, QUOTE);
  const start = (await text.inputValue()).indexOf(QUOTE);
  await text.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let i = 0; i < start; i += 1) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < QUOTE.length; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => quote.inputValue()).toBe(QUOTE);
}

/** In the history, which names who did what and why, and keeps it. */
async function takeBack({ page, press, write, arrive }: Walker): Promise<void> {
  const main = page.getByRole('main');
  await press(page.getByRole('complementary', { name: '编者工具' }).getByRole('link', { name: '修改历史' }));
  await arrive(HISTORY);
  expect(await main.textContent()).toContain(`修改者 吴理由：${REASON}新建`);
  await press(main.getByRole('link', { name: '删除' }));
  await write(main.getByLabel(/^修改理由/), TAKEN_BACK);
  await press(main.getByRole('button', { name: '删除', exact: true }));
  await press(main.getByRole('link', { name: /^查看历史/ }));
  await arrive(HISTORY);
  expect(await main.textContent()).toMatch(new RegExp(`理由：${TAKEN_BACK}删除.*理由：${REASON}新建`, 's'));
}
