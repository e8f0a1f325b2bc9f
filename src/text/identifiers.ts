/** What names a source anywhere: its identifiers, each in the one form in which all its spellings are the same. */
import { foldCharacters } from './characters.ts';
import { simplify } from './variants.ts';

/** No identifier is longer; what is gets no key. */
const MAX_LENGTH = 2_000;

/**
 * The keys of a source: `doi:`, `cstr:`, `isbn:`, `url:` and `no:` (its 文号 or other number), each once. What is no identifier gives
 * none; fields other than these five are not looked at.
 */
export function identifierKeys(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.entries(MAKERS).flatMap(([field, make]) => {
    const value = fields[field];
    return typeof value === 'string' && value.length <= MAX_LENGTH ? make(value) : [];
  });
  return [...new Set(keys.filter((key) => key !== undefined))];
}

const MAKERS: Readonly<Record<string, (value: string) => readonly (string | undefined)[]>> = {
  doi: (value) => [doiKey(value)],
  cstr: (value) => [cstrKey(value)],
  isbn: isbnKeys,
  // The address of a resolver says what it resolves.
  url: (value) => [urlKey(value), doiKey(value), cstrKey(value)],
  documentNumber: (value) => [numberKey(value)],
};

const DOI_RESOLVER = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i;

/** With or without `doi:` or the address of the resolver in front; DOIs have no case. */
export function doiKey(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const path = plain.replace(DOI_RESOLVER, '');
  // In an address a parameter or an anchor is none of the DOI; by itself it may have ? and #.
  const bare = decoded(path === plain ? plain : path.replace(/[?#].*$/s, ''));
  const doi = bare.replace(/^doi\s*[:：]?\s*/i, '').toLowerCase();
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi) ? `doi:${doi}` : undefined;
}

/** GB/T 32843: a registrant of five digits, a type of two, and a name; with or without `CSTR:` or the address of the resolver. */
export function cstrKey(text: string): string | undefined {
  const bare = decoded(
    text
      .normalize('NFKC')
      .trim()
      .replace(/^(?:https?:\/\/)?(?:www\.)?cstr\.cn\//i, ''),
  );
  const cstr = bare.replace(/^cstr\s*[:：]?\s*/i, '').toLowerCase();
  return /^\d{5}\.\d{2}\.\S+$/.test(cstr) ? `cstr:${cstr}` : undefined;
}

const ISBN = /(?<![\dX])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX](?![\dX])/gi;

/** One for each number that stands there with a right check digit (ISO 2108), in thirteen digits. */
export function isbnKeys(text: string): readonly string[] {
  const plain = foldCharacters(text).toUpperCase();
  return (plain.match(ISBN) ?? []).flatMap((found) => isbn13(found.replace(/[^\dX]/g, '')) ?? []);
}

function isbn13(digits: string): string | undefined {
  if (digits.length === 13) return checkDigit(digits.slice(0, 12)) === digits[12] ? `isbn:${digits}` : undefined;
  const sum = Array.from(digits, (digit, at) => (digit === 'X' ? 10 : Number(digit)) * (10 - at));
  if (digits.slice(0, 9).includes('X') || sum.reduce((a, b) => a + b, 0) % 11 !== 0) return undefined;
  const first = `978${digits.slice(0, 9)}`;
  return `isbn:${first}${checkDigit(first)}`;
}

function checkDigit(twelve: string): string {
  const sum = Array.from(twelve, (digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 3)).reduce((a, b) => a + b, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Parameters that say who passed an address on, not what it leads to. */
const TRACKING =
  /^(?:utm_.*|spm|scm|from|fromuid|share.*|mpshare|xhsshare|vd_source|fbclid|gclid|mc_[ce]id|isappinstalled|scene|nsukey|wx_.*|weixin_.*|srcid)$/i;

/** Scheme, `www.`, case of the host, the usual port, tracking, order of parameters, percent signs, a last slash and an anchor do not count. */
export function urlKey(text: string): string | undefined {
  const written = text.trim().replace(/^(?:https?:)?\/\//i, '');
  const parsed = URL.parse(`http://${written}`);
  if (!parsed?.hostname.includes('.') || /^[a-z][\w+.-]*:\/\//i.test(written)) return undefined;
  const host = parsed.hostname.replace(/^www\./, '') + (['', '443'].includes(parsed.port) ? '' : `:${parsed.port}`);
  // A program in the page reads what follows such an anchor: it is part of what is shown.
  const anchor = /^#[!/]/.test(parsed.hash) ? decoded(parsed.hash) : '';
  const path = decoded(parsed.pathname).replace(/\/+$/, '');
  return `url:${host}${path}${queryOf(parsed.search)}${anchor}`;
}

function queryOf(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=', 1)[0] ?? ''))
    .map((part) => decoded(part.replaceAll('+', ' ')));
  return kept.length === 0 ? '' : `?${kept.toSorted().join('&')}`;
}

/** Percent signs that stand for UTF-8 are read; others stay, in capitals. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.toUpperCase();
    }
  });
}

const YEAR_IN_BRACKETS = /[[({<〔【〈《]((?:19|20)\d{2})[\])}>〕】〉》]/gu;
const YEAR_AND_NUMBER = /(?<=\p{Script=Han})((?:19|20)\d{2})年?第?(\d+)号$/u;

/**
 * 文号, and numbers of standards, reports and patents: any bracket and width, spaces, case, 第 and leading zeros do not count, nor a
 * missing 号 (国发〔2018〕22号 = 国发[2018]22 = 國發（2018）第022號). Undefined for what has no digit.
 */
export function numberKey(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = simplify(foldCharacters(text)).replace(/\s/gu, '');
  const number = plain
    .replace(YEAR_IN_BRACKETS, '($1)')
    .replace(YEAR_AND_NUMBER, '($1)$2号')
    .replace(/(?<=\))第?0*(\d+)号?/u, '$1');
  return number.length >= 3 && /\d/.test(number) ? `no:${number}` : undefined;
}
