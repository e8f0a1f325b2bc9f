/** What goes in order: mechanisms with their versions. */
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SeriesOfType } from '../../ui/first/first-page-data.ts';
import { listed } from './first-listed.ts';
import type { SeriesWay } from './first-ways.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

const SERIES_LISTED = 20;
const STEPS_LISTED = 30;

/** Three reads, whatever the number of ways. Those of which nothing is there are left out. */
export async function seriesData(
  inquiries: PageInquiries,
  ways: readonly SeriesWay[],
  scope: Scope,
): Promise<readonly SeriesOfType[]> {
  if (ways.length === 0) return [];
  const pages = await inquiries.reads.entities(ways.map(rootsQuery), scope);
  const found = ways.map((way, i) => ({
    ...way,
    roots: pages[i]?.edges.map(({ node }) => node.record) ?? [],
    total: pages[i]?.totalCount ?? 0,
  }));
  const steps = await readSteps(inquiries, found, scope);
  return found
    .filter(({ roots }) => roots.length > 0)
    .map(({ relation, type, roots, total }) => ({
      type: type.name,
      typeLabel: type.label,
      relation: relation.name,
      relationLabel: relation.reads,
      listed: roots.map((root) => ({
        ...listed(inquiries, root),
        steps: steps(root.id, relation.name).map((step) => listed(inquiries, step)),
      })),
      more: total - roots.length,
    }));
}

function rootsQuery({ type, relation }: SeriesWay) {
  return {
    filter: { types: [type.name], related: [{ type: relation.name, direction: 'OUT', atLeast: 1 }] },
    order: { by: 'LABEL', descending: false },
    page: { first: SERIES_LISTED, withTotal: true },
  } as const;
}

interface FoundRoots extends SeriesWay {
  readonly roots: readonly EntityRecord[];
}

type Steps = (root: string, relation: string) => readonly EntityRecord[];

/** In their order; a step that several statements name is there once. */
async function readSteps(inquiries: PageInquiries, found: readonly FoundRoots[], scope: Scope): Promise<Steps> {
  const ids = [...new Set(found.flatMap(({ roots }) => roots.map(({ id }) => id)))];
  if (ids.length === 0) return () => [];
  const types = [...new Set(found.map(({ relation }) => relation.name))];
  const page = { first: STEPS_LISTED, withTotal: false };
  const pages = await inquiries.reads.relationsOf(ids, { types, direction: 'OUT', page }, scope);
  const edges = new Map(ids.map((id, i) => [id, pages[i]?.edges.map(({ node }) => node) ?? []]));
  const records = await readRecords(
    inquiries,
    [...edges.values()].flatMap((seen) => seen.map(({ other }) => other)),
    scope,
  );
  return (root, relation) => {
    const own = (edges.get(root) ?? []).filter(({ record }) => record.relationType === relation);
    const others = new Set(own.map(({ other }) => other));
    return [...others].map((id) => records.get(id)).filter((record) => record?.record === 'entity');
  };
}
