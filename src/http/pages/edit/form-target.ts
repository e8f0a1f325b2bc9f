/** Which record a form is of: as it is stored, as it once was, or one that is yet to be. */
import type { RevisionStamp } from '../../../domain/change.ts';
import { GongfuError } from '../../../domain/errors.ts';
import { historyPosition } from '../../../domain/order.ts';
import type { GraphRecord, Stored } from '../../../domain/records.ts';
import type { Scope } from '../../../domain/scope.ts';
import { notFound, type PageInquiries } from '../page-inquiries.ts';
import { entitySpec } from './entity-spec.ts';
import type { FormSpec } from './spec.ts';
import { claimSpec, observationSpec, passageSpec, relationSpec } from './statement-spec.ts';

type Ontology = PageInquiries['ontology'];

/** How the form of a record is made. `sent`: what stands in it, where that decides about its fields. */
export function specOf(record: GraphRecord, ontology: Ontology, sent?: URLSearchParams): FormSpec {
  if (record.record === 'entity') return ofType(record.type, ontology, false);
  if (record.record === 'passage') return passageSpec(ontology, false);
  if (record.record === 'observation') return observationSpec(ontology);
  if (record.record === 'claim') return claimSpec(ontology);
  return ofRelation(
    sent?.get('relationType') ?? record.relationType,
    ontology,
    isQualified(sent) || record.qualifiers.length > 0,
  );
}

/** Of what is new, as the address says: `?type=MODEL`, `?relation=USES`, `?record=claim`. Undefined where it says nothing of that sort. */
export function newSpec(query: URLSearchParams, ontology: Ontology, sent?: URLSearchParams): FormSpec | undefined {
  const type = query.get('type');
  if (type !== null) return ontology.entityType(type) && ofType(type, ontology, true);
  const record = query.get('record') ?? (query.has('relation') ? 'relation' : '');
  if (record === 'relation')
    return ofRelation(sent?.get('relationType') ?? query.get('relation') ?? '', ontology, isQualified(sent));
  if (record === 'observation') return observationSpec(ontology);
  if (record === 'claim') return claimSpec(ontology);
  return record === 'passage' ? passageSpec(ontology, true) : undefined;
}

function ofRelation(type: string, ontology: Ontology, hasQualifiers: boolean): FormSpec {
  return relationSpec(ontology.relationType(type), ontology, hasQualifiers);
}

/** The form has a qualifier in which something was written. */
function isQualified(sent: URLSearchParams | undefined): boolean {
  return [...(sent ?? [])].some(
    ([name, value]) => name.startsWith('qualifiers[') && !name.endsWith('.role') && value !== '',
  );
}

/** The type is one of the ontology's: of a record that is stored, or checked by who asks. */
function ofType(name: string, ontology: Ontology, isNew: boolean): FormSpec {
  const type = ontology.entityType(name);
  if (!type) throw new GongfuError('NOT_FOUND', `There is no entity type ${name}.`);
  return entitySpec(type, ontology, isNew);
}

export interface PastState {
  readonly record: GraphRecord;
  readonly stamp: RevisionStamp;
}

/** What a revision left of a record. Errors: NOT_FOUND, where it did not change it, or removed it. */
export async function stateAt(
  inquiries: PageInquiries,
  id: string,
  revision: number,
  scope: Scope,
): Promise<PastState> {
  const found = await findState(inquiries, id, revision, scope);
  if (!found) throw notFound(`${id} at revision ${revision}`);
  return found;
}

export async function findState(
  inquiries: PageInquiries,
  id: string,
  revision: number,
  scope: Scope,
): Promise<PastState | undefined> {
  const page = { first: 1, withTotal: false, after: historyPosition(revision + 1) };
  const { edges } = await inquiries.history(id, page, scope);
  const stamp = edges[0]?.node;
  const after = stamp?.number === revision ? stamp.changes.find((change) => change.id === id)?.after : undefined;
  // The store's own text of a record.
  return stamp && after !== undefined ? { record: JSON.parse(after) as GraphRecord, stamp } : undefined;
}

/** What a removed record was at last: what its form is made from. */
export async function lastState(
  inquiries: PageInquiries,
  id: string,
  scope: Scope,
): Promise<Pick<PastState, 'record'> | undefined> {
  const { edges } = await inquiries.history(id, { first: STATES, withTotal: false }, scope);
  const states = edges.flatMap(({ node }) => node.changes.find((change) => change.id === id)?.after ?? []);
  // The store's own text of a record.
  return states[0] === undefined ? undefined : { record: JSON.parse(states[0]) as GraphRecord };
}

/** The removal itself, and some changes before it that took evidence from what went. */
const STATES = 10;

/** Who changed it last; undefined where nothing is known of it. */
export async function lastStamp(
  inquiries: PageInquiries,
  id: string,
  scope: Scope,
): Promise<RevisionStamp | undefined> {
  try {
    return (await inquiries.history(id, { first: 1, withTotal: false }, scope)).edges[0]?.node;
  } catch (error) {
    if (error instanceof GongfuError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

export async function storedUnder(inquiries: PageInquiries, id: string, scope: Scope): Promise<Stored | undefined> {
  return (await inquiries.reads.records([id], scope))[0];
}
