/** Entities side by side: how they are named, what the table says, and what of it can be taken along. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSV_MARK } from '../../../src/domain/csv.ts';
import type { ComparePageData } from '../../../src/ui/compare/compare-page-data.ts';
import { at, entity, observation, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

const BOTH = '/compare?ids=model:dongxian,model:xixian';

let pages: IndexedPages;
beforeAll(async () => {
  const evidence = [at('passage:jia-1', { quote: '甲' })];
  const more = [
    entity('MODEL', '北县模式', { id: 'model:bei', summary: '北县的做法。' }),
    entity('CONCEPT', '同名', { id: 'concept:tong' }),
    entity('GROUP', '同名', { id: 'group:tong', distinct: true }),
    relation('USES', 'model:bei', 'mechanism:lianying', { status: 'UNDERWAY', evidence }),
    observation('indicator:beicha', 'model:xixian', {
      value: 1.7,
      comparator: 'UNDER',
      period: '2020',
      comparedWith: 'region:nan',
      basis: 'INFERRED',
      evidence,
    }),
  ];
  pages = await startPages({ items: [...smallWorld(), ...more] });
});
afterAll(() => pages.close());

const json = async (path: string) => (await pages.json(path)) as ComparePageData;

/** The row of a key as a reader reads it, a cell each. */
async function rowOf(path: string, key: string): Promise<readonly string[]> {
  const [, row = ''] = new RegExp(`<tr id="${key}"[^>]*>(.*?)</tr>`).exec(await pages.html(path)) ?? [];
  return row
    .split(/<t[hd][ >]/)
    .slice(1)
    .map((cell) => words(`<${cell}`).trim());
}

