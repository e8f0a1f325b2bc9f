/** The golden citations of golden/*.yaml, typed: what golden/README.md calls a golden, as arguments of the formatter. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';
import type { EntryOptions, Locator, LocatorKind, TextStyle } from '../../src/cite/entry.ts';
import { type CiteName, type CiteRecord, CSL_TYPES, type OtherWords, type PersonParts } from '../../src/cite/record.ts';
import { listOf, mapOf, objectOf, oneOf, type Parser, switchOf, textOf } from './golden-shapes.ts';

export const GOLDEN_FOLDER = join(import.meta.dirname, 'golden');

export const EXPORT_STYLES = ['BIBTEX', 'BIBLATEX', 'RIS', 'ENDNOTE', 'NOTEEXPRESS', 'CSL_JSON'] as const;
export type ExportStyle = (typeof EXPORT_STYLES)[number];
export type GoldenStyle = TextStyle | ExportStyle;

/** What all goldens have. `options` are whole: the defaults of the README, and APA's script, are already in them. */
interface Golden {
  readonly id: string;
  readonly style: GoldenStyle;
  readonly options: EntryOptions;
  readonly format: 'PLAIN' | 'HTML';
  readonly rules: readonly string[];
  readonly note?: string;
  /** Why it was chosen so, where the rules leave it open. */
  readonly because?: string;
}

/** One record in one style. */
export interface EntryGolden extends Golden {
  readonly record: CiteRecord;
  /** With LF; of CSL_JSON the object. */
  readonly expect: unknown;
  /** `Entry.missing`, in order; undefined: the golden does not say. */
  readonly missing?: readonly string[];
}

/** What one place of the text cites; records are the same objects in `cited` and `cite`. */
export interface InTextGolden extends Golden {
  readonly cited: readonly CiteRecord[];
  readonly cite: readonly { readonly record: CiteRecord; readonly locator?: Locator }[];
  readonly form: 'PARENTHETICAL' | 'NARRATIVE';
  readonly expect: string;
}

export interface ListGolden extends Golden {
  readonly order: 'CITED' | 'NAME' | 'STROKE';
  readonly cited: readonly CiteRecord[];
  readonly expect: string;
}

export interface Goldens {
  readonly entries: readonly EntryGolden[];
  readonly inText: readonly InTextGolden[];
  readonly lists: readonly ListGolden[];
  /** All records, by file and key: journal-article/huang-fu. */
  readonly records: ReadonlyMap<string, CiteRecord>;
}

/** All goldens, in order of files. Throws, naming file and place, on a key or a value that the README does not know. */
export function loadGoldens(): Goldens {
  const files = readdirSync(GOLDEN_FOLDER).filter((file) => file.endsWith('.yaml'));
  const all = files.toSorted().map((file) => parseGoldenFile(basename(file), readFileSync(join(GOLDEN_FOLDER, file))));
  return {
    entries: all.flatMap(({ entries }) => entries),
    inText: all.flatMap(({ inText }) => inText),
    lists: all.flatMap(({ lists }) => lists),
    records: new Map(all.flatMap(({ records }) => [...records])),
  };
}

/** One file of goldens. */
export function parseGoldenFile(file: string, content: Buffer | string): Goldens {
  const { records = {}, goldens } = FILE(load(content.toString()), file);
  const find = (key: string, id: string): CiteRecord => {
    const record = records[key];
    if (record === undefined) throw new Error(`${id}: ${file} has no record ${key}`);
    return record;
  };
  const name = file.replace(/\.yaml$/, '');
  return {
    entries: goldens.filter(({ kind }) => kind === undefined).map((golden) => entryGolden(golden, find)),
    inText: goldens.filter(({ kind }) => kind === 'IN_TEXT').map((golden) => inTextGolden(golden, find)),
    lists: goldens.filter(({ kind }) => kind === 'LIST').map((golden) => listGolden(golden, find)),
    records: new Map(Object.entries(records).map(([key, record]) => [`${name}/${key}`, record])),
  };
}

type Find = (key: string, id: string) => CiteRecord;
type Written = ReturnType<typeof GOLDEN>;

function entryGolden(written: Written, find: Find): EntryGolden {
  const { record, expect, reports } = written;
  if (record === undefined) throw new Error(`${written.id}: record is missing`);
  return {
    ...goldenOf(written),
    record: find(record, written.id),
    expect,
    ...(reports !== undefined && { missing: reports }),
  };
}

function inTextGolden(written: Written, find: Find): InTextGolden {
  const { id, cited = [], cite = [], form = 'PARENTHETICAL' } = written;
  return {
    ...goldenOf(written),
    cited: cited.map((key) => find(key, id)),
    cite: cite.map(({ record, locator }) => ({ record: find(record, id), ...(locator !== undefined && { locator }) })),
    form,
    expect: textOf(written.expect, id),
  };
}

function listGolden(written: Written, find: Find): ListGolden {
  const { id, cited = [], order } = written;
  if (order === undefined) throw new Error(`${id}: order is missing`);
  return { ...goldenOf(written), order, cited: cited.map((key) => find(key, id)), expect: textOf(written.expect, id) };
}

