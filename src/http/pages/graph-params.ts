/** The address of /graph → what is asked: each part checked, nothing left out without a word. */
import type { Ontology } from '../../domain/ontology.ts';
import type { RelationTypeName, Status } from '../../domain/records.ts';
import type { SortColumn } from '../../ui/graph/graph-page-data.ts';
import { plainLine } from '../../ui/plain-line.ts';
import { badParameter } from './bad-parameter.ts';
import { oneParameter } from './one-parameter.ts';

export const GRAPH_PARAMS = ['roots', 'depth', 'types', 'status', 'limit', 'from', 'to', 'sort', 'dir', 'after'];

/** Ids and names as they were typed. */
export interface GraphRequest {
  readonly roots: readonly string[];
  readonly depth: number;
  readonly types: readonly RelationTypeName[];
  readonly status: readonly Status[];
  readonly limit: number;
  readonly from?: string;
  readonly to?: string;
  readonly sort: SortColumn;
  readonly descending: boolean;
  readonly after: number;
}

const MOST_ROOTS = 20;
export const LIMITS = { least: 2, usual: 200, most: 2_000 } as const;
const MOST_DEPTH = 3;
const LONGEST_REF = 300;
const COLUMNS: readonly SortColumn[] = ['source', 'type', 'target', 'status', 'basis'];

export function graphRequest(query: URLSearchParams, ontology: Ontology): GraphRequest {
  const from = ref(query, 'from');
  const to = ref(query, 'to');
  return {
    roots: rootsOf(query),
    depth: number(query, 'depth', { least: 1, usual: 1, most: MOST_DEPTH }),
    types: known(
      query,
      'types',
      ontology.relationTypes.map(({ name }) => name),
    ),
    // The ontology's statuses are the type's.
    status: known(
      query,
      'status',
      (ontology.enums.get('StatementStatus') ?? []).map(({ value }) => value),
    ) as Status[],
    limit: number(query, 'limit', LIMITS),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    // The columns are of the type.
    sort: (oneOf(query, 'sort', COLUMNS) ?? 'source') as SortColumn,
    descending: oneOf(query, 'dir', ['asc', 'desc']) === 'desc',
    after: number(query, 'after', { least: 0, usual: 0, most: 1_000_000 }),
  };
}

function rootsOf(query: URLSearchParams): readonly string[] {
  const roots = several(query, 'roots').map((root) => checkedRef(root, 'roots'));
  if (roots.length > MOST_ROOTS) throw badParameter('tooMany', 'roots', roots.at(-1) ?? '', String(MOST_ROOTS));
  return roots;
}

/** Given several times, or with commas between. */
function several(query: URLSearchParams, name: string): readonly string[] {
  const values = query.getAll(name).flatMap((value) => value.split(','));
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

function ref(query: URLSearchParams, name: string): string | undefined {
  const given = oneParameter(query, name)?.trim();
  return given === undefined || given === '' ? undefined : checkedRef(given, name);
}

function checkedRef(given: string, name: string): string {
  const line = plainLine(given).trim();
  if (line.length > LONGEST_REF) throw badParameter('tooLong', name, line, String(LONGEST_REF));
  return line;
}

function known(query: URLSearchParams, name: string, values: readonly string[]): readonly string[] {
  const given = several(query, name);
  const unknown = given.find((value) => !values.includes(value));
  if (unknown !== undefined) throw badParameter('unknown', name, unknown, values.join(', '));
  return values.filter((value) => given.includes(value));
}

function oneOf(query: URLSearchParams, name: string, values: readonly string[]): string | undefined {
  const given = oneParameter(query, name);
  if (given !== undefined && !values.includes(given)) throw badParameter('unknown', name, given, values.join(', '));
  return given;
}

interface Range {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

function number(query: URLSearchParams, name: string, { least, usual, most }: Range): number {
  const given = oneParameter(query, name);
  if (given === undefined) return usual;
  const value = /^\d{1,7}$/.test(given) ? Number(given) : Number.NaN;
  if (!(value >= least && value <= most)) throw badParameter('unknown', name, given, `${least}–${most}`);
  return value;
}
