/** A record of a reference manager → what it says: a table of fields for each form. */
import { readBibtex, type TaggedValues } from './bibtex.ts';
import { dateIn } from './dates.ts';
import { namesIn } from './names.ts';
import { distinctTexts, type ParsedReference, type ReferenceForm } from './parsed.ts';
import { partKey } from './particulars.ts';
import { readTagged } from './tagged.ts';

/** The fields that hold each part, the best first. */
interface FieldNames {
  readonly titles: readonly string[];
  readonly subtitle?: string;
  readonly names: readonly string[];
  readonly dates: readonly string[];
  readonly containers: readonly string[];
  readonly identifiers: readonly string[];
  readonly volume: string;
  readonly edition: string;
  /** What parts the names of one field; without it each field has one name. */
  readonly between?: RegExp;
}

const FIELDS: Readonly<Partial<Record<ReferenceForm, FieldNames>>> = {
  BIBTEX: {
    titles: ['title'],
    subtitle: 'subtitle',
    names: ['author', 'editor', 'institution', 'organization'],
    dates: ['date', 'year'],
    containers: ['journal', 'journaltitle', 'booktitle', 'maintitle'],
    identifiers: ['doi', 'url', 'isbn', 'number', 'eprint', 'cstr'],
    volume: 'volume',
    edition: 'edition',
    between: /\s+and\s+/u,
  },
  RIS: {
    titles: ['TI', 'T1', 'CT', 'BT'],
    names: ['AU', 'A1', 'ED', 'A2'],
    dates: ['DA', 'PY', 'Y1'],
    containers: ['T2', 'JO', 'JF', 'JA', 'J2', 'BT'],
    identifiers: ['DO', 'UR', 'SN', 'M1', 'M3', 'C7', 'L3'],
    volume: 'VL',
    edition: 'ET',
  },
  ENDNOTE: {
    titles: ['T'],
    names: ['A', 'E'],
    dates: ['8', 'D'],
    containers: ['J', 'B'],
    identifiers: ['R', 'U', '@', 'N', 'M'],
    volume: 'V',
    edition: '7',
  },
  NOTEEXPRESS: {
    titles: ['Title'],
    names: ['Author'],
    dates: ['Year', 'Date'],
    containers: ['Journal', 'Secondary Title'],
    identifiers: ['DOI', 'URL', 'ISBN/ISSN', 'Number'],
    volume: 'Volume',
    edition: 'Edition',
    between: /\s*;\s*/u,
  },
};

/** Undefined for what is no record. Never throws. */
export function parseRecord(text: string): ParsedReference | undefined {
  const tagged = readTagged(text);
  if (tagged) return parsedOf(tagged.form, tagged.values);
  const values = readBibtex(text);
  return values ? parsedOf('BIBTEX', values) : parseCslJson(text);
}

function parsedOf(form: ReferenceForm, values: TaggedValues): ParsedReference | undefined {
  const fields = FIELDS[form];
  if (!fields) return undefined;
  const all = (tags: readonly string[]) => tags.flatMap((tag) => values.get(tag) ?? []);
  const [subtitle] = fields.subtitle === undefined ? [] : (values.get(fields.subtitle) ?? []);
  const [title] = all(fields.titles);
  const names = all(fields.names).flatMap((name) => (fields.between ? name.split(fields.between) : [name]));
  const [date] = all(fields.dates).flatMap((value) => dateIn(value) ?? []);
  const [container] = distinctTexts(all(fields.containers));
  return {
    form,
    titles: distinctTexts([subtitle === undefined ? undefined : `${title ?? ''}：${subtitle}`, ...all(fields.titles)]),
    // A comma parts the family name from the given one, or ends the name of a body.
    names: distinctTexts(names.filter((name) => namesIn(name).length > 0)),
    ...(date === undefined ? {} : { date }),
    ...(container === undefined ? {} : { container }),
    ...partsOf(container, values.get(fields.volume)?.[0], values.get(fields.edition)?.[0]),
    identified: all(fields.identifiers).join('\n'),
  };
}

function parseCslJson(text: string): ParsedReference | undefined {
  const item = firstItem(text);
  if (!item || typeof item.title !== 'string') return undefined;
  const said = (name: string) => (typeof item[name] === 'string' ? item[name] : undefined);
  const date = dateIn(dateText(item.issued));
  const container = said('container-title');
  return {
    form: 'CSL_JSON',
    titles: distinctTexts([item.title]),
    names: distinctTexts([...cslNames(item.author), ...cslNames(item.editor), ...cslNames(item.authority)]),
    ...(date === undefined ? {} : { date }),
    ...(container === undefined ? {} : { container }),
    ...partsOf(container, textOf(item.volume), textOf(item.edition)),
    identified: ['DOI', 'CSTR', 'URL', 'ISBN', 'number'].flatMap((name) => said(name) ?? []).join('\n'),
  };
}

/** The volume of what stands in something else is that of the journal. */
function partsOf(
  container: string | undefined,
  volume: string | undefined,
  edition: string | undefined,
): Pick<ParsedReference, 'volume' | 'edition'> {
  if (container !== undefined) return {};
  return { ...(volume ? { volume: partKey(volume) } : {}), ...(edition ? { edition: partKey(edition) } : {}) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

type Json = Readonly<Record<string, unknown>>;

function firstItem(text: string): Json | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    return isJson(first) ? first : undefined;
  } catch {
    return undefined;
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cslNames(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return (Array.isArray(value) ? value : []).filter(isJson).flatMap(({ literal, family, given }) => {
    if (typeof literal === 'string') return [literal];
    return typeof family === 'string' ? [[family, given].filter((part) => typeof part === 'string').join(', ')] : [];
  });
}

function dateText(value: unknown): string {
  if (!isJson(value)) return typeof value === 'string' ? value : '';
  const parts: unknown = value['date-parts'];
  const [first] = Array.isArray(parts) ? parts : [];
  return Array.isArray(first) ? first.join('-') : String(value.raw ?? value.literal ?? '');
}
