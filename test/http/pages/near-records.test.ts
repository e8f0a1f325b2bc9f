/** Where nothing is, what may have been meant. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import { lettersApart } from '../../../src/http/pages/letters-apart.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';
import { fillWithSeed } from './served-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ fill: fillWithSeed });
}, 60_000);
afterAll(() => pages.close());

/** Ids that the page offers. */
async function offered(path: string, of: IndexedPages = pages): Promise<readonly string[]> {
  const response = await of.get(encodeURI(path));
  expect([path, response.status]).toEqual([path, 404]);
  const [, section = ''] = /<section class="near"[^>]*>(.*?)<\/section>/s.exec(await response.text()) ?? [];
  return hrefs(section).map((href) => href.slice(1));
}

describe('a mistyped address', () => {
  it.each([
    ['/model:pinghuu', 'model:pinghu'],
    ['/model:pinghhu', 'model:pinghu'],
    ['/model:pnighu', 'model:pinghu'],
    ['/mechanism:pinghu', 'model:pinghu'],
    ['/model:pinghu-2', 'model:pinghu'],
    ['/mechanism:feidibaotuan', 'mechanism:feidi-baotuan'],
    ['/mechanism:feidi-baotuna', 'mechanism:feidi-baotuan'],
    ['/passage:huang-fu-2022-16-99', 'document:huang-fu-2022'],
    ['/model:pinghuu/history', 'model:pinghu'],
    ['/平湖模式', 'model:pinghu'],
    ['/model/pinghu', 'model:pinghu'],
    ['/wiki/飛地抱團', 'mechanism:feidi-baotuan'],
  ])('%s offers %s', async (path, id) => {
    expect(await offered(path)).toContain(id);
  });

  it('that is nearly an id offers the nearest first, and at most six', async () => {
    const ids = await offered('/model:pinghuu');
    expect(ids[0]).toBe('model:pinghu');
    expect((await offered('/mechanism:gongfu')).length).toBeLessThanOrEqual(6);
  });

  it.each(['/no/such/page', '/model:qqqqqqqq', '/wp-login.php', '/魑魅魍魉'])(
    '%s that is near nothing offers nothing',
    async (path) => {
      expect(await offered(path)).toEqual([]);
    },
  );

  it('puts what was asked into the search field', async () => {
    expect(await pages.html('/mechanism:feidi-baotuna')).toMatch(/<input id="q"[^>]* value="feidi baotuna"/);
  });

  it('is told to programs, too', async () => {
    const { errors } = (await pages.json('/model:pinghuu.json')) as {
      errors: readonly { extensions: { code: string; near: { records: readonly { id: string }[] } } }[];
    };
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', near: { records: [{ id: 'model:pinghu' }] } });
  });
});

it('what only editors may see is near for them alone', async () => {
  const small = await startPages();
  onTestFinished(() => small.close());
  expect(await offered('/project:anqv', small)).not.toContain('project:anqu');
  const asEditor = await small.get('/project:anqv', { authorization: `Bearer ${small.token}` });
  expect(await asEditor.text()).toContain('/project:anqu');
});

it('an outage of the search leaves the page that says that nothing is there', async () => {
  const away = async () => {
    throw new GongfuError('UNAVAILABLE', 'The index is closed.');
  };
  const down = await startPages({ around: (inquiries) => ({ ...inquiries, search: away, suggest: away }) });
  onTestFinished(() => down.close());
  for (const path of ['/model:nowhere', '/nowhere']) {
    const response = await down.get(path);
    expect([path, response.status, words(await response.text())]).toEqual([
      path,
      404,
      expect.stringContaining('没有找到'),
    ]);
  }
});

it.each([
  ['', '', 0],
  ['pinghu', 'pinghu', 0],
  ['pinghuu', 'pinghu', 1],
  ['pnighu', 'pinghu', 1],
  ['pinhu', 'pinghu', 1],
  ['pinghu', 'ouhai', 6],
  ['', 'abc', 3],
  ['平湖', '平胡', 1],
])('%s and %s are %i letters apart', (one, other, distance) => {
  expect([lettersApart(one, other), lettersApart(other, one)]).toEqual([distance, distance]);
});
