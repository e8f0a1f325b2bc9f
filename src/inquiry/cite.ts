/** References: for sources, or for the sources that support what is asked for. */

import type { EntryOptions, Locator, Piece, TextStyle } from '../cite/entry.ts';
import { exportKeys, exportRecords } from '../cite/export/export.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../cite/export/formats.ts';
import { citeRecordOf } from '../cite/from-source.ts';
import { formatInText } from '../cite/in-text.ts';
import { languageGroup } from '../cite/language.ts';
import { formatList } from '../cite/list.ts';
import { createCitedList, type ListOrder } from '../cite/order.ts';
import { htmlText, plainText } from '../cite/pieces.ts';
import type { CiteRecord } from '../cite/record.ts';
import type { Ontology, Words } from '../domain/ontology.ts';
import type { EntityRecord, PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { hasInText } from './citation-files.ts';
import type { CitationStyle } from './citation-styles.ts';
import { type CitedParts, type RestingOn, restingOn } from './cited.ts';
import { isEntity, type StoredEntity } from './entities.ts';
import { locatorOf } from './locator.ts';
import { placesOf } from './places.ts';

export type { Piece } from '../cite/entry.ts';

export interface CitationOptions extends EntryOptions {
  readonly html?: boolean;
  /** Default: CITED. */
  readonly order?: ListOrder;
  /** In which the locators are written; default: the source's own, in APA English. */
  readonly lang?: 'ZH' | 'EN';
}

export interface Bibliography {
  readonly style: CitationStyle;
  /** In the order of the list. */
  readonly entries: readonly BibliographyEntry[];
  /** The whole list, one entry a line, or the whole file. */
  readonly text: string;
}

export interface BibliographyEntry {
  readonly document: StoredEntity;
  /** What stands before it in the list: `[1] `; empty in styles without numbers and in files. */
  readonly label: string;
  readonly text: string;
  /** The same with its italics. */
  readonly pieces: readonly Piece[];
  /** Empty for files, but for `\cite{…}` of BibTeX and BibLaTeX. */
  readonly inText: string;
  readonly inTextPieces: readonly Piece[];
  readonly locators: readonly string[];
  /** Paths of what the style wants and the source does not say. */
  readonly missing: readonly string[];
}

/** A source with its record and the places in it. */
export interface Citing {
  readonly source: StoredEntity;
  readonly record: CiteRecord;
  /** Of the passages that are cited, in the order of the source. */
  readonly locators: readonly Locator[];
}

type CiteReads = CitedParts['store'] & Pick<GraphStore, 'relationsOf' | 'outlineOf'>;

/** More places than these say no more than the source alone; the entry's `locators` have them all. */
const MAX_LOCATORS_IN_TEXT = 3;

export interface CiteAsked {
  readonly store: CiteReads;
  readonly ontology: Ontology;
  readonly style: CitationStyle;
  readonly options: CitationOptions;
  readonly scope: Scope;
}

/** Errors and order: `restingOn` (cited.ts). Cost: its reads and three more, whatever the number of ids. */
export async function cite(ids: readonly string[], asked: CiteAsked): Promise<Bibliography> {
  const { store, style, options, scope } = asked;
  const citing = await citingOf(store, await restingOn(asked, ids, scope), localeOf(style, options), scope);
  return isExport(style) ? exported(citing, style) : listed(citing, style, options);
}

/** In which locators are written; undefined: each source's own. APA never has Chinese terms. */
export function localeOf(style: CitationStyle, { lang }: CitationOptions): CitationOptions['lang'] {
  return lang ?? (style === 'APA_7' ? 'EN' : undefined);
}

/** Aligned with `resting`. */
export async function citingOf(
  store: CiteReads,
  resting: readonly RestingOn[],
  lang: CitationOptions['lang'],
  scope: Scope,
): Promise<readonly Citing[]> {
  const passages = resting.flatMap((one) => one.passages);
  const [records, places] = await Promise.all([
    recordsToCite(
      store,
      resting.map(({ source }) => source),
      scope,
    ),
    passages.length > 0 ? placesOf(store, passages, scope) : [],
  ]);
  const placeOf = new Map(passages.map((passage, i) => [passage.id, places[i]?.paragraph ?? 1]));
  return resting.map(({ source, passages: own }, i) => {
    const record = records[i] ?? citeRecordOf({ source: source.record, authors: [], issuers: [] });
    const words = lang ?? (languageGroup(record) === 'CHINESE' ? 'ZH' : 'EN');
    return {
      source,
      record,
      locators: distinct(own.map((passage) => citedPlace(passage, placeOf.get(passage.id) ?? 1, words))),
    };
  });
}

/** Aligned with the sources: their records, with who wrote and issued them. Cost: two reads. */
export async function recordsToCite(
  store: Pick<GraphStore, 'records' | 'relationsOf'>,
  sources: readonly StoredEntity[],
  scope: Scope,
): Promise<readonly CiteRecord[]> {
  const query = {
    types: ['AUTHORED_BY', 'ISSUED_BY'],
    direction: 'OUT' as const,
    page: { first: 100, withTotal: false },
  };
  const pages = await store.relationsOf(
    sources.map(({ record }) => record.id),
    query,
    scope,
  );
  const seen = pages.map(({ edges }) => edges.map(({ node }) => node));
  const others = [...new Set(seen.flat().map(({ other }) => other))];
  const found = others.length > 0 ? await store.records(others, scope) : [];
  const known = new Map(found.filter(isEntity).map(({ record }) => [record.id, record]));
  return sources.map(({ record: source }, i) => {
    const behind = (type: string): readonly EntityRecord[] =>
      (seen[i] ?? []).flatMap(({ record, other }) => (record.relationType === type ? (known.get(other) ?? []) : []));
    return citeRecordOf({ source, authors: behind('AUTHORED_BY'), issuers: behind('ISSUED_BY') });
  });
}

/** The printed page where it is known, else the article of a law, else the section and the paragraph within it. */
function citedPlace({ page, section }: PassageRecord, paragraph: number, lang: 'ZH' | 'EN'): Locator {
  if (page !== undefined) return { kind: 'PAGE', value: String(page) };
  const article = /^第[\d零〇一二三四五六七八九十百千]+条/u.exec(section.at(-1)?.trim() ?? '');
  if (article) return { kind: 'ARTICLE', value: article[0] };
  const words: Words = locatorOf(section, paragraph);
  return {
    kind: section.length > 0 ? 'SECTION' : 'PARAGRAPH',
    value: lang === 'EN' ? words.en : words.zh.replaceAll(' ', ''),
  };
}

function distinct(locators: readonly Locator[]): readonly Locator[] {
  return [...new Map(locators.map((locator) => [`${locator.kind} ${locator.value}`, locator])).values()];
}

function isExport(style: CitationStyle): style is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(style);
}

