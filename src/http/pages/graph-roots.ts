/** Names and ids that were asked for → entities; what stands for none or for several is said, with the candidates. */
import { GongfuError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Unresolved } from '../../ui/graph/graph-page-data.ts';
import type { EntityLink } from '../../ui/record/statement-data.ts';
import type { GraphRequest } from './graph-params.ts';
import { readRecords } from './named-records.ts';
import { notFound, type PageInquiries } from './page-inquiries.ts';
import { entityLink } from './record-words.ts';

export interface Resolved {
  readonly roots: readonly EntityLink[];
  readonly from?: EntityLink;
  readonly to?: EntityLink;
  readonly unresolved: readonly Unresolved[];
}

/** Three reads at most, whatever was asked. Errors: NOT_FOUND for an id that nothing has. */
export async function resolveRefs(inquiries: PageInquiries, request: GraphRequest, scope: Scope): Promise<Resolved> {
  const { roots, from, to } = request;
  const refs = [...new Set([...roots, ...[from, to].flatMap((ref) => ref ?? [])])];
  if (refs.length === 0) return { roots: [], unresolved: [] };
  const answers = await inquiries.lookup(refs, undefined, scope);
  const found = new Map<string, EntityLink>();
  const open = new Map<string, readonly string[]>();
  refs.forEach((ref, i) => {
    const answer = answers[i];
    if (answer instanceof GongfuError) open.set(ref, candidatesOf(answer));
    else if (answer) found.set(ref, entityLink(inquiries.ontology, answer.record));
    else if (isId(ref)) throw notFound(ref);
    else open.set(ref, []);
  });
  const [source, target] = [found.get(from ?? ''), found.get(to ?? '')];
  return {
    roots: distinct(roots.flatMap((ref) => found.get(ref) ?? [])),
    ...(source ? { from: source } : {}),
    ...(target ? { to: target } : {}),
    unresolved: await withCandidates(inquiries, open, scope),
  };
}

/** Several names, or an id that was merged, may lead to one entity. */
function distinct(links: readonly EntityLink[]): readonly EntityLink[] {
  return [...new Map(links.map((link) => [link.id, link])).values()];
}

/** Errors: what is no matter of several candidates. */
function candidatesOf(error: GongfuError): readonly string[] {
  const { candidates } = error.details;
  if (error.code !== 'AMBIGUOUS' || !Array.isArray(candidates)) throw error;
  // As inquiry/lookup.ts gives them.
  return (candidates as readonly { readonly id: string }[]).map(({ id }) => id);
}

async function withCandidates(
  inquiries: PageInquiries,
  open: ReadonlyMap<string, readonly string[]>,
  scope: Scope,
): Promise<readonly Unresolved[]> {
  const ids = [...open.values()].flat();
  const records = ids.length === 0 ? new Map() : await readRecords(inquiries, ids, scope);
  const linkOf = (id: string) => {
    const record = records.get(id);
    return record?.record === 'entity' ? [entityLink(inquiries.ontology, record as EntityRecord)] : [];
  };
  return [...open].map(([ref, candidates]) => ({ ref, candidates: candidates.flatMap(linkOf) }));
}
