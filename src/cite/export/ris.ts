/** RIS, as its readers take it. */
import { isBody } from '../names.ts';
import type { CiteName } from '../record.ts';
import type { ExportItem } from './item.ts';
import { surnameOf, withoutCommas } from './name-text.ts';
import { type TagTable, taggedLines } from './tagged-lines.ts';

/** SP of these is the number of pages to several readers. */
const WITHOUT_PAGES: ReadonlySet<string> = new Set(['book', 'thesis']);
/** To readers SN is the number of these; of all else it is an ISBN or ISSN. */
const NUMBERED: ReadonlySet<string> = new Set(['regulation', 'legislation', 'report', 'standard', 'patent']);

const TAGS: TagTable = [
  ['TY  - ', ({ names }) => names.ris],
  ['AU  - ', ({ authors }) => authors.map(risName)],
  ['ED  - ', ({ editors, isPart }) => (isPart ? [] : editors.map(risName))],
  ['A2  - ', ({ editors, isPart }) => (isPart ? editors.map(risName) : [])],
  ['A4  - ', ({ translators }) => translators.map(risName)],
  ['TI  - ', ({ title }) => title],
  ['T2  - ', ({ record }) => record.container ?? record.event],
  ['PY  - ', ({ year }) => year],
  ['DA  - ', ({ date }) => withSlashes(date)],
  ['VL  - ', ({ record }) => record.volume],
  ['IS  - ', ({ record }) => record.issue],
  ['SP  - ', (item) => pageEnds(item)[0]],
  ['EP  - ', (item) => pageEnds(item)[1]],
  ['ET  - ', ({ record }) => record.edition ?? record.version],
  ['PB  - ', ({ publisher }) => publisher],
  ['CY  - ', ({ place }) => place],
  ['SN  - ', (item) => (isNumberSerial(item) ? item.number : undefined)],
  ['M1  - ', (item) => (isNumberSerial(item) ? undefined : item.number)],
  ['SN  - ', ({ record }) => [record.isbn, record.issn].filter((serial) => serial !== undefined)],
  ['DO  - ', ({ record }) => record.doi],
  ['UR  - ', ({ record }) => record.url],
  ['Y2  - ', ({ record }) => withSlashes(record.accessed)],
  ['LA  - ', ({ record }) => record.language],
  ['ER  - ', () => ''],
];

export function risLines(item: ExportItem): readonly string[] {
  return taggedLines(TAGS, item);
}

/** Readers split a name at its commas, for which there is no escape: 'family, given, suffix'; a body has none. */
function risName(name: CiteName): string {
  const parts = isBody(name) ? [name.literal] : [surnameOf(name), name.given, name.suffix];
  return parts.flatMap((part) => (part === undefined ? [] : [withoutCommas(part)])).join(', ');
}

function withSlashes(date: string | undefined): string | undefined {
  return date?.replaceAll('-', '/');
}

/** First page and all behind the first hyphen, so that a page that is turned to (18-21, 60) is not lost. */
function pageEnds({ pages, record }: ExportItem): readonly [string?, string?] {
  if (pages === undefined || WITHOUT_PAGES.has(record.cslType)) return [];
  const hyphen = pages.indexOf('-');
  return hyphen < 1 ? [pages] : [pages.slice(0, hyphen), pages.slice(hyphen + 1)];
}

function isNumberSerial({ record }: ExportItem): boolean {
  return NUMBERED.has(record.cslType) && record.isbn === undefined && record.issn === undefined;
}
