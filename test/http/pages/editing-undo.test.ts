/** What protects and undoes: two editors at once, earlier states, removals, merges and their taking back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entity, known } from '../../store/items.ts';
import { type Browser, type EditedPages, editedWorld, formIn, startEditing } from './editing-pages.ts';
import { words } from './indexed-pages.ts';

let pages: EditedPages;
let one: Browser;
let other: Browser;
beforeEach(async () => {
  pages = await startEditing({
    items: [
      ...editedWorld(),
      entity('MECHANISM', '抱团联营', { id: 'mechanism:baotuan', summary: '另一种叫法' }),
      known('PRACTISED_IN', 'mechanism:baotuan', 'region:dongxian', { id: 'relation:baotuan-in' }),
    ],
  });
  const second = pages.server.tokens.create('李编辑');
  [one, other] = await Promise.all([pages.editor(), pages.editor(second)]);
});
afterEach(() => pages.close());

const PATH = '/edit/mechanism:lianying';

/** Two tabs open the form; the other saves first. */
async function inBetween(mine: Record<string, string>, theirs: Record<string, string>) {
  const opened = await one.html(PATH);
  expect((await other.save(PATH, theirs)).response.status).toBe(303);
  return one.send(PATH, opened, { 'form-reason': '我的理由', ...mine });
}

describe('two editors at once', () => {
  it('see both versions, mine in the fields, and nothing is overwritten', async () => {
    const { html, response } = await inBetween(
      { label: '联营（我）', period: '2012' },
      { label: '联营（他）', summary: '他写的' },
    );
    expect(response.status).toBe(409);
    expect(words(html)).toMatch(/其间有人改过 李编辑 在 .* 保存了修订 2/);
    expect(words(html)).toMatch(/名称 双方都改过，请选择 联营（他）.*联营（我）/);
    expect(words(html)).toMatch(/简介 只有对方改过 他写的/);
    expect(words(html)).toMatch(/时期 只有我改过/);
    expect(formIn(html).get('label')).toBe('联营（我）');
    expect(await pages.record('mechanism:lianying')).toMatchObject({ label: '联营（他）' });
    const stubborn = await one.send(PATH, html, {}, 'save');
    expect(stubborn.response.status).toBe(409);
    expect(await pages.record('mechanism:lianying')).toMatchObject({ label: '联营（他）' });
  });

  it('go on with what was chosen field by field', async () => {
    const { html } = await inBetween(
      { label: '联营（我）', period: '2012' },
      { label: '联营（他）', summary: '他写的' },
    );
    const unchosen = await one.send(PATH, html, {}, 'settle');
    expect(unchosen.response.status).toBe(409);
    const settled = await one.send(PATH, html, { 'form-take:label': 'mine' }, 'settle');
    expect(settled.response.status).toBe(200);
    expect(words(settled.html)).toMatch(/已按所选合成一版.*名称 联营（他） 联营（我）/);
    expect((await one.send(PATH, settled.html, {}, 'save')).response.status).toBe(303);
    expect(await pages.record('mechanism:lianying')).toMatchObject({
      label: '联营（我）',
      summary: '他写的',
      period: '2012',
    });
  });

  it('are told at the last step, too', async () => {
    const previewed = await one.fill(PATH, { label: '联营（我）', 'form-reason': '试' });
    await other.save(PATH, { label: '联营（他）' });
    const late = await one.send(PATH, previewed.html, {}, 'save');
    expect(late.response.status).toBe(409);
    expect(await pages.record('mechanism:lianying')).toMatchObject({ label: '联营（他）' });
  });

  it('of which one removed it may write it anew', async () => {
    const opened = await one.html('/edit/concept:dangan');
    const asked = await other.html('/edit/concept:dangan/remove');
    await other.send('', asked, { 'form-reason': '多余' }, 'save');
    expect(await pages.record('concept:dangan')).toBeUndefined();
    const { html, response } = await one.send('', opened, { summary: '还要', 'form-reason': '仍需' });
    expect([response.status, words(html).includes('删除了这条记录')]).toEqual([409, true]);
    const settled = await one.send('', html, {}, 'settle');
    expect((await one.send('', settled.html, {}, 'save')).response.status).toBe(303);
    expect(await pages.record('concept:dangan')).toMatchObject({ label: '单干', summary: '还要' });
  });
});

describe('an earlier state', () => {
  it('is restored as a new change with its reason', async () => {
    await one.save(PATH, { label: '改坏了', kind: 'FUND' });
    const history = await one.html('/mechanism:lianying/history');
    expect(history).toContain('href="/edit/mechanism:lianying?state=1"');
    expect(history).not.toContain('state=2"');
    const shown = await one.html('/edit/mechanism:lianying?state=1');
    expect(words(shown)).toMatch(/较早的一版.*名称 改坏了 联营抱团/);
    const saved = await one.send('', shown, {}, 'save');
    expect(saved.response.status).toBe(303);
    expect(await pages.record('mechanism:lianying')).toMatchObject({ label: '联营抱团', kind: 'OPERATION' });
    expect(words(await one.html('/mechanism:lianying/history'))).toContain('恢复到修订 1 的状态');
  });

  it('of what was removed comes back under its id', async () => {
    const asked = await one.html('/edit/concept:dangan/remove');
    await one.send('', asked, { 'form-reason': '多余' }, 'save');
    expect(await one.html('/concept:dangan/history')).toContain('href="/edit/concept:dangan?state=1"');
    const shown = await one.html('/edit/concept:dangan?state=1');
    expect((await one.send('', shown, {}, 'save')).response.status).toBe(303);
    expect(await pages.record('concept:dangan')).toMatchObject({ label: '单干' });
  });

  it('that there never was is not found', async () => {
    expect((await one.get('/edit/mechanism:lianying?state=999')).status).toBe(404);
    expect((await one.get('/edit/mechanism:lianying?state=x')).status).toBe(400);
  });

  it('is offered to editors alone', async () => {
    expect(await pages.reader().html('/mechanism:lianying/history')).not.toContain('/edit/');
  });
});

