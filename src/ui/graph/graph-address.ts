/** Addresses of /graph: what was asked, with some of it changed. */
import { hrefOf, type Params, type View } from '../view.tsx';
import type { GraphAsked } from './graph-page-data.ts';

export type GraphChange = Partial<Omit<GraphAsked, 'roots' | 'from' | 'to'>> & {
  /** Ids. */
  readonly roots?: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Where the table begins again with whatever else is changed. */
export function graphParams(asked: GraphAsked, change: GraphChange): Params {
  const { depth, types, status, limit, sort, descending, after } = { ...asked, ...change };
  const roots = change.roots ?? asked.roots.map(({ id }) => id);
  const from = 'from' in change ? change.from : asked.from?.id;
  const to = 'to' in change ? change.to : asked.to?.id;
  return [
    ...list('roots', roots),
    ...(from === undefined ? [] : [['from', from] as const]),
    ...(to === undefined ? [] : [['to', to] as const]),
    ...(depth === USUAL.depth ? [] : [['depth', String(depth)] as const]),
    ...list('types', types),
    ...list('status', status),
    ...(limit === USUAL.limit ? [] : [['limit', String(limit)] as const]),
    ...(sort === USUAL.sort ? [] : [['sort', sort] as const]),
    ...(descending ? [['dir', 'desc'] as const] : []),
    ...('after' in change && after > 0 ? [['after', String(after)] as const] : []),
  ];
}

/** What an address need not say. */
export const USUAL = { depth: 1, limit: 200, sort: 'source' } as const;

/** With its commas as they are read. */
export function graphHref(view: Pick<View, 'lang' | 'keepsLang'>, params: Params): string {
  return hrefOf(view, '/graph', params).replaceAll('%2C', ',');
}

function list(name: string, values: readonly string[]): Params {
  return values.length === 0 ? [] : [[name, values.join(',')]];
}
