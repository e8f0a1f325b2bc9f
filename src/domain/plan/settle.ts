/** From an item's draft to the record as it would be stored: merged ids resolved, defaults filled in, one form for equal contents. */
import type { EntityItem, UpsertItem } from '../change.ts';
import type { FieldDef, Ontology } from '../ontology.ts';
import type { EntityRecord, FieldValue, GraphRecord } from '../records.ts';
import { type Resolve, redirected } from './redirect.ts';

/** The record under an id. */
export function settled(item: UpsertItem, id: string, ontology: Ontology, resolve: Resolve): GraphRecord {
  return redirected(recordOf(item, id, ontology), ontology, resolve);
}

function recordOf(item: UpsertItem, id: string, ontology: Ontology): GraphRecord {
  if (item.kind === 'entity') return entityOf(item, id, ontology);
  if (item.kind === 'passage') return { ...item.draft, id, record: 'passage' };
  if (item.kind === 'relation') return { ...item.draft, id, record: 'relation' };
  if (item.kind === 'observation') return { ...item.draft, id, record: 'observation' };
  return { ...item.draft, id, record: 'claim' };
}

function entityOf({ draft, distinct }: EntityItem, id: string, ontology: Ontology): EntityRecord {
  const defs = ontology.entityType(draft.type)?.fields ?? [];
  const told = distinct ? { distinct } : {};
  return { ...draft, id, record: 'entity', fields: { ...defaultsOf(defs), ...draft.fields }, ...told };
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
