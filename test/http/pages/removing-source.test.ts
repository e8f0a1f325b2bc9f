/** The page that removes a source: it shows what only the source supports, and takes that with it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EditedPages, startEditing } from './editing-pages.ts';

let pages: EditedPages;

beforeAll(async () => {
  pages = await startEditing();
});
afterAll(() => pages?.close());

it('shows the statements that go with a source, and removes them with it; entities stay', async () => {
  const editor = await pages.editor();
  const path = '/edit/document:jia/remove';
  const asked = await editor.html(path);
  expect(asked).toContain('东县模式');
  const sent = await editor.send(path, asked, { 'form-reason': '撤下' }, 'save');
  expect(sent.response.status).toBe(303);
  expect(await pages.record('document:jia')).toBeUndefined();
  expect(await pages.record('passage:jia-1')).toBeUndefined();
  expect(await pages.record('relation:dongxian-in')).toBeUndefined();
  expect(await pages.record('relation:both-sources')).toMatchObject({ evidence: [{ passage: 'passage:mi-1' }] });
  expect(await pages.record('model:dongxian')).toBeDefined();
});
