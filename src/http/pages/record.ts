/** The page of every id, and that of its history. */
import type { Config } from '../../config.ts';
import type { Stored } from '../../domain/records.ts';
import type { Documents } from '../../ingest/documents.ts';
import { isEntity } from '../../inquiry/entities.ts';
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import type { GraphPreviewData } from '../../ui/graph/graph-preview.tsx';
import { recordPage } from '../../ui/record/record-page.tsx';
import { graphPreviewData } from './graph-preview-data.ts';
import { historyPageData } from './history-data.ts';
import { oneParameter } from './one-parameter.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { AskedPage, Asking } from './page-lists.ts';
import type { PageDef } from './page-route.ts';
import { recordPageData, requireRecord } from './record-page-data.ts';
import { entityLink } from './record-words.ts';
import { CONTENT } from './source-data.ts';
import { recordLinks, sourceLinks } from './source-links.ts';

type PublicUrl = Pick<Config, 'publicUrl'>;

const HISTORY = '/history';

/** `/model:pinghu`, with `?list=`, `?section=` and `?after=` a part of it. */
export function recordPageDef(
  inquiries: PageInquiries,
  { publicUrl, documents }: PublicUrl & { readonly documents: Documents },
): PageDef {
  return {
    name: 'record',
    params: ['list', 'section', 'after', 'style'],
    answer: async ({ path, query, scope, keptStyle }) => {
      const asking = { inquiries, asked: { ...askedPage(path, query, publicUrl), keptStyle }, scope };
      const stored = await requireRecord(asking);
      if (stored.record.id !== asking.asked.id) return { movedTo: `/${stored.record.id}` };
      const [data, metadata] = await Promise.all([recordPageData(stored, asking), metadataOf(stored, asking)]);
      const kept = metadata && (await documents.fileOf(stored.record.id, scope.viewer));
      return {
        data,
        html: async (view) =>
          recordPage(data, view, {
            source: metadata,
            preview: await previewOf(stored, asking),
            hasFile: kept !== undefined,
          }),
        links: metadata ? sourceLinks(data, metadata, publicUrl) : recordLinks(data),
      };
    },
  };
}

/** Of a source alone: what is about it on its page, reference managers would take for what the page is about. */
async function metadataOf(stored: Stored, { inquiries, scope }: Asking): Promise<SourceMetadata | undefined> {
  const isSource = isEntity(stored) && inquiries.ontology.entityType(stored.record.type)?.isSource === true;
  return isSource ? inquiries.sourceMetadata(stored, scope) : undefined;
}

/** Of a whole page of what is no source: a source is joined to nearly all that stands in it. */
async function previewOf(stored: Stored, { inquiries, asked, scope }: Asking): Promise<GraphPreviewData | undefined> {
  if (!isEntity(stored) || asked.list !== undefined) return undefined;
  const { ontology } = inquiries;
  const isSource = ontology.entityType(stored.record.type)?.isSource === true;
  return isSource ? undefined : graphPreviewData(inquiries, [entityLink(ontology, stored.record)], scope);
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
