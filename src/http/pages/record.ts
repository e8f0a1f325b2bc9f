/** The page of every id, and that of its history. */
import type { Config } from '../../config.ts';
import { recordPage } from '../../ui/record/record-page.tsx';
import { historyPageData } from './history-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { AskedPage } from './page-lists.ts';
import type { PageDef } from './page-route.ts';
import { recordPageData, requireRecord } from './record-page-data.ts';
import { CONTENT } from './source-data.ts';

type PublicUrl = Pick<Config, 'publicUrl'>;

const HISTORY = '/history';

/** `/model:pinghu`, with `?list=`, `?section=` and `?after=` a part of it. */
export function recordPageDef(inquiries: PageInquiries, { publicUrl }: PublicUrl): PageDef {
  return {
    name: 'record',
    params: ['list', 'section', 'after'],
    answer: async ({ path, query, scope }) => {
      const asking = { inquiries, asked: askedPage(path, query, publicUrl), scope };
      const stored = await requireRecord(asking);
      if (stored.record.id !== asking.asked.id) return { movedTo: `/${stored.record.id}` };
      const data = await recordPageData(stored, asking);
      return { data, html: (view) => recordPage(data, view) };
    },
  };
}

/** `/model:pinghu/history`: also of what is removed, and of an id that was merged away. */
export function historyPageDef(inquiries: PageInquiries, { publicUrl }: PublicUrl): PageDef {
  return {
    name: 'history',
    params: ['after'],
    answer: async ({ path, query, scope }) => {
      const data = await historyPageData({ inquiries, asked: askedPage(path, query, publicUrl), scope });
      return { data, html: (view) => recordPage(data, view) };
    },
  };
}

/** A section is a list by itself: that of the text below it. */
function askedPage(path: string, query: URLSearchParams, publicUrl: string): AskedPage {
  const id = path.slice(1).replace(new RegExp(`${HISTORY}$`), '');
  const section = query.getAll('section').filter((heading) => heading !== '');
  const list = query.get('list') || (section.length > 0 ? CONTENT : undefined);
  return { id, iri: publicUrl + path, list, after: query.get('after') || undefined, section };
}
