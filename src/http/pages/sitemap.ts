/**
 * All pages of entities for crawlers (https://www.sitemaps.org): an index, and parts by type. What is not public is in none of them,
 * whoever asks.
 */
import type { Config } from '../../config.ts';
import { type Scope, scopeFor } from '../../domain/scope.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { reply } from '../exchange.ts';
import { oneParameter } from './one-parameter.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { nothingHere } from './page-route.ts';

export const SITEMAP_PATH = '/sitemap.xml';
const PART_PATH = '/sitemap-part.xml';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The standard allows 50,000 addresses in a part. */
const PART_LENGTH = 25_000;
/** As many as a port takes at once. */
const READ_AT_ONCE = 1_000;

/** Pages that are there whatever the graph holds. */
const FIXED_PATHS = ['/', '/browse', '/ontology', '/about', '/help'];

interface SitemapParts {
  readonly inquiries: PageInquiries;
  readonly config: Pick<Config, 'requestTimeoutMs' | 'publicUrl'>;
}

export function sitemapRoutes(parts: SitemapParts): readonly (readonly [path: string, Route])[] {
  const route = (name: string, handle: Route['handle']): Route => ({
    name,
    methods: ['GET'],
    readsGraph: true,
    handle,
  });
  return [
    [SITEMAP_PATH, route('sitemap', () => index(parts))],
    [PART_PATH, route('sitemap-part', (exchange) => part(exchange, parts))],
  ];
}

/** One read. */
async function index({ inquiries, config }: SitemapParts): Promise<Reply> {
  const { ontology, reads } = inquiries;
  const { entities } = await reads.counts(publicScope(config));
  const addresses = ontology.entityTypes.flatMap(({ name }) => {
    const length = Math.ceil((entities[name] ?? 0) / PART_LENGTH);
    return Array.from({ length }, (_, i) => `${PART_PATH}?type=${name}&part=${i + 1}`);
  });
  const lines = [PART_PATH, ...addresses].map((path) => `  <sitemap>${location(config.publicUrl + path)}</sitemap>`);
  return xml('sitemapindex', lines);
}

/** As many reads as thousands of entities up to its end. Errors: NOT_FOUND for a part that there is not. */
async function part({ query }: Exchange, { inquiries, config }: SitemapParts): Promise<Reply> {
  const type = oneParameter(query, 'type');
  const asked = oneParameter(query, 'part') ?? '1';
  const urls = (paths: readonly string[]) =>
    xml(
      'urlset',
      paths.map((path) => `  <url>${location(config.publicUrl + path)}</url>`),
    );
  if (type === undefined) return urls(FIXED_PATHS);
  if (!inquiries.ontology.entityType(type) || !/^[1-9]\d{0,3}$/.test(asked)) throw nothingHere();
  const ids = await idsOf(inquiries, type, Number(asked), publicScope(config));
  if (ids.length === 0) throw nothingHere();
  return urls(ids.map((id) => `/${id}`));
}

async function idsOf({ reads }: PageInquiries, type: string, asked: number, scope: Scope): Promise<readonly string[]> {
  const [start, end] = [(asked - 1) * PART_LENGTH, asked * PART_LENGTH];
  const ids: string[] = [];
  let read = 0;
  let after: readonly (string | number | null)[] | undefined;
  while (read < end) {
    const page = { first: READ_AT_ONCE, withTotal: false, ...(after ? { after } : {}) };
    const order = { by: 'LABEL', descending: false } as const;
    const [found] = await reads.entities([{ filter: { types: [type] }, order, page }], scope);
    const edges = found?.edges ?? [];
    if (read >= start) for (const { node } of edges) ids.push(node.record.id);
    read += edges.length;
    after = edges.at(-1)?.at;
    if (!found?.hasNextPage) break;
  }
  return ids;
}

function publicScope({ requestTimeoutMs }: SitemapParts['config']): Scope {
  return scopeFor('PUBLIC', requestTimeoutMs);
}

function xml(root: string, lines: readonly string[]): Reply {
  const text = [`<?xml version="1.0" encoding="UTF-8"?>`, `<${root} xmlns="${NAMESPACE}">`, ...lines, `</${root}>`, ''];
  return reply(200, 'application/xml; charset=utf-8', text.join('\n'));
}

/** Ids and types are letters, digits, `_`, - and :. */
function location(address: string): string {
  return `<loc>${address.replaceAll('&', '&amp;')}</loc>`;
}