describe('a removal', () => {
  it('shows what goes with it, wants a reason, and is then made', async () => {
    const path = '/edit/mechanism:baotuan/remove';
    const asked = await one.html(path);
    expect(words(asked)).toMatch(/删除：抱团联营.*共 2 条.*抱团联营.*实践于/);
    const bare = await one.send(path, asked, {}, 'save');
    expect([bare.response.status, words(bare.html).includes('请写明修改的理由')]).toEqual([422, true]);
    const done = await one.send(path, asked, { 'form-reason': '重复' }, 'save');
    expect(done.response.headers.get('location')).toMatch(/\/done\?revision=2$/);
    expect(words(await one.html(done.response.headers.get('location') ?? ''))).toMatch(/已删除/);
    expect([await pages.record('mechanism:baotuan'), await pages.record('relation:baotuan-in')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that would leave something without its only evidence says what stands against it', async () => {
    const asked = await one.get('/edit/passage:jia-1/remove');
    const html = await asked.text();
    expect([asked.status, words(html).includes('现在不能删除')]).toEqual([422, true]);
    expect(words(html)).toMatch(/论文甲 论及 东县模式 只有这一处出处/);
    expect(html).not.toContain('value="save"');
  });

  it('is not made where more would go than was shown', async () => {
    const path = '/edit/mechanism:baotuan/remove';
    const asked = await one.html(path);
    await other.save('/edit/new?relation=PRACTISED_IN&source=mechanism:baotuan&target=region:xixian', {
      status: 'HOLDS',
      basis: 'BACKGROUND',
      note: '常识',
    });
    const late = await one.send(path, asked, { 'form-reason': '重复' }, 'save');
    expect([late.response.status, words(late.html).includes('又有改动')]).toEqual([200, true]);
    expect(await pages.record('mechanism:baotuan')).toBeDefined();
  });
});

describe('a merge', () => {
  const path = '/edit/mechanism:baotuan/merge';

  it('shows what moves, is made with its reason, and is taken back', async () => {
    const shown = await one.fill(path, { into: '联营抱团' });
    expect(words(shown.html)).toMatch(/移动或改动.*联营抱团.*抱团联营.*实践于/);
    const made = await one.send(path, shown.html, { 'form-reason': '同一做法' }, 'save');
    expect(made.response.status).toBe(303);
    expect(await pages.record('mechanism:baotuan')).toMatchObject({ id: 'mechanism:lianying' });
    expect(await pages.record('relation:baotuan-in')).toMatchObject({ source: 'mechanism:lianying' });
    expect((await one.get('/edit/mechanism:baotuan')).headers.get('location')).toBe('/edit/mechanism:lianying');

    const history = await one.html('/mechanism:baotuan/history');
    expect(words(history)).toMatch(/这个编号已并入 mechanism:lianying.*拆回/);
    expect(history).not.toContain('?state=');
    const back = await one.html('/edit/mechanism:baotuan/unmerge');
    expect(words(back)).toMatch(/移回.*抱团联营/);
    expect((await one.send('', back, { 'form-reason': '是两种' }, 'save')).response.status).toBe(303);
    expect(await pages.record('mechanism:baotuan')).toMatchObject({ id: 'mechanism:baotuan', label: '抱团联营' });
  });

  it('into nothing known, or into itself, is not offered', async () => {
    const unknown = await one.fill(path, { into: '没有' });
    expect(words(unknown.html)).toContain('没有找到');
    expect(unknown.html).not.toContain('value="save"');
    const same = await one.fill(path, { into: 'mechanism:baotuan' });
    expect(words(same.html)).toContain('请选两个不同的条目');
  });

  it('is not taken back where there was none', async () => {
    const answer = await one.get('/edit/mechanism:lianying/unmerge');
    expect([answer.status, words(await answer.text()).includes('没有并入过别的条目')]).toEqual([422, true]);
  });
});

describe('who edited while the id was merged away', () => {
  it('goes on with what it was merged into, and loses nothing', async () => {
    const opened = await one.html('/edit/mechanism:baotuan');
    const shown = await other.fill('/edit/mechanism:baotuan/merge', { into: '联营抱团' });
    await other.send('', shown.html, { 'form-reason': '同一做法' }, 'save');
    const { html, response } = await one.send('', opened, { summary: '我写的', 'form-reason': '试' });
    expect(response.status).toBe(409);
    expect(words(html)).toMatch(/已并入另一条目.*mechanism:lianying/);
    expect([formIn(html).get('summary'), html.includes('action="/edit/mechanism:lianying"')]).toEqual(['我写的', true]);
  });
});