describe('which are compared', () => {
  it('without any there is a form, and comparisons of what most is stated of', async () => {
    const html = await pages.html('/compare');
    const { examples } = await json('/compare.json');
    expect(examples[0]?.entities.length).toBeGreaterThan(1);
    for (const { entities } of examples)
      expect(hrefs(html)).toContain(`/compare?ids=${entities.map(({ id }) => id).join(',')}`);
    expect(html.match(/<input [^>]*name="ids"/g)).toHaveLength(2);
  });

  it('one alone asks for another, and names those of its type', async () => {
    const html = await pages.html('/compare?ids=model:bei');
    expect(words(html)).toContain('还要再选一个');
    expect(hrefs(html)).toContain('/compare?ids=model:bei,model:dongxian');
    expect(html).not.toContain('<table');
  });

  it.each([
    ['labels', `/compare?ids=${encodeURIComponent('东县模式')}&ids=${encodeURIComponent('西县模式')}`],
    ['a name that is added', `/compare?ids=model:dongxian&add=${encodeURIComponent('西县模式')}`],
    ['one that is named twice', `/compare?ids=model:dongxian,model:xixian,${encodeURIComponent('东县模式')}`],
  ])('%s lead to the one address by ids', async (_, path) => {
    const response = await pages.get(path);
    expect([response.status, response.headers.get('location')]).toEqual([303, BOTH]);
  });

  it('choice, language and form stay on the way there', async () => {
    const added = `&add=${encodeURIComponent('西县模式')}&show=shared&lang=en`;
    const response = await pages.get(`/compare.json?ids=model:dongxian${added}`);
    expect(response.headers.get('location')).toBe('/compare.json?ids=model:dongxian,model:xixian&show=shared&lang=en');
  });

  it('a name that several have is asked back, with a link for each', async () => {
    const response = await pages.get(`/compare?ids=model:bei&add=${encodeURIComponent('同名')}`);
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(words(html)).toContain('“同名”不止一个');
    expect(hrefs(html)).toEqual(
      expect.arrayContaining(['/compare?ids=model:bei,concept:tong', '/compare?ids=model:bei,group:tong']),
    );
  });

  it('a name that nothing has is said, with what is near', async () => {
    const response = await pages.get(`/compare?ids=model:bei&add=${encodeURIComponent('东县的模式')}`);
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(words(html)).toContain('没有名称或编号是“东县的模式”的条目');
    expect(hrefs(html)).toContain('/compare?ids=model:bei,model:dongxian');
  });

  it('a name that is markup is said back as text', async () => {
    const response = await pages.get(`/compare?add=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain('“&quot;>&lt;img src=x onerror=alert(1)>”');
    expect(html).not.toContain('<img');
  });

  it('an id that there is not leaves the others compared', async () => {
    const response = await pages.get(`${BOTH},model:gone`);
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain('<tr id="relation:USES:OUT"');
    const body = (await pages.json(`/compare.json?ids=model:bei,model:gone`)) as Record<string, unknown>;
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND', ids: ['model:gone'] } }] });
  });

  it.each([
    ['seven', `/compare?ids=${[1, 2, 3, 4, 5, 6, 7].map((n) => `model:m${n}`).join(',')}`, '最多 6 个'],
    ['a choice that there is not', `${BOTH}&show=some`, 'all, differ, shared'],
    ['a name longer than any', `/compare?add=${'x'.repeat(201)}`, '最多 200 个字符'],
  ])('%s is refused in words', async (_, path, said) => {
    const response = await pages.get(path);
    expect(response.status).toBe(400);
    expect(words(await response.text())).toContain(said);
  });

  it('each can be removed, and as many added as make six', async () => {
    const html = await pages.html(BOTH);
    expect(hrefs(html)).toContain('/compare?ids=model:xixian');
    expect(html).toContain('aria-label="移去东县模式"');
    expect(html).toMatch(/<input type="hidden" name="ids" value="model:dongxian,model:xixian"/);
  });
});

describe('the table', () => {
  it('has a head for each of the compared, and a head for each row and group', async () => {
    const html = await pages.html(BOTH);
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
    expect(html.match(/<th scope="rowgroup"/g)?.length).toBeGreaterThan(1);
    const rows = [...html.matchAll(/<tr id="[^"]*"[^>]*>(.*?)<\/tr>/g)];
    for (const [, row = ''] of rows) expect(row.match(/<th scope="row"|<td/g)).toHaveLength(3);
  });

  it('says of what is shared that it is, and marks it without colour', async () => {
    const [head, ...cells] = await rowOf(BOTH, 'relation:USES:OUT');
    expect(head).toBe('运用');
    for (const cell of cells) expect(cell).toMatch(/^联营抱团 两方都有/);
    expect(await pages.html(BOTH)).toContain('<li class="is-shared"');
  });

  it('of three, names who else has it, or that all have', async () => {
    const three = `${BOTH},model:bei`;
    expect((await rowOf(three, 'relation:USES:OUT'))[3]).toContain('各方都有');
    expect(await pages.html(`${three}&lang=en`)).toContain('shared by all');
  });

  it('what is not said to hold, or not in words, says so first or beside it', async () => {
    expect((await rowOf(`${BOTH},model:bei`, 'relation:USES:OUT'))[3]).toMatch(/^推进中 ： 联营抱团/);
    expect((await rowOf(BOTH, 'indicator:indicator:beicha'))[2]).toContain('由文推知');
  });

  it('figures have comparator, period and what they are against', async () => {
    const [, , figure] = await rowOf(BOTH, 'indicator:indicator:beicha');
    expect(figure).toMatch(/^低于1\.7/);
    expect(figure).toContain('比较对象： 南省');
    expect(figure).toContain('2020年');
  });

  it('an empty cell is plain, and says in words that nothing was entered', async () => {
    expect((await rowOf(BOTH, 'indicator:indicator:beicha'))[1]).toBe('— 没有录入');
  });

  it('the quote and its place are one step away, with a link to the statement', async () => {
    const html = await pages.html(BOTH);
    const [, figure = ''] = /<tr id="indicator:indicator:beicha">(.*?)<\/tr>/.exec(html) ?? [];
    expect(figure).toMatch(/<details class="evidence compact"><summary>.*<q[^>]*><bdi>甲<\/bdi><\/q>/);
    expect(hrefs(figure).some((href) => href.startsWith('/passage:jia-1#observation:'))).toBe(true);
    expect(hrefs(figure).some((href) => href.startsWith('/observation:'))).toBe(true);
  });

  it('only what is shared, or only where they differ, by an address', async () => {
    const [shared, differ, all] = await Promise.all([
      json(`/compare.json?ids=model:dongxian,model:xixian&show=shared`),
      json(`/compare.json?ids=model:dongxian,model:xixian&show=differ`),
      json(`/compare.json?ids=model:dongxian,model:xixian`),
    ]);
    const rows = ({ groups }: ComparePageData) => groups.flatMap((group) => group.rows);
    const items = (data: ComparePageData) => rows(data).flatMap(({ cells }) => cells.flat());
    expect(items(shared).every(({ sharedWith }) => sharedWith.length > 0)).toBe(true);
    expect(rows(differ).map(({ key }) => key)).toContain('indicator:indicator:beicha');
    expect(rows(shared).map(({ key }) => key)).not.toContain('indicator:indicator:beicha');
    expect([rows(all).length, rows(differ).length, rows(shared).length]).toEqual(Object.values(all.counts));
    expect(hrefs(await pages.html(BOTH))).toContain(`${BOTH}&show=differ`);
  });

  it('what only editors may read is in none of it', async () => {
    const open = await pages.html(BOTH);
    const response = await pages.get(BOTH, { authorization: `Bearer ${pages.token}` });
    expect(open).not.toContain('passage:mi-1');
    expect(await response.text()).toContain('passage:mi-1');
  });
});

describe('what is taken along', () => {
  it('each file has the parameters of the page, a name and its language', async () => {
    const html = await pages.html(`${BOTH}&show=shared`);
    for (const suffix of ['csv', 'md', 'tex'])
      expect(hrefs(html)).toContain(`/compare.${suffix}?ids=model:dongxian,model:xixian&show=shared`);
    const response = await pages.get('/compare.csv?ids=model:dongxian,model:xixian&show=shared');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="compare-model-dongxian-model-xixian.csv"',
    );
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  it('CSV opens with its Chinese intact, and has only what was chosen', async () => {
    const bytes = await (await pages.get('/compare.csv?ids=model:dongxian,model:xixian&show=shared')).arrayBuffer();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith(CSV_MARK)).toBe(true);
    expect(text).toContain('联营抱团');
    expect(text).not.toContain('1.7');
  });

  it('Markdown and LaTeX name the address that they are from', async () => {
    for (const suffix of ['md', 'tex']) {
      const text = await pages.html(`/compare.${suffix}?ids=model:dongxian,model:xixian`);
      expect(text).toContain('http://gongfu.test/compare?ids=model:dongxian,model:xixian');
      expect(text).toContain('低于1.7');
    }
  });

  it('a file of what cannot be compared is refused like its page', async () => {
    const codes = ['ids=model:bei', 'ids=model:bei,model:gone', `ids=model:bei&add=${encodeURIComponent('同名')}`];
    const statuses = await Promise.all(codes.map(async (query) => (await pages.get(`/compare.csv?${query}`)).status));
    expect(statuses).toEqual([400, 404, 409]);
  });

  it('the address is cited with what changed last, and the sources stand with theirs', async () => {
    const html = words(await pages.html(BOTH));
    expect(html).toMatch(
      /比较：东县模式、西县模式\[DS\/OL\]\. 修订 1（\d{4}-\d\d-\d\d）\. http:\/\/gongfu\.test\/compare\?ids=/,
    );
    expect(html).toContain('http://gongfu.test/document:jia');
  });
});