function goldenOf({ id, style, options, format, rules, note, open, because }: Written): Golden {
  if ((open === true) !== (because !== undefined)) throw new Error(`${id}: open and because go together`);
  const [named, script] = STYLES[style];
  return {
    id,
    style: named,
    options: { ...DEFAULTS, ...options, ...(script !== undefined && { script }) },
    format: format === 'html' ? 'HTML' : 'PLAIN',
    rules,
    ...(note !== undefined && { note }),
    ...(because !== undefined && { because }),
  };
}

/** Of the README's table; what it gives by style is left to the formatter's own default. */
const DEFAULTS: EntryOptions = { url: 'ALWAYS' };

const STYLES = {
  'gbt7714-2025-numeric': ['GB_T_7714_2025_NUMERIC'],
  'gbt7714-2025-author-date': ['GB_T_7714_2025_AUTHOR_DATE'],
  'gbt7714-2015-numeric': ['GB_T_7714_2015_NUMERIC'],
  'gbt7714-2015-author-date': ['GB_T_7714_2015_AUTHOR_DATE'],
  'apa-7-roman': ['APA_7', 'ROMAN'],
  'apa-7-characters': ['APA_7', 'CHARACTERS'],
  bibtex: ['BIBTEX'],
  biblatex: ['BIBLATEX'],
  ris: ['RIS'],
  endnote: ['ENDNOTE'],
  noteexpress: ['NOTEEXPRESS'],
  'csl-json': ['CSL_JSON'],
} as const satisfies Record<string, readonly [GoldenStyle, EntryOptions['script']?]>;

// ── shapes of the files

const PERSON_PARTS: Parser<PersonParts> = objectOf({ family: textOf }, { given: textOf });
const PERSON = objectOf(
  { family: textOf },
  { given: textOf, particle: textOf, suffix: textOf, roman: PERSON_PARTS },
) satisfies Parser<CiteName>;
const BODY = objectOf({ literal: textOf }, { english: textOf, roman: textOf }) satisfies Parser<CiteName>;
const NAMES = listOf<CiteName>((value, at) =>
  typeof value === 'object' && value !== null && 'literal' in value ? BODY(value, at) : PERSON(value, at),
);

const OTHER_WORDS: Parser<OtherWords> = objectOf(
  {},
  {
    ...{ title: textOf, subtitle: textOf, container: textOf, publisher: textOf, place: textOf },
    ...{ genre: textOf, documentNumber: textOf, archive: textOf, archivePlace: textOf },
  },
);

const RECORD: Parser<CiteRecord> = objectOf(
  { cslType: oneOf(CSL_TYPES) },
  {
    ...{ title: textOf, subtitle: textOf, authors: NAMES, issuers: NAMES, editors: NAMES, translators: NAMES },
    ...{ container: textOf, event: textOf, publisher: textOf, place: textOf, edition: textOf, version: textOf },
    ...{ volume: textOf, issue: textOf, pages: textOf, articleNumber: textOf, genre: textOf },
    ...{ issued: textOf, accessed: textOf, inForce: textOf, documentNumber: textOf },
    ...{ archive: textOf, archivePlace: textOf, archiveLocation: textOf },
    ...{ doi: textOf, cstr: textOf, isbn: textOf, issn: textOf, url: textOf },
    ...{ language: textOf, carrier: textOf, english: OTHER_WORDS, roman: OTHER_WORDS },
  },
);

/** Options are written in lower case, as their values are in the README. */
const OPTIONS: Parser<EntryOptions> = objectOf(
  {},
  {
    url: (value, at) => URLS[oneOf(['always', 'online', 'never'])(value, at)],
    doi: switchOf,
    upperCaseNames: switchOf,
    width: (value, at) => (oneOf(['half', 'full'])(value, at) === 'half' ? 'HALF' : 'FULL'),
    page: textOf,
    authors: (value, at) => (oneOf(['three', 'all'])(value, at) === 'all' ? 'ALL' : 'THREE'),
    givenNames: (value, at) => (oneOf(['initials', 'full'])(value, at) === 'full' ? 'FULL' : 'INITIALS'),
    bilingual: switchOf,
  },
);
const URLS = { always: 'ALWAYS', online: 'ONLINE_ONLY', never: 'NEVER' } as const;

const LOCATORS: readonly LocatorKind[] = ['PAGE', 'ARTICLE', 'SECTION', 'PARAGRAPH'];
const CITE = objectOf({ record: textOf }, { locator: objectOf({ kind: oneOf(LOCATORS), value: textOf }, {}) });

const GOLDEN = objectOf(
  {
    id: textOf,
    style: oneOf(Object.keys(STYLES) as (keyof typeof STYLES)[]),
    expect: (value: unknown): unknown => value,
    rules: listOf(textOf),
  },
  {
    kind: oneOf(['IN_TEXT', 'LIST']),
    record: textOf,
    options: OPTIONS,
    format: oneOf(['plain', 'html']),
    note: textOf,
    open: switchOf,
    because: textOf,
    reports: listOf(textOf),
    cited: listOf(textOf),
    cite: listOf(CITE),
    form: oneOf(['PARENTHETICAL', 'NARRATIVE']),
    order: oneOf(['CITED', 'NAME', 'STROKE']),
  },
);

const FILE = objectOf({ goldens: listOf(GOLDEN) }, { type: textOf, records: mapOf(RECORD) });
