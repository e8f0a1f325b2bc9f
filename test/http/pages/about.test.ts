/** What the service says of itself: nothing that is not so. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { startFixture } from '../http-fixture.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

describe('the page about the service', () => {
  it('says what the graph holds, and which sources were read', async () => {
    const text = words(await pages.html('/about'));
    expect(text).toContain('文献段落 4 段');
    expect(text).toContain('读入正文的文献： 论文甲 4 段');
    expect(hrefs(await pages.html('/about'))).toEqual(
      expect.arrayContaining(['/document:jia', '/browse', '/ontology']),
    );
  });

  it('says how it is cited, by permanent addresses and with the day', async () => {
    const text = words(await pages.html('/about'));
    const today = new Date().toISOString().slice(0, 10);
    expect(text).toContain(`共富：中国公共政策知识图谱[DB/OL]. [${today}]. http://gongfu.test.`);
    expect(text).toMatch(
      /\[DB\/OL\]\/\/共富：中国公共政策知识图谱\. \[[\d-]+\]\. http:\/\/gongfu\.test\/[a-z]+:[a-z-]+\./,
    );
  });

  it('names every cookie that the service sets', async () => {
    const text = words(await pages.html('/about'));
    const cited = await pages.get('/cite?ids=document:jia&style=apa');
    const set = cited.headers.getSetCookie().map((cookie) => cookie.split('=')[0] ?? '');
    expect(set).toEqual(['style']);
    for (const name of [...set, 'gongfu']) expect(text).toContain(`${name} Cookie`);
  });

  it('gives its licence and its version', async () => {
    const text = words(await pages.html('/about?lang=en'));
    expect(text).toContain(`under the ${packageJson.license} licence`);
    expect(text).toContain('Version 0.0.0');
  });

  it('hides from the public what only editors may see', async () => {
    expect(await pages.html('/about')).not.toContain('内部稿');
  });
});

it('says so where what is searched for goes to a service elsewhere', async () => {
  const { createInquiries } = await import('../../../src/inquiry/inquiries.ts');
  const { createReferenceStore } = await import('../../store/reference.ts');
  const { shippedOntology } = await import('../../graphql/asking.ts');
  const ontology = await shippedOntology();
  const store = createReferenceStore(ontology);
  // The page asks nothing of the index.
  const inquiries = createInquiries({ ontology, store, index: {} as never });
  const flags = {
    embedder: 'ollama',
    'embedder-url': 'http://127.0.0.1:1',
    'embedder-model': 'm',
    'embedder-dimension': '8',
  };
  const server = await startFixture({ flags, parts: { inquiries } });
  onTestFinished(() => server.close());
  const html = await (await fetch(`${server.url}/about`, { headers: { accept: 'text/html' } })).text();
  expect(words(html)).toContain('会送往那里');
  expect(words(html)).not.toContain('都不会传到别处');
});
