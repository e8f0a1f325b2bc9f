/** The hits of a search as a table: a row each, with ids and addresses beside what people read. */
import { type Cell, CSV_MARK, csvRow } from '../../domain/csv.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { EntityHit, HitData, PassageHit } from '../../ui/search/search-page-data.ts';
import { type Hit, hitData } from './hit-data.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** `text`: of a passage its text, of an entity our summary. */
const COLUMNS = [
  'rank',
  'id',
  'url',
  'record',
  'type',
  'type_label',
  'type_label_en',
  'kind_label',
  'kind_label_en',
  'label',
  'label_en',
  'period',
  'text',
  'text_en',
  'text_kind',
  'matched_by',
  'read_as',
  'source',
  'source_label',
  'section',
  'locator',
  'passage',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

export interface TableParts {
  readonly inquiries: PageInquiries;
  /** The base of permanent addresses. */
  readonly publicUrl: string;
}

/** Some eight reads, whatever the number of hits. */
export async function searchCsv(
  found: readonly Hit[],
  { inquiries, publicUrl }: TableParts,
  scope: Scope,
): Promise<string> {
  const [hits, records] = await Promise.all([
    hitData(inquiries, found, scope),
    readRecords(
      inquiries,
      found.map(({ id }) => id),
      scope,
    ),
  ]);
  const rows = hits.map((hit, i): Row => {
    const own = hit.record === 'entity' ? entityCells(hit) : passageCells(hit, records.get(hit.id));
    return { rank: i + 1, url: `${publicUrl}/${hit.id}`, ...sharedCells(hit), ...own };
  });
  return CSV_MARK + csvRow(COLUMNS) + rows.map((row) => csvRow(COLUMNS.map((name) => row[name]))).join('');
}

function sharedCells({ id, record, label, matchedBy, readAs }: HitData): Row {
  return { id, record, label: label.zh, label_en: label.en, matched_by: matchedBy, read_as: readAs };
}

function entityCells({ type, typeLabel, kindLabel, period, summary, place }: EntityHit): Row {
  return {
    type,
    type_label: typeLabel.zh,
    type_label_en: typeLabel.en,
    kind_label: kindLabel?.zh,
    kind_label_en: kindLabel?.en,
    period,
    text: summary?.zh,
    text_en: summary?.en,
    ...placeCells(place),
  };
}

function passageCells({ textKind, section, place }: PassageHit, record: GraphRecord | undefined): Row {
  return {
    ...(record?.record === 'passage' ? { text: record.text, text_en: record.textEn } : {}),
    text_kind: textKind,
    section,
    ...placeCells(place),
  };
}

function placeCells(place: EntityHit['place']): Row {
  if (!place) return {};
  const { passage, document, documentLabel, locator } = place;
  return { passage, source: document, source_label: documentLabel.zh ?? documentLabel.en, locator: locator.zh };
}
