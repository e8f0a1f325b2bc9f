/** A world for graphs, and what a test reads from the page of one. */
import type { GraphEdge, GraphKeys, GraphPageData, PlacedNode } from '../../../src/ui/graph/graph-page-data.ts';
import { at, entity, type Item, known, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, words } from './indexed-pages.ts';

/** A place with so many others within it. */
export const MANY = 80;

export function graphWorld(): readonly Item[] {
  const evidence = [at('passage:jia-1', { quote: '甲' })];
  const numbers = Array.from({ length: MANY }, (_, i) => i);
  return [
    ...smallWorld(),
    entity('CONCEPT', '同名', { id: 'concept:tong' }),
    entity('GROUP', '同名', { id: 'group:tong', distinct: true }),
    entity('REGION', '大省', { id: 'region:da' }),
    ...numbers.flatMap((i) => [
      entity('REGION', `小县${i}`, { id: `region:xiao-${i}` }),
      known('WITHIN', `region:xiao-${i}`, 'region:da', { id: `relation:xiao-${i}` }),
    ]),
    known('PAIRED_WITH', 'region:xiao-77', 'region:xiao-78', { id: 'relation:jiedui' }),
    entity('MODEL', '中县模式', { id: 'model:zhong' }),
    relation('USES', 'model:zhong', 'mechanism:lianying', {
      id: 'relation:zhong-uses',
      status: 'INTENDED',
      evidence,
    }),
    relation('USES', 'model:zhong', 'mechanism:sanlei', { id: 'relation:zhong-sanlei', evidence }),
    relation('PRACTISED_IN', 'model:zhong', 'region:xixian', { id: 'relation:zhong-in', evidence }),
  ];
}

export interface GraphJson extends GraphPageData, GraphKeys {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly GraphEdge[];
  readonly truncated: boolean;
  readonly width: number;
  readonly height: number;
  readonly paths?: readonly { readonly nodes: readonly string[]; readonly edges: readonly string[] }[];
}

export function ids(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id).toSorted();
}

/** Without header and footer. */
export function mainOf(html: string): string {
  return /<main.*<\/main>/s.exec(html)?.[0] ?? '';
}

/** Of the picture: where its nodes lead. */
export function drawn(html: string): readonly string[] {
  const [svg = ''] = /<svg class="graph-svg".*?<\/svg>/s.exec(html) ?? [];
  return hrefs(svg);
}

/** Cells of the table, a list a row. */
export function rows(html: string): readonly (readonly string[])[] {
  const [, body = ''] = /<table class="graph-relations">.*?<tbody>(.*?)<\/tbody>/s.exec(html) ?? [];
  return body
    .split('<tr>')
    .slice(1)
    .map((row) =>
      row
        .split('<td')
        .slice(1)
        .map((cell) => words(`<td${cell}`).trim()),
    );
}
