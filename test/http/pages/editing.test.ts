/** Editing on the pages, without JavaScript: what is entered is previewed, checked by the rules of the API, and saved with its reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type EditedPages, FULL_TEXT, formIn, startEditing } from './editing-pages.ts';
import { words } from './indexed-pages.ts';

let pages: EditedPages;
let editor: Browser;
beforeAll(async () => {
  pages = await startEditing();
  editor = await pages.editor();
});
afterAll(() => pages.close());

const NEW_FIGURE = '/edit/new?record=observation&subject=region:dongxian';
const FIGURE = {
  indicator: '村均收入',
  value: '３.5',
  unit: '万元',
  comparator: 'OVER',
  status: 'HOLDS',
  period: '2022',
  'form-reason': '补一项数据',
};

describe('an entity', () => {
  it('is added with what its type has, and is there with who, when and why', async () => {
    const saved = await editor.save('/edit/new?type=REGION', {
      label: '北县',
      labelEn: 'North County',
      level: 'COUNTY',
      'names[0].text': '小北',
      'names[0].kind': 'EPITHET',
      'form-reason': '新设的县',
    });
    expect(saved.response.status).toBe(303);
    const done = saved.response.headers.get('location') ?? '';
    expect(done).toMatch(/^\/edit\/region:bei-xian\/done\?revision=\d+$/);
    expect(words(await editor.html(done))).toMatch(/已保存.*北县.*新设的县.*再新增一条同类的/);
    expect(await pages.record('region:bei-xian')).toMatchObject({
      label: '北县',
      fields: { level: 'COUNTY' },
      names: [{ text: '小北', kind: 'EPITHET' }],
    });
    expect(words(await editor.html('/region:bei-xian/history'))).toMatch(/修改者 editor.*理由： 新设的县/);
  });

  it('opens with what is stored, and saved as it is changes nothing', async () => {
    const before = await pages.revision();
    const ids = ['model:dongxian', 'mechanism:lianying', 'policy:yijian', 'indicator:beicha', 'passage:jia-1'];
    const statements = [
      'relation:dongxian-sanlei',
      'relation:anqu-in',
      'observation:mi',
      'claim:mi',
      'relation:both-sources',
    ];
    for (const id of [...ids, ...statements]) {
      const { html } = await editor.fill(`/edit/${id}`, { 'form-reason': '试' });
      expect([id, words(html).match(/没有改动|将要保存.{0,300}/)?.[0]]).toEqual([id, '没有改动']);
    }
    expect(await pages.revision()).toBe(before);
  });

  it('shows before and after, field by field, and is saved by a second step alone', async () => {
    const { html, response } = await editor.fill('/edit/concept:heli', {
      label: '合力共为',
      kind: 'SLOGAN',
      'form-reason': '照原文改',
    });
    expect(response.status).toBe(200);
    expect(words(html)).toMatch(/将要保存的改动.*名称 合力 合力共为 类别 理念 提法/);
    expect(await pages.record('concept:heli')).toMatchObject({ label: '合力' });
    const saved = await editor.send('/edit/concept:heli', html, {}, 'save');
    expect(saved.response.status).toBe(303);
    expect(await pages.record('concept:heli')).toMatchObject({ label: '合力共为', kind: 'SLOGAN' });
  });

  it('is not saved as anything but what was previewed', async () => {
    const { html } = await editor.fill('/edit/concept:dangan', { label: '单打', 'form-reason': '试' });
    const late = await editor.send('/edit/concept:dangan', html, { label: '单打独斗' }, 'save');
    expect(late.response.status).toBe(200);
    expect(late.html).toContain('预览之后又有改动');
    expect(await pages.record('concept:dangan')).toMatchObject({ label: '单干' });
  });

  it('of a label that is there is not written over the one that has it', async () => {
    const { html, response } = await editor.fill('/edit/new?type=MODEL', { label: '东县模式', 'form-reason': '试' });
    expect(response.status).toBe(422);
    expect(words(html)).toContain('同类中已有同名条目');
    const taken = await editor.fill('/edit/new?type=MODEL', {
      label: '别的',
      id: 'model:dongxian',
      'form-reason': '试',
    });
    expect(words(taken.html)).toContain('已有条目用了这个编号');
    const distinct = { label: '东县模式', id: 'model:dongxian-2', distinct: 'true' };
    expect((await editor.save('/edit/new?type=MODEL', distinct)).response.status).toBe(303);
  });

  it('takes items in, out and up without losing what was typed', async () => {
    const path = '/edit/model:xixian';
    const first = await editor.fill(path, { label: '西县做法', 'names[0].text': '甲名' }, 'more:names');
    const second = await editor.send(path, first.html, { 'names[1].text': '乙名' }, 'more:names');
    const moved = await editor.send(path, second.html, {}, 'up:names[1]');
    expect(formIn(moved.html).get('names[0].text')).toBe('乙名');
    const left = await editor.send(path, moved.html, {}, 'remove:names[1]');
    const form = formIn(left.html);
    expect([form.get('label'), form.get('names[0].text'), form.get('names[1].text')]).toEqual(['西县做法', '乙名', '']);
  });
});

describe('what is refused', () => {
  it('says why at each field, keeps all that was typed, and links to the fields', async () => {
    const typed = { label: '  ', level: 'COUNTY', period: '去年', 'names[0].text': 'x'.repeat(400), 'form-reason': '' };
    const { html, response } = await editor.fill('/edit/region:xixian', typed);
    expect(response.status).toBe(422);
    const text = words(html);
    expect(text).toMatch(/有 4 处需要改正/);
    expect(text).toMatch(/时期 ： "去年" 不是时期/);
    expect(text).toMatch(/有 400 个字符，最多 300 个/);
    expect(html).toContain('href="#f-names[0].text"');
    expect(html).toMatch(/id="f-period"[^>]*aria-describedby="f-period-problem f-period-hint"[^>]*aria-invalid/);
    const form = formIn(html);
    expect([form.get('period'), form.get('names[0].text')]).toEqual(['去年', 'x'.repeat(400)]);
    expect(await pages.record('region:xixian')).toMatchObject({ label: '西县' });
  });

  it('is said in the language of the page', async () => {
    const { html } = await editor.fill('/edit/region:xixian?lang=en', { period: 'x', 'form-reason': 'x' });
    expect(words(html)).toMatch(/There is 1 problem.*Period : Is "x"; a period is 2021/);
  });

  it('is told to a script as JSON, which saves nothing', async () => {
    const form = formIn(await editor.html('/edit/region:xixian'));
    form.set('period', 'x');
    form.set('form-do', 'save');
    const before = await pages.revision();
    const answer = await editor.post('/edit/region:xixian', form, { accept: 'application/json' });
    expect(await answer.json()).toMatchObject({ problems: [{ field: 'period', message: { zh: expect.any(String) } }] });
    expect(await pages.revision()).toBe(before);
  });
});

describe('a figure', () => {
  it('is added with evidence that was found by words and a quote that stands there', async () => {
    const found = await editor.fill(NEW_FIGURE, { ...FIGURE, 'form-find-words:evidence': '二十个村' }, 'find:evidence');
    expect(found.html).toContain('pick:evidence=passage:jia-full');
    const picked = await editor.send(NEW_FIGURE, found.html, {}, 'pick:evidence=passage:jia-full');
    expect(picked.html).toContain(FULL_TEXT);
    const quote = { 'evidence[0].quote': '已有二十个村参加' };
    const previewed = await editor.send(NEW_FIGURE, picked.html, quote);
    expect(words(previewed.html)).toMatch(/指标 村均收入.*数值 3.5.*出处 论文甲，.*“已有二十个村参加”/);
    const saved = await editor.send(NEW_FIGURE, previewed.html, {}, 'save');
    const id = /observation:[a-z0-9-]+/.exec(saved.response.headers.get('location') ?? '')?.[0] ?? '';
    expect(await pages.record(id)).toMatchObject({
      indicator: 'indicator:cunjun',
      subject: 'region:dongxian',
      value: 3.5,
      unit: '万元',
      comparator: 'OVER',
      evidence: [{ passage: 'passage:jia-full', quote: '已有二十个村参加', stance: 'SUPPORTS' }],
    });
  });

  it('with a quote that does not stand in the passage is refused', async () => {
    const picked = await editor.fill(NEW_FIGURE, { ...FIGURE, value: '4' }, 'pick:evidence=passage:jia-full');
    const { html } = await editor.send(NEW_FIGURE, picked.html, { 'evidence[0].quote': '三十个村' });
    expect(words(html)).toMatch(/引文 ： "三十个村" 不在 论文甲，一，第 9 段 的原文里/);
    expect(formIn(html).get('evidence[0].quote')).toBe('三十个村');
  });

  it('is found its evidence by Enter in the field, and previewed by Enter elsewhere', async () => {
    const found = await editor.fill(NEW_FIGURE, { ...FIGURE, 'form-find-words:evidence': '二十个村' }, 'enter');
    expect(found.html).toContain('pick:evidence=passage:jia-full');
    expect(words((await editor.fill(NEW_FIGURE, { ...FIGURE, value: '6' }, 'enter')).html)).toContain('需要改正');
    const words6 = { 'form-find-words:evidence': '二十个村', value: '6' };
    expect(words((await editor.fill(NEW_FIGURE, { ...FIGURE, ...words6 }, 'preview')).html)).toContain('需要改正');
  });

  it('without evidence, without an end or with no number says what is missing', async () => {
    const { html } = await editor.fill(NEW_FIGURE, { ...FIGURE, indicator: '没有的指标', value: '1,000' });
    expect(words(html)).toMatch(/指标 ： 没有找到.*数值 ： 这不是数字/);
    const bare = await editor.fill(NEW_FIGURE, { ...FIGURE, value: '5' });
    expect(words(bare.html)).toMatch(/出处 ： 没有支持它的出处/);
  });

  it('takes passages by their place in a source, too', async () => {
    const asked = { ...FIGURE, 'form-find-source:evidence': '论文甲', 'form-find-paragraph:evidence': '3' };
    const { html } = await editor.fill(NEW_FIGURE, asked, 'find:evidence');
    const picks = [...html.matchAll(/pick:evidence=(passage:[a-z0-9-]+)/g)].map(([, id]) => id);
    expect(picks).toEqual(['passage:jia-3', 'passage:jia-4', 'passage:jia-full']);
    const unknown = await editor.fill(NEW_FIGURE, { 'form-find-source:evidence': '没有的' }, 'find:evidence');
    expect(words(unknown.html)).toContain('没有找到这个来源');
  });
});

describe('a relation', () => {
  it('is added between what is called by label and by pinyin, with its qualifier', async () => {
    const path = '/edit/new?relation=PAIRED_WITH';
    const picked = await editor.fill(
      path,
      {
        source: '东县',
        target: 'xixian',
        status: 'UNDERWAY',
        'qualifiers[0].role': 'VIA',
        'qualifiers[0].entity': '联营抱团 2.0',
        'form-reason': '结对',
      },
      'pick:evidence=passage:jia-2',
    );
    const previewed = await editor.send(path, picked.html, { target: 'region:xixian' });
    expect(words(previewed.html)).toMatch(
      /起点 东县.*关系类型 结对协作.*终点 西县.*限定 途径；联营抱团 2.0.*状态 推进中/,
    );
    const saved = await editor.send(path, previewed.html, {}, 'save');
    expect(saved.response.status).toBe(303);
    const id = /relation:[a-z0-9-]+/.exec(saved.response.headers.get('location') ?? '')?.[0] ?? '';
    expect(await pages.record(id)).toMatchObject({ qualifiers: [{ role: 'VIA', entity: 'version:lianying-2-0' }] });
  });

  it('that is stated already gets the evidence, and says so before', async () => {
    const path = '/edit/new?relation=USES&source=model:dongxian&target=mechanism:lianying';
    const picked = await editor.fill(path, { status: 'HOLDS', 'form-reason': '又一处' }, 'pick:evidence=passage:jia-4');
    const previewed = await editor.send(path, picked.html, {});
    expect(words(previewed.html)).toMatch(/同样的陈述已经有了.*relation:dongxian-lianying/);
    await editor.send(path, previewed.html, {}, 'save');
    expect(await pages.record('relation:dongxian-lianying')).toMatchObject({
      evidence: [{ passage: 'passage:jia-3' }, { passage: 'passage:jia-4' }],
    });
  });

  it('between types that it does not join is refused', async () => {
    const { html } = await editor.fill('/edit/new?relation=WITHIN&source=model:dongxian&target=region:nan', {
      status: 'HOLDS',
      'form-reason': '试',
    });
    expect(words(html)).toMatch(/起点 ： 东县模式 的类型不能作这种关系的起点/);
  });

  it('of an end that several are called lets one be chosen', async () => {
    for (const id of ['group:tong', 'concept:tong'])
      await editor.save(`/edit/new?type=${id.startsWith('group') ? 'GROUP' : 'CONCEPT'}`, {
        label: '同名',
        id,
        kind: 'IDEA',
      });
    const path = '/edit/new?record=claim';
    const { html } = await editor.fill(path, { subject: '同名', text: '一句' });
    expect(words(html)).toMatch(/有几个条目都叫这个名称/);
    const chosen = await editor.send(path, html, {}, 'choose:subject=group:tong');
    expect(words(chosen.html)).toMatch(/即： 同名 群体 group:tong/);
    expect(formIn(chosen.html).get('text')).toBe('一句');
  });
});

describe('what can be said of an entity', () => {
  it('is listed by what its type may stand in, each a form that has it filled in', async () => {
    const html = await editor.html('/edit?about=group:dishouru');
    expect(words(html)).toMatch(/新增关于“低收入户”的陈述.*受惠于/);
    expect(html).toContain('href="/edit/new?relation=BENEFITS&amp;target=group:dishouru"');
    expect(html).not.toContain('relation=WITHIN');
    expect(await editor.html('/group:dishouru')).toContain('href="/edit?about=group:dishouru"');
  });
});

describe('what cannot be added', () => {
  it('leads to what can, or is not found', async () => {
    expect((await editor.get('/edit/new?type=NONE')).headers.get('location')).toBe('/edit');
    expect((await editor.get('/edit/none:x')).status).toBe(404);
    expect((await editor.get('/edit/mechanism:lianying/none')).status).toBe(404);
  });
});