function exported(citing: readonly Citing[], style: ExportFormat): Bibliography {
  const records = citing.map(({ record }) => record);
  const keys = exportKeys(records);
  const entries = citing.map(({ source, record, locators }, i) => {
    // One entry of a file has the key that it has in the whole file.
    const text = exportRecords([record], style, [keys[i] ?? '']);
    const inText = hasInText(style) ? `\\cite{${keys[i]}}` : '';
    return {
      document: source,
      label: '',
      ...{ text, pieces: [{ text }] },
      ...{ inText, inTextPieces: inText === '' ? [] : [{ text: inText }] },
      locators: locators.map(({ value }) => value),
      missing: [],
    };
  });
  return { style, entries, text: exportRecords(records, style, keys) };
}

function listed(citing: readonly Citing[], style: TextStyle, options: CitationOptions): Bibliography {
  const { order = 'CITED', html = false, ...entryOptions } = options;
  const render: (pieces: readonly Piece[]) => string = html ? htmlText : plainText;
  const list = createCitedList(
    citing.map(({ record }) => record),
    { style, order, options: entryOptions },
  );
  const byRecord = new Map(citing.map((one) => [one.record, one]));
  const lines = formatList(list).map(({ record, label, entry }) => ({
    record,
    label,
    entry,
    text: render(entry.pieces),
  }));
  const entries = lines.flatMap(({ record, label, entry, text }) => {
    const one = byRecord.get(record);
    if (!one) return [];
    const inText = one.locators.length > MAX_LOCATORS_IN_TEXT ? [] : one.locators;
    const cites = inText.length > 0 ? inText.map((locator) => ({ record, locator })) : [{ record }];
    const inTextPieces = formatInText(cites, list);
    return {
      document: one.source,
      label,
      ...{ text, pieces: entry.pieces },
      ...{ inText: render(inTextPieces), inTextPieces },
      locators: one.locators.map(({ value }) => value),
      missing: entry.missing,
    };
  });
  return { style, entries, text: lines.map(({ label, text }) => label + text).join('\n') };
}
