/**
 * Tags in the head of a page about one work: Highwire Press tags, as Google Scholar names them, and Zotero's item type beside them,
 * since `citation_title` by itself means a journal article to it.
 */
import { isBody } from '../names.ts';
import type { CiteName, CiteRecord, CslType } from '../record.ts';
import { type ExportItem, exportItem } from './item.ts';
import { surnameOf, withoutCommas } from './name-text.ts';

/** `<meta name content>`; of a name that may come several times the order counts. */
export interface HeadTag {
  readonly name: string;
  readonly content: string;
}

type ValueOf = (item: ExportItem) => string | undefined;

/** In the words of Zotero's schema. A 公文 is a report, as it is to readers of RIS. */
const ZOTERO_TYPES: Readonly<Record<CslType, string>> = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  'article-newspaper': 'newspaperArticle',
  book: 'book',
  chapter: 'bookSection',
  collection: 'manuscript',
  dataset: 'dataset',
  document: 'document',
  legislation: 'statute',
  'paper-conference': 'conferencePaper',
  patent: 'patent',
  regulation: 'report',
  report: 'report',
  standard: 'standard',
  thesis: 'thesis',
  webpage: 'webpage',
};

/** The tag of what a work stands in or comes from; readers without `z:itemType` tell the type by it. */
const HOSTS: Partial<Record<CslType, readonly [string, ValueOf]>> = {
  'article-journal': ['citation_journal_title', ({ record }) => record.container],
  'article-newspaper': ['citation_journal_title', ({ record }) => record.container],
  chapter: ['citation_book_title', ({ record }) => record.container],
  'paper-conference': ['citation_conference_title', ({ record }) => record.container ?? record.event],
  regulation: ['citation_technical_report_institution', institutionOf],
  report: ['citation_technical_report_institution', institutionOf],
  thesis: ['citation_dissertation_institution', ({ publisher }) => publisher],
};
const NUMBERED: ReadonlySet<CslType> = new Set(['regulation', 'report']);

const SINGLE: readonly (readonly [string, ValueOf])[] = [
  ['citation_publication_date', ({ record }) => record.issued?.replaceAll('-', '/')],
  ['citation_volume', ({ record }) => record.volume],
  ['citation_issue', ({ record }) => record.issue],
  ['citation_firstpage', ({ pages }) => pages?.split('-')[0]],
  ['citation_lastpage', ({ pages }) => pages?.split('-')[1]],
  ['citation_technical_report_number', ({ record, number }) => (NUMBERED.has(record.cslType) ? number : undefined)],
  ['citation_publisher', ({ publisher }) => publisher],
  ['citation_isbn', ({ record }) => record.isbn],
  ['citation_issn', ({ record }) => record.issn],
  ['citation_doi', ({ record }) => record.doi],
  ['citation_language', ({ record }) => record.language],
];

/** What the record does not give has no tag; addresses are the page's to add, as only it knows which of them are safe to follow. */
export function highwireTags(record: CiteRecord): readonly HeadTag[] {
  const item = exportItem(record);
  const type = item.record.cslType;
  const host = HOSTS[type];
  return [
    ...tag('citation_title', item.title),
    ...item.authors.flatMap((name) => tag('citation_author', nameText(name))),
    ...(host ? tag(host[0], host[1](item)) : []),
    ...SINGLE.flatMap(([name, read]) => tag(name, read(item))),
    ...(type === 'article-journal' ? [] : tag('z:itemType', ZOTERO_TYPES[type])),
  ];
}

function tag(name: string, content: string | undefined): readonly HeadTag[] {
  return content === undefined || content === '' ? [] : [{ name, content }];
}

/** Readers part a name at its comma: a body has none. */
function nameText(name: CiteName): string {
  if (isBody(name)) return withoutCommas(name.literal);
  const family = surnameOf(name);
  return [family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}

function institutionOf({ record, publisher }: ExportItem): string | undefined {
  const [issuer] = record.issuers ?? [];
  return publisher ?? (issuer && nameText(issuer));
}
