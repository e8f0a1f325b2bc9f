/** Records → search documents, as PUBLIC sees them and, where that differs, as editors do. */
import type { Ontology } from '../domain/ontology.ts';
import { type DayRange, dateRange, periodRange } from '../domain/period.ts';
import type { EntityRecord, PassageRecord } from '../domain/records.ts';
import type { Viewer } from '../domain/scope.ts';
import type { SearchDocument } from '../search/document.ts';
import type { GraphStore } from '../store/port.ts';
import { belongingOf } from './belonging.ts';
import { mentionsIn, passagesOf, recordsOf, relationCounts } from './graph-reads.ts';

export interface ProjectionParts {
  readonly store: GraphStore;
  readonly ontology: Ontology;
}

export interface Projection {
  readonly documents: readonly SearchDocument[];
  /** Ids that nobody can find any more: removed, or no entity and no passage. */
  readonly removed: readonly string[];
}

/**
 * Each id is in one of the two lists, but for merged ones, whose target is the document. Cost: some ten reads for any number of ids,
 * half of them where nothing is hidden: editors then see what the public sees.
 */
export async function projectDocuments(
  ids: readonly string[],
  parts: ProjectionParts,
  { hidesAnything = true } = {},
): Promise<Projection> {
  const [forPublic, forEditors] = await Promise.all([
    documentsFor(ids, parts, 'PUBLIC'),
    hidesAnything ? documentsFor(ids, parts, 'EDITORS') : undefined,
  ]);
  if (!forEditors) return { documents: [...forPublic.values()], removed: ids.filter((id) => !forPublic.has(id)) };
  const documents = [...forEditors.values()].map((document) => merged(forPublic.get(document.id), document));
  return { documents, removed: ids.filter((id) => !forEditors.has(id)) };
}

function merged(asPublic: SearchDocument | undefined, asEditors: SearchDocument): SearchDocument {
  if (!asPublic) return { ...asEditors, visibility: 'EDITORS' };
  if (JSON.stringify(asPublic) === JSON.stringify(asEditors)) return asPublic;
  return { ...asPublic, forEditors: { ...asEditors, visibility: 'EDITORS' } };
}

type Documents = ReadonlyMap<string, SearchDocument>;

async function documentsFor(ids: readonly string[], parts: ProjectionParts, viewer: Viewer): Promise<Documents> {
  const records = await recordsOf(parts.store, [...new Set(ids)], viewer);
  const entities = new Map<string, EntityRecord>();
  const passages = new Map<string, PassageRecord>();
  for (const record of records) {
    if (record?.record === 'entity') entities.set(record.id, record);
    else if (record?.record === 'passage') passages.set(record.id, record);
  }
  const documents = await Promise.all([
    entityDocuments([...entities.values()], parts, viewer),
    passageDocuments([...passages.values()], parts, viewer),
  ]);
  return new Map(documents.flat().map((document) => [document.id, document]));
}

async function entityDocuments(
  records: readonly EntityRecord[],
  parts: ProjectionParts,
  viewer: Viewer,
): Promise<SearchDocument[]> {
  const ids = records.map((record) => record.id);
  const [domains, regions, passages, weights] = await Promise.all([
    belongingOf(records, 'domains', parts, viewer),
    belongingOf(records, 'regions', parts, viewer),
    passagesOf(parts.store, ids, viewer),
    relationCounts(parts.store, ids, viewer),
  ]);
  return records.map((record, i) => ({
    id: record.id,
    isPassage: false,
    type: record.type,
    ...defined({ kind: record.kind, label: record.label, labelEn: record.labelEn }),
    names: record.names.map(({ text, kind }) => ({ text, kind })),
    ...defined({ summary: record.summary, summaryEn: record.summaryEn }),
    section: [],
    fields: searchedFields(record, parts.ontology),
    domains: domains[i] ?? [],
    regions: regions[i] ?? [],
    documents: unique((passages[i] ?? []).map((passage) => passage.document)),
    ...daysOf(record),
    visibility: 'PUBLIC',
    weight: weights[i] ?? 0,
  }));
}

async function passageDocuments(
  records: readonly PassageRecord[],
  parts: ProjectionParts,
  viewer: Viewer,
): Promise<SearchDocument[]> {
  const ids = records.map((record) => record.id);
  const [mentions, sources] = await Promise.all([
    mentionsIn(parts.store, ids, viewer),
    recordsOf(
      parts.store,
      records.map((record) => record.document),
      viewer,
    ),
  ]);
  const entities = [...new Map(mentions.flat().map((entity) => [entity.id, entity])).values()];
  const [domains, regions] = await Promise.all([
    belongingOf(entities, 'domains', parts, viewer),
    belongingOf(entities, 'regions', parts, viewer),
  ]);
  const placeOf = new Map(entities.map(({ id }, place) => [id, place]));
  return records.map((record, i) => {
    const ofMentioned = (lists: readonly (readonly string[])[]) =>
      unique((mentions[i] ?? []).flatMap(({ id }) => lists[placeOf.get(id) ?? -1] ?? []));
    const source = sources[i];
    return {
      id: record.id,
      isPassage: true,
      names: [],
      text: record.text,
      ...defined({ textEn: record.textEn }),
      section: record.section,
      place: `${source?.id ?? record.document} ${record.paragraph}`,
      fields: {},
      domains: ofMentioned(domains),
      regions: ofMentioned(regions),
      // A merged source's passages are found under the one that it became.
      documents: [source?.id ?? record.document],
      ...(source?.record === 'entity' ? daysOf(source) : {}),
      visibility: 'PUBLIC',
      weight: (mentions[i] ?? []).length,
    };
  });
}

/** The type's own fields that its ontology gives a weight in searches. */
function searchedFields(record: EntityRecord, ontology: Ontology): Readonly<Record<string, string>> {
  const fields = ontology.entityType(record.type)?.fields.filter((field) => field.weight > 0) ?? [];
  const searched: Record<string, string> = {};
  for (const { name } of fields) {
    const value = record.fields[name];
    if (value !== undefined) searched[name] = Array.isArray(value) ? value.join(' ') : String(value);
  }
  return searched;
}

// The date that a source or an event has of its own, in this order, where its period is not stated.
const DATES = ['issuedOn', 'heldOn'];

function daysOf(record: EntityRecord): { readonly from?: string; readonly to?: string } {
  const range = record.period === undefined ? dateOf(record) : periodRange(record.period);
  return range ? { from: range.from, to: range.to } : {};
}

function dateOf(record: EntityRecord): DayRange | undefined {
  const dates = DATES.map((name) => record.fields[name]).filter((value) => typeof value === 'string');
  return dates.map(dateRange).find((range) => range !== undefined);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends Readonly<Record<string, unknown>>>(values: T): Defined<T> {
  // What is left has a value each.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
