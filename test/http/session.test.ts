/** Editors who sign in on the pages: what the cookie is, what it opens and what it does not, and when it ends. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SESSION_MS } from '../../src/access/sessions.ts';
import { type Browser, type EditedPages, formIn, startEditing } from './pages/editing-pages.ts';

let pages: EditedPages;
let clock = Date.now();
beforeAll(async () => {
  pages = await startEditing({ now: () => clock });
});
afterAll(() => pages.close());
beforeEach(() => {
  clock = Date.now();
});

/** Who signed in sees the form; who did not is sent to sign in. */
async function mayEdit(browser: Browser): Promise<boolean> {
  return (await browser.get('/edit/region:dong')).status === 200;
}

describe('signing in', () => {
  it('gives a cookie that no script and no other site can use, and goes back where one was', async () => {
    const browser = pages.reader();
    const answer = await browser.post('/sign-in', {
      'form-sign-in': ` ${pages.server.token} `,
      to: '/region:dong?lang=en',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/region:dong?lang=en']);
    expect(answer.headers.get('set-cookie')).toMatch(/^gongfu=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await mayEdit(browser)).toBe(true);
  });

  it('leads to no other host', async () => {
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example/x', 'javascript:alert(1)', '']) {
      const answer = await pages.reader().post('/sign-in', { 'form-sign-in': pages.server.token, to });
      expect([to, answer.headers.get('location')]).toEqual([to, '/']);
    }
  });

  it('behind TLS is held to it', async () => {
    const secure = await startEditing({ flags: { 'public-url': 'https://gongfu.test' } });
    const answer = await secure.reader().post('/sign-in', { 'form-sign-in': secure.server.token, to: '/' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-gongfu=.{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    await secure.close();
  });

  it('with a wrong token says so and asks again', async () => {
    const browser = pages.reader();
    const answer = await browser.post('/sign-in', { 'form-sign-in': 'gongfu_wrong', to: '/edit' });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const html = await answer.text();
    expect(html).toContain('这个令牌不认识或已作废');
    expect(html).toContain('value="/edit"');
    expect(html).not.toContain('gongfu_wrong');
    expect(browser.cookie).toBe('');
  });

  it('takes a good token however many wrong ones were sent', async () => {
    const own = await startEditing();
    onTestFinished(() => own.close());
    const statuses = [];
    for (let n = 0; n < 12; n += 1)
      statuses.push((await own.reader().post('/sign-in', { 'form-sign-in': 'gongfu_wrong' })).status);
    expect(statuses.at(-1)).toBe(429);
    expect(await mayEdit(await own.editor())).toBe(true);
  });

  it('is refused to forms of other sites', async () => {
    const answer = await pages
      .reader()
      .post('/sign-in', { 'form-sign-in': pages.server.token }, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  });
});

describe('a session', () => {
  it('shows what only editors see, marked as such, and lets no cache keep it', async () => {
    const hidden = '/document:mi';
    expect((await pages.reader().get(hidden)).status).toBe(404);
    const editor = await pages.editor();
    const answer = await editor.get(hidden);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('vary')).toContain('cookie');
    expect(await answer.text()).toContain('本页不公开');
    expect(await editor.html('/region:dong')).not.toContain('本页不公开');
  });

  it('shows who signed in and the way out, and to readers the way in', async () => {
    expect(await (await pages.editor()).html('/region:dong')).toMatch(
      /editor-name">editor<.*href="\/edit\/region:dong"/s,
    );
    expect(await pages.reader().html('/region:dong')).toContain('href="/sign-in?to=%2Fregion:dong"');
  });

  it('does not open the API, which takes tokens alone', async () => {
    const editor = await pages.editor();
    const query = 'mutation { remove(ids: ["region:xixian"], reason: "x") { revision } }';
    const ask = (headers: Record<string, string>) =>
      fetch(`${pages.server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
    const refused = await (await ask({ cookie: editor.cookie })).text();
    expect(refused).toContain('UNAUTHENTICATED');
    const hidden = await fetch(`${pages.server.url}/graphql?query={node(id:"document:mi"){id}}`, {
      headers: { cookie: editor.cookie, accept: 'application/json' },
    });
    expect(await hidden.json()).toEqual({ data: { node: null } });
    expect(await pages.record('region:xixian')).toBeDefined();
  });

  it('ends at once when its token is revoked', async () => {
    const token = pages.server.tokens.create('短期');
    const editor = await pages.editor(token);
    expect(await mayEdit(editor)).toBe(true);
    pages.server.tokens.revoke('短期');
    expect(await mayEdit(editor)).toBe(false);
    expect((await editor.get('/document:mi')).status).toBe(404);
  });

  it('ends after twelve hours without use, not before', async () => {
    const editor = await pages.editor();
    clock += SESSION_MS - 1_000;
    expect(await mayEdit(editor)).toBe(true);
    clock += SESSION_MS - 1_000;
    expect(await mayEdit(editor)).toBe(true);
    clock += SESSION_MS;
    expect(await mayEdit(editor)).toBe(false);
  });

  it('ends by signing out, with the form’s own token alone', async () => {
    const editor = await pages.editor();
    const csrf = /name="form-token" value="([^"]+)"/.exec(await editor.html('/'))?.[1] ?? '';
    expect((await editor.post('/sign-out', { 'form-token': 'x' })).status).toBe(403);
    expect(await mayEdit(editor)).toBe(true);
    expect((await editor.get('/sign-out')).status).toBe(405);
    const { cookie } = editor;
    const answer = await editor.post('/sign-out', { 'form-token': csrf });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('Max-Age=0')]);
    editor.cookie = cookie;
    expect(await mayEdit(editor)).toBe(false);
  });

  it('that nobody opened is none', async () => {
    const stranger = pages.reader();
    for (const cookie of [
      'gongfu=',
      `gongfu=${'a'.repeat(43)}`,
      'gongfu=__proto__',
      'x',
      `gongfu=${'a'.repeat(9_000)}`,
    ]) {
      stranger.cookie = cookie;
      expect([cookie.slice(0, 20), await mayEdit(stranger)]).toEqual([cookie.slice(0, 20), false]);
    }
  });
});

describe('a form', () => {
  const path = '/edit/region:dong';

  async function opened(editor: Browser): Promise<URLSearchParams> {
    const form = formIn(await editor.html(path));
    form.set('label', '东市（改）');
    form.set('form-reason', '试');
    form.set('form-do', 'preview');
    return form;
  }

  it.each([
    ['without its token', () => ''],
    ['with a wrong one', () => 'x'.repeat(43)],
    [
      'with that of another session',
      async () => formIn(await (await pages.editor()).html(path)).get('form-token') ?? '',
    ],
  ])('%s changes nothing and loses nothing', async (_, token) => {
    const editor = await pages.editor();
    const form = await opened(editor);
    form.set('form-token', await token());
    form.set('form-do', 'save');
    const before = await pages.revision();
    const answer = await editor.post(path, form);
    const html = await answer.text();
    expect(answer.status).toBe(403);
    expect(html).toContain('来自另一次登录');
    expect(formIn(html).get('label')).toBe('东市（改）');
    expect(await pages.revision()).toBe(before);
  });

  it('of another site is refused, whatever it carries', async () => {
    const editor = await pages.editor();
    const form = await opened(editor);
    const strangers: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ];
    for (const headers of strangers) expect((await editor.post(path, form, headers)).status).toBe(403);
  });

  it('sent when the session is over waits for the token and comes back with all that was typed', async () => {
    const editor = await pages.editor();
    const form = await opened(editor);
    form.set('form-do', 'save');
    editor.cookie = '';
    const asked = await editor.post(path, form);
    const waiting = await asked.text();
    expect(asked.status).toBe(401);
    expect(waiting).toContain('所填内容都还在');
    const kept = formIn(waiting.replace('class="sign-in"', 'class="edit-form"'));
    expect(kept.get('label')).toBe('东市（改）');
    kept.set('form-sign-in', 'gongfu_wrong');
    const again = await editor.post(path, kept);
    expect([again.status, (await again.text()).includes('东市（改）')]).toEqual([401, true]);
    kept.set('form-sign-in', pages.server.token);
    const back = await editor.post(path, kept);
    const html = await back.text();
    expect([back.status, formIn(html).get('label')]).toEqual([200, '东市（改）']);
    expect(html).toContain('尚未保存');
    expect(html).not.toContain(pages.server.token);
    expect(await pages.record('region:dong')).toMatchObject({ label: '东市' });
    expect(await mayEdit(editor)).toBe(true);
  });

  it('is only for who signed in', async () => {
    const answer = await pages.reader().get('/edit/region:dong?state=1');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?to=%2Fedit%2Fregion:dong%3Fstate%3D1',
    ]);
    const check = await pages.reader().post(path, { label: 'x' }, { accept: 'application/json' });
    expect(check.status).toBe(401);
  });
});
