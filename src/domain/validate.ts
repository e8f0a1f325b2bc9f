/** What can be said against an item without asking the store. */
import type { UpsertItem } from './change.ts';
import type { Problem } from './errors.ts';
import { parseId, STATEMENT_PREFIXES } from './ids.ts';
import type { Ontology } from './ontology.ts';
import { type Reference, referencesOf } from './references.ts';
import { checkEntity, checkPassage } from './validate/entity.ts';
import { createFaults, type Faults, shown } from './validate/faults.ts';
import { checkStatement } from './validate/statements.ts';

/**
 * All faults of the item, in the order of its fields; empty where there is none. Whether what it refers to exists, labels are
 * free and the evidence rule holds is for the store to say (plan.ts).
 */
export function problemsOf(item: UpsertItem, ontology: Ontology): readonly Problem[] {
  const faults = createFaults(item.place);
  checkItem(item, ontology, faults);
  if (item.kind === 'entity') checkEntity(item, ontology, faults);
  else if (item.kind === 'passage') checkPassage(item, ontology, faults);
  else checkStatement(item, ontology, faults);
  for (const reference of referencesOf(draftOf(item))) checkReference(reference, ontology, faults);
  return faults.found;
}

/** The item's draft with the word that says what it is. */
export function draftOf(item: UpsertItem) {
  if (item.kind === 'entity') return { record: item.kind, ...item.draft } as const;
  if (item.kind === 'passage') return { record: item.kind, ...item.draft } as const;
  if (item.kind === 'relation') return { record: item.kind, ...item.draft } as const;
  if (item.kind === 'observation') return { record: item.kind, ...item.draft } as const;
  return { record: item.kind, ...item.draft } as const;
}

function checkItem(item: UpsertItem, ontology: Ontology, faults: Faults): void {
  if (item.id !== undefined) {
    const prefix = item.kind === 'entity' ? ontology.entityType(item.draft.type)?.prefix : item.kind;
    const id = parseId(item.id);
    if (!id)
      faults.add(
        'id',
        `is ${shown(item.id)}; an id is \`${prefix ?? 'prefix'}:slug\`, the slug of a-z, 0-9 and hyphens`,
      );
    else if (prefix && id.prefix !== prefix)
      faults.add('id', `is ${shown(item.id)}; the id of this item starts with \`${prefix}:\``);
  }
  if (item.ifRevision !== undefined && !(Number.isSafeInteger(item.ifRevision) && item.ifRevision >= 0)) {
    faults.add('ifRevision', 'is the number of a revision, as `revision` gives it');
  }
}

/** The prefix of an id tells what it is the id of, so that only its existence is left for the store to say. */
function checkReference({ id, field, expects }: Reference, ontology: Ontology, faults: Faults): void {
  const prefix = parseId(id)?.prefix;
  const example = EXAMPLES[expects];
  if (!prefix) faults.add(field, `is ${shown(id)}, which is no id; an id is \`prefix:slug\`, such as ${example}`);
  else if (!isPrefix(prefix, ontology)) {
    faults.add(field, `is ${shown(id)}, which is not there; no id starts with \`${prefix}:\``, 'NOT_FOUND');
  } else if (!isExpected(prefix, expects, ontology)) {
    faults.add(field, `is ${shown(id)}; it takes ${WORDS[expects]}, such as ${example}`);
  }
}

function isPrefix(prefix: string, ontology: Ontology): boolean {
  return ontology.entityTypeOfPrefix(prefix) !== undefined || STATEMENT_PREFIXES.some((known) => known === prefix);
}

function isExpected(prefix: string, expects: Reference['expects'], ontology: Ontology): boolean {
  if (expects === 'RELATION' || expects === 'PASSAGE') return prefix === expects.toLowerCase();
  const type = ontology.entityTypeOfPrefix(prefix);
  if (!type) return false;
  return expects === 'ENTITY' || (expects === 'SOURCE' ? type.isSource : type.name === 'INDICATOR');
}

const WORDS: Readonly<Record<Reference['expects'], string>> = {
  ENTITY: 'an entity',
  SOURCE: 'a source (a document or a policy)',
  INDICATOR: 'an indicator',
  RELATION: 'a relation',
  PASSAGE: 'a passage',
};

const EXAMPLES: Readonly<Record<Reference['expects'], string>> = {
  ENTITY: 'model:pinghu',
  SOURCE: 'document:name',
  INDICATOR: 'indicator:name',
  RELATION: 'relation:name',
  PASSAGE: 'passage:name',
};
