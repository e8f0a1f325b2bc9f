/** The table of APA's document types (chapter 10), by section: what differs between them and nothing else. */
import type { CslType } from '../record.ts';
import {
  atConference,
  fromIssuers,
  fromPublisher,
  fromUniversity,
  inArchive,
  inHost,
  inNewspaper,
  inPeriodical,
  isPublished,
  onSite,
  type SourceOf,
  words,
} from './sources.ts';
import { type Detail, thesisForm } from './title.ts';
import type { ApaContext } from './words.ts';

export interface Layout {
  /** The day is given, not the year alone (9.13–9.15). */
  readonly hasDay?: boolean;
  /** Works that stand alone have their title in italics, parts have that of their host (9.19). */
  readonly isItalic?: boolean;
  readonly details: readonly Detail[];
  /** In square brackets behind the title (9.21). */
  readonly form?: (context: ApaContext) => string | undefined;
  readonly source: SourceOf;
}

const REPORT: Layout = { isItalic: true, details: ['EDITION', 'VOLUME', 'NUMBER', 'VERSION'], source: fromPublisher };

export const LAYOUTS: Readonly<Record<CslType, Layout>> = {
  // 10.1, 10.8
  'article-journal': { details: [], source: inPeriodical },
  'article-newspaper': { hasDay: true, details: [], source: inNewspaper },
  article: { isItalic: true, details: ['NUMBER', 'VERSION'], source: fromPublisher },
  // 10.2, 10.3
  book: { isItalic: true, details: ['EDITION', 'VOLUME', 'VERSION'], source: fromPublisher },
  chapter: { details: [], source: inHost },
  // 10.4, and the policy papers of China: the Manual's chapter 11 is on American law
  report: REPORT,
  standard: REPORT,
  regulation: REPORT,
  legislation: REPORT,
  document: REPORT,
  // 10.5
  'paper-conference': { details: [], source: atConference },
  // 10.6
  thesis: { isItalic: true, details: [], form: thesisBrackets, source: fromUniversity },
  // 10.9, 10.16
  dataset: { isItalic: true, details: ['NUMBER', 'VERSION'], form: () => 'Data set', source: fromPublisher },
  webpage: { hasDay: true, isItalic: true, details: ['NUMBER', 'VERSION'], source: onSite },
  // 11.8, 10.12 and the publisher's examples of archival documents
  patent: { isItalic: true, details: ['PATENT'], source: fromIssuers },
  collection: { hasDay: true, isItalic: true, details: [], source: inArchive },
};

/** Doctoral dissertation, Qiantang University; Unpublished master's thesis. */
function thesisBrackets(context: ApaContext): string {
  const form = thesisForm(context);
  if (!isPublished(context)) return `Unpublished ${form.charAt(0).toLowerCase()}${form.slice(1)}`;
  return context.record.publisher === undefined ? form : `${form}, ${words('publisher', context)}`;
}
