/** Hits with their names, and the place of each. */
import type { EntityRecord, PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SearchHit } from '../../inquiry/searching.ts';
import type { PlaceData } from '../../ui/components/place.tsx';
import { type Bilingual, bilingual } from '../../ui/lang.ts';
import type { ConfusedData, EntityHit, HitData, PassageHit } from '../../ui/search/search-page-data.ts';
import { confusedNames } from './confused-names.ts';
import { kindLabel } from './facet-data.ts';
import { labelOf, type NamedPassage, namePassages, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

export type Hit = Pick<SearchHit, 'id' | 'highlights' | 'matchedBy' | 'readAs'>;

/** In the order of `found`; what the viewer may not see is left out. Six reads and one for the places, whatever the number. */
export async function hitData(
  inquiries: PageInquiries,
  found: readonly Hit[],
  scope: Scope,
): Promise<readonly HitData[]> {
  const records = await readRecords(
    inquiries,
    found.map(({ id }) => id),
    scope,
  );
  const entities = [...records.values()].filter((record) => record.record === 'entity');
  const passages = [...records.values()].filter((record) => record.record === 'passage');
  const ids = entities.map(({ id }) => id);
  const [chief, confused] = await Promise.all([
    chiefPassages(inquiries, entities, scope),
    confusedNames(inquiries, ids, scope),
  ]);
  const named = await namePassages(inquiries, [...passages, ...chief.values()], scope);
  return found.flatMap((hit): readonly HitData[] => {
    const record = records.get(hit.id);
    if (record?.record === 'entity') {
      const place = named.get(chief.get(record.id)?.id ?? '');
      return [entityHit(hit, record, { inquiries, place, differentFrom: confused.get(record.id) ?? [] })];
    }
    const passage = named.get(hit.id);
    return record && passage ? [passageHit(hit, passage, inquiries)] : [];
  });
}

/** Of each entity the passage that states most about it. */
async function chiefPassages(
  { reads }: PageInquiries,
  entities: readonly EntityRecord[],
  scope: Scope,
): Promise<ReadonlyMap<string, PassageRecord>> {
  if (entities.length === 0) return new Map();
  const ids = entities.map(({ id }) => id);
  const pages = await reads.passagesOf(ids, { first: 1, withTotal: false }, scope);
  return new Map(ids.flatMap((id, i) => pages[i]?.edges.map(({ node }) => [id, node.record] as const) ?? []));
}

interface EntityParts {
  readonly inquiries: PageInquiries;
  readonly place: NamedPassage | undefined;
  readonly differentFrom: readonly ConfusedData[];
}

function entityHit(
  { id, highlights, matchedBy, readAs }: Hit,
  record: EntityRecord,
  { inquiries, place, differentFrom }: EntityParts,
): EntityHit {
  const { ontology } = inquiries;
  const summary = summaryOf(record);
  const type = ontology.entityType(record.type);
  return {
    record: 'entity',
    id,
    type: record.type,
    typeLabel: type?.label ?? { zh: record.type },
    ...(type?.isSource ? { source: id } : {}),
    ...(record.kind ? { kindLabel: kindLabel(ontology, record.kind) } : {}),
    label: labelOf(record),
    ...(record.period ? { period: record.period } : {}),
    ...(summary ? { summary } : {}),
    ...(place ? { place: placeOf(place) } : {}),
    differentFrom,
    highlights,
    matchedBy,
    ...(readAs === undefined ? {} : { readAs }),
  };
}

export function summaryOf({ summary, summaryEn }: EntityRecord): Bilingual | undefined {
  if (!summary && !summaryEn) return undefined;
  return { ...(summary ? { zh: summary } : {}), ...(summaryEn ? { en: summaryEn } : {}) };
}

function passageHit(
  { id, highlights, matchedBy, readAs }: Hit,
  named: NamedPassage,
  { ontology }: PageInquiries,
): PassageHit {
  const { textKind, section, text, textEn } = named.passage;
  const label = ontology.enums.get('TextKind')?.find(({ value }) => value === textKind);
  return {
    record: 'passage',
    id,
    source: named.passage.document,
    label: named.label,
    section,
    place: placeOf(named),
    textKind,
    textKindLabel: label ? { zh: label.zh, en: label.en } : { zh: textKind },
    ...(highlights.length === 0 ? { text: bilingual(text, textEn) } : {}),
    highlights,
    matchedBy,
    ...(readAs === undefined ? {} : { readAs }),
  };
}

function placeOf({ passage, documentLabel, locator }: NamedPassage): PlaceData {
  return { passage: passage.id, document: passage.document, documentLabel, locator };
}
