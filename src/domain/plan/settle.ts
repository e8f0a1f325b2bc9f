/** From an item's draft to the record as it would be stored: merged ids resolved, defaults filled in, one form for equal contents. */
import type { EntityItem, UpsertItem } from '../change.ts';
import { canonicalEnds } from '../identity.ts';
import type { FieldDef, Ontology } from '../ontology.ts';
import { canonical } from '../record-json.ts';
import type { Evidence, FieldValue, GraphRecord, RelationRecord } from '../records.ts';

export type Resolve = (id: string) => string;

/** The record under an id; what the ontology says is the same both ways has its ends in one order. */
export function settled(item: UpsertItem, id: string, ontology: Ontology, resolve: Resolve): GraphRecord {
  return canonical(recordOf(item, id, ontology, resolve));
}

/** The evidence of both, those of `known` first; a place that both have is taken from `added`, which may cite more. */
export function united(known: readonly Evidence[], added: readonly Evidence[]): readonly Evidence[] {
  const places = new Map<string, Evidence>();
  for (const evidence of [...known, ...added]) {
    places.set(JSON.stringify([evidence.passage, evidence.stance, evidence.quote ?? null]), evidence);
  }
  return [...places.values()];
}

function recordOf(item: UpsertItem, id: string, ontology: Ontology, resolve: Resolve): GraphRecord {
  const optional = (reference: string | undefined) => (reference === undefined ? undefined : resolve(reference));
  if (item.kind === 'entity') return { ...entityOf(item, ontology, resolve), id, record: 'entity' };
  if (item.kind === 'passage') return { ...item.draft, id, record: 'passage', document: resolve(item.draft.document) };
  const shared = {
    id,
    evidence: evidenceOf(item.draft.evidence, resolve),
    ...defined({ attributedTo: optional(item.draft.attributedTo) }),
  };
  if (item.kind === 'relation')
    return { ...relationOf({ ...item.draft, ...shared, record: 'relation' }, ontology, resolve) };
  if (item.kind === 'observation') {
    const { indicator, subject, comparedWith, relation } = item.draft;
    const about = { indicator: resolve(indicator), subject: resolve(subject) };
    const parts = defined({ comparedWith: optional(comparedWith), relation: optional(relation) });
    return { ...item.draft, ...shared, record: 'observation', ...about, ...parts };
  }
  const { subject, object, scope } = item.draft;
  const parts = defined({ object: optional(object), scope: optional(scope) });
  return { ...item.draft, ...shared, record: 'claim', subject: resolve(subject), ...parts };
}

function entityOf({ draft }: EntityItem, ontology: Ontology, resolve: Resolve): EntityItem['draft'] {
  const names = draft.names.map((name) =>
    name.document === undefined ? name : { ...name, document: resolve(name.document) },
  );
  const fieldEvidence = draft.fieldEvidence.map((field) => ({
    ...field,
    evidence: evidenceOf(field.evidence, resolve),
  }));
  const defs = ontology.entityType(draft.type)?.fields ?? [];
  return { ...draft, names, fields: { ...defaultsOf(defs), ...draft.fields }, fieldEvidence };
}

function defaultsOf(fields: readonly FieldDef[]): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, defaultOf(field, field.default)]])),
  );
}

function defaultOf(field: FieldDef, text: string): FieldValue {
  if (field.type === 'Boolean') return text === 'true';
  return field.type === 'Int' || field.type === 'Float' ? Number(text) : text;
}

function relationOf(draft: RelationRecord, ontology: Ontology, resolve: Resolve): RelationRecord {
  const [source, target] = [resolve(draft.source), resolve(draft.target)];
  const ends = ontology.relationType(draft.relationType)?.symmetric
    ? canonicalEnds(source, target)
    : { source, target };
  const qualifiers = draft.qualifiers.map((qualifier) =>
    qualifier.entity === undefined ? qualifier : { ...qualifier, entity: resolve(qualifier.entity) },
  );
  return { ...draft, ...ends, qualifiers };
}

function evidenceOf(evidence: readonly Evidence[], resolve: Resolve): readonly Evidence[] {
  return united([], evidence).map((item) => ({
    ...item,
    passage: resolve(item.passage),
    ...defined({
      cited: item.cited?.map((cited) => ({ ...cited, ...defined({ source: cited.source && resolve(cited.source) }) })),
    }),
  }));
}

/** Without the keys that are undefined, so that they do not cover what is there. */
function defined<T extends Readonly<Record<string, unknown>>>(
  values: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  // The filter is what takes undefined out of the values' types.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
