/** Inquiries → what the pages show (ui/page-data.ts). */
import { GongfuError } from '../domain/errors.ts';
import type { EntityRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';
import type { SearchAnswer, SearchHit } from '../inquiry/searching.ts';
import type { FirstPageData, HitData, SearchPageData } from '../ui/page-data.ts';
import { readNamed } from './named-records.ts';

export type PageInquiries = Pick<Inquiries, 'ontology' | 'reads' | 'places' | 'search'>;

const MODELS_LISTED = 100;
const HITS_LISTED = 20;

const NOTICES: Readonly<Record<SearchAnswer['degraded'][number], string>> = {
  SEMANTIC_UNAVAILABLE: '目前只有全文检索，没有语义检索。',
  SEMANTIC_BEHIND: '语义检索尚未跟上最近的修改。',
  INDEX_BEHIND: '检索尚未跟上最近的修改，结果可能不全。',
  TIME_LIMIT: '检索时间已到，结果可能不全。',
  FALLBACK_INDEX: '检索暂由备用索引回答。',
};

/** The models by their labels; empty where the ontology has no such type. */
export async function firstPageData({ ontology, reads }: PageInquiries, scope: Scope): Promise<FirstPageData> {
  if (!ontology.entityType('MODEL')) return { models: [], more: 0 };
  const query = {
    filter: { types: ['MODEL'] },
    order: { by: 'LABEL', descending: false },
    page: { first: MODELS_LISTED, withTotal: true },
  } as const;
  const [page] = await reads.entities([query], scope);
  const models = (page?.edges ?? []).map(({ node }) => listed(node.record));
  return { models, more: Math.max(0, (page?.totalCount ?? 0) - models.length) };
}

/** Errors: BAD_USER_INPUT, where the query is too long. */
export async function searchPageData(inquiries: PageInquiries, asked: string, scope: Scope): Promise<SearchPageData> {
  const query = asked
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  if (query === '') return { query, hits: [], totalCount: 0, notices: [] };
  const answer = await inquiries.search(
    { query, mode: 'FULL_TEXT', filter: {}, first: HITS_LISTED, facets: [] },
    scope,
  );
  const named = await readNamed(
    inquiries,
    answer.hits.map(({ id }) => id),
    scope,
  );
  const hits = answer.hits.flatMap((hit): readonly HitData[] => {
    const name = named.get(hit.id);
    return name ? [{ id: hit.id, label: name.label, kind: name.kind, highlights: marked(hit, name.label) }] : [];
  });
  return { query, hits, totalCount: answer.totalCount, notices: answer.degraded.map((one) => NOTICES[one]) };
}

export function notFound(id: string): GongfuError {
  return new GongfuError('NOT_FOUND', `There is nothing with the id ${id}.`, { details: { ids: [id] } });
}

function listed({ id, label, labelEn, summary }: EntityRecord) {
  return { id, label, ...(labelEn ? { labelEn } : {}), ...(summary ? { summary } : {}) };
}

/** What matched beside the label that is shown anyhow. */
function marked(hit: SearchHit, label: string): HitData['highlights'] {
  return hit.highlights.filter(({ text }) => text !== label).map(({ text, ranges }) => ({ text, ranges }));
}
