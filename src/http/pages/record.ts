/** The page of every id, and that of its history. */
import type { Config } from '../../config.ts';
import type { Stored } from '../../domain/records.ts';
import { isEntity } from '../../inquiry/entities.ts';
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import { recordPage } from '../../ui/record/record-page.tsx';
import { historyPageData } from './history-data.ts';
import { oneParameter } from './one-parameter.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { AskedPage, Asking } from './page-lists.ts';
import type { PageDef } from './page-route.ts';
import { recordPageData, requireRecord } from './record-page-data.ts';
import { CONTENT } from './source-data.ts';
import { sourceLinks } from './source-links.ts';

type PublicUrl = Pick<Config, 'publicUrl'>;

const HISTORY = '/history';

/** `/model:pinghu`, with `?list=`, `?section=` and `?after=` a part of it. */
export function recordPageDef(inquiries: PageInquiries, { publicUrl }: PublicUrl): PageDef {
  return {
    name: 'record',
    params: ['list', 'section', 'after', 'style'],
    answer: async ({ path, query, scope }) => {
      const asking = { inquiries, asked: askedPage(path, query, publicUrl), scope };
      const stored = await requireRecord(asking);
      if (stored.record.id !== asking.asked.id) return { movedTo: `/${stored.record.id}` };
      const [data, metadata] = await Promise.all([recordPageData(stored, asking), metadataOf(stored, asking)]);
      return {
        data,
        html: (view) => recordPage(data, view, metadata?.tags),
        ...(metadata ? { links: sourceLinks(asking.asked.iri, metadata) } : {}),
      };
    },
  };
}

/** Of a source alone: what is about it on its page, reference managers would take for what the page is about. */
async function metadataOf(stored: Stored, { inquiries, scope }: Asking): Promise<SourceMetadata | undefined> {
  const isSource = isEntity(stored) && inquiries.ontology.entityType(stored.record.type)?.isSource === true;
  return isSource ? inquiries.sourceMetadata(stored, scope) : undefined;
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
  const [after, style] = [query.get('after') || undefined, oneParameter(query, 'style')];
  return { id, iri: publicUrl + path, list, after, section, style };
}
