/** The identifiers that stand in a pasted text. */
import { cstrKey, doiKey, isbnKeys, numberKey, urlKey } from '../../text/identifiers.ts';

export type IdentifierKind = 'DOI' | 'CSTR' | 'ISBN' | 'URL' | 'DOCUMENT_NUMBER';

export interface PastedIdentifier {
  readonly kind: IdentifierKind;
  /** Keys of text/identifiers.ts, one for each way to read where it ends, the longest first. */
  readonly keys: readonly string[];
  /** A standard without its year: the keys are those of each year, the latest first, as the latest is meant. */
  readonly isUndated?: boolean;
}

export interface PastedIdentifiers {
  /** Those that say most first: DOI, CSTR, document number, ISBN, address. */
  readonly found: readonly PastedIdentifier[];
  /** Nothing but identifiers stands there. */
  readonly isAll: boolean;
}

const LABELS = /(?:DOI|CSTR|ISBN(?:-?1[03])?|URL|文号|网址|链接|地址|https?)\s*[:：]?/giu;
const ADDRESS = /(?:https?:\/\/|www\.)\S+(?:\s*\n\s*[^\s\p{Script=Han}]+)*/giu;
const ADDRESS_ALONE = /^(?:https?:\/\/|www\.)[^\p{Script=Han}]+$/iu;
const HOST_ALONE = /^(?:[a-z\d][\w-]*\.)+[a-z]{2,}(?::\d+)?\/\S*$/iu;
const DOI =
  /(?:doi\s*[:：]?\s*|doi\.org\/)?\b10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Script=Han}]+(?:\s*\n\s*[^\s\p{Script=Han}]+)*/giu;
const CSTR = /(?:cstr\s*[:：]\s*|cstr\.cn\/)\d{5}\.\d{2}\.[^\s\p{Script=Han}]+|^\s*\d{5}\.\d{2}\.[\w.-]+\s*$/giu;
const ISBN =
  /ISBN(?:-?1[03])?\s*[:：]?\s*[\dX][\dX -]{8,20}[\dX]|(?<!\d)97[89](?:[- ]?\d){10}(?!\d)|^\s*\d(?:[- ]?\d){8}[- ]?[\dX]\s*$/giu;
const NUMBER =
  /[\p{Script=Han}A-Za-z]{2,20}\s*(?:[[({<【〈《]\s*(?:19|20)\d{2}\s*[\])}>】〉》]\s*(?:第\s*)?\d+\s*[号號]|〔\s*(?:19|20)\d{2}\s*〕\s*(?:第\s*)?\d+\s*[号號]?)/gu;
const STANDARD =
  /(?<![A-Za-z])(?:GB|DB\d*|JB|NY|SN|ISO|IEC|IEEE)(?:\/[A-Z]{1,2})?\s*\d+(?:\.\d+)*\s*[-—–]\s*\d{4}(?!\d)/gu;
const STANDARD_UNDATED =
  /(?<![A-Za-z])(?:GB|DB\d*|JB|NY|SN|ISO|IEC|IEEE)(?:\/[A-Z]{1,2})?\s*\d+(?:\.\d+)*(?![\d.]*\d|\s*[-—–:：]\s*\d)/iu;
/** Chinese standards carry the year from 1956 on. */
const [FIRST_YEAR, LAST_YEAR] = [1956, 2056];
const LEAD = /^.*(?:参见|根据|依据|按照|印发|[见据经以])(?=\p{Script=Han}{2})/u;
const END = /[.,;:!?'"”’»)\]}>》」』】）。，；：、！？]+$/u;
// No address and no DOI goes on behind one of these.
const FOREIGN = /[\p{Script=Han}，。；：、！？《》「」『』【】（）“”].*$/u;
// A bracket or a comma of full width that is none of an identifier's stays: it ends one.
const WIDE = /[０-９Ａ-Ｚａ-ｚ．／：－＿＝％＃＆？]|[（）](?=[\dA-Za-z０-９Ａ-Ｚａ-ｚ])/gu;
const MAX_PARTS = 4;

/** Cost: linear. */
export function identifiersIn(text: string): PastedIdentifiers {
  const plain = text.replace(WIDE, (wide) => wide.normalize('NFKC')).trim();
  const [dois, cstrs, addresses] = [plain.match(DOI) ?? [], plain.match(CSTR) ?? [], addressesIn(plain)];
  const isbns = plain.match(ISBN) ?? [];
  const numbers = [...(plain.match(NUMBER) ?? []), ...(plain.match(STANDARD) ?? [])];
  const undated = numbers.length === 0 ? STANDARD_UNDATED.exec(plain)?.[0] : undefined;
  const found = [
    ...dois.map((found) => pasted('DOI', readings(found).map(doiKey))),
    ...cstrs.map((found) => pasted('CSTR', readings(found).map(cstrKey))),
    ...numbers.map((found) => pasted('DOCUMENT_NUMBER', [found, found.replace(LEAD, '')].map(numberKey))),
    ...(undated === undefined ? [] : [{ ...pasted('DOCUMENT_NUMBER', inEachYear(undated)), isUndated: true }]),
    ...isbns.flatMap((found) => isbnKeys(found)).map((key) => pasted('ISBN', [key])),
    ...addresses.map((found) => pasted('URL', readings(found).map(urlKey))),
  ].filter(({ keys }) => keys.length > 0);
  const rest = [...addresses, ...dois, ...cstrs, ...isbns, ...numbers, undated ?? ''].reduce(
    (left, one) => left.replace(one, ' '),
    plain,
  );
  return { found, isAll: found.length > 0 && !/[\p{L}\p{N}]/u.test(rest.replace(LABELS, '')) };
}

function pasted(kind: IdentifierKind, keys: readonly (string | undefined)[]): PastedIdentifier {
  return { kind, keys: [...new Set(keys.filter((key) => key !== undefined))] };
}

function inEachYear(standard: string): readonly (string | undefined)[] {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => LAST_YEAR - at);
  return years.map((year) => numberKey(`${standard}-${year}`));
}

/** A text that is one address may be broken at any place; in others it goes on in the next line only. */
function addressesIn(text: string): readonly string[] {
  if (ADDRESS_ALONE.test(text) || HOST_ALONE.test(text)) return [text];
  return text.match(ADDRESS) ?? [];
}

/** Where it may end: behind each of its lines, without the marks that follow it, before the first foreign character. */
function readings(found: string): readonly string[] {
  const parts = found.split(/\s+/u).filter((part) => part !== '');
  const lengths = Array.from(
    { length: Math.min(parts.length, MAX_PARTS) },
    (_, at) => Math.min(parts.length, MAX_PARTS) - at,
  );
  return lengths.flatMap((length) => {
    const joined = parts.slice(0, length).join('');
    const ended = joined.replace(END, '');
    // A bracket that was opened inside belongs to it: 10.1016/0001(95)00023-8, 10.1002/(SICI)1<2>.
    const last = ['()', '<>'].find(([open = '', close = '']) => ended.split(open).length > ended.split(close).length);
    const closed = ended + (last?.[1] ?? '');
    return [closed, ended, ended.replace(FOREIGN, '').replace(END, '')];
  });
}
