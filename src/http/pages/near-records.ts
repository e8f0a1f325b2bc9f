/** What may have been meant by an address where nothing is: ids that are nearly the same, names that begin alike or sound alike. */
import { GongfuError } from '../../domain/errors.ts';
import { parseId } from '../../domain/ids.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Bilingual } from '../../ui/lang.ts';
import { plainLine } from '../../ui/plain-line.ts';
import { lettersApart } from './letters-apart.ts';
import { nameEntity, namePassages, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';

export interface NearRecord {
  readonly id: string;
  readonly label: Bilingual;
  /** Undefined of a passage. */
  readonly type?: Bilingual;
}

export interface Near {
  /** To search for instead. */
  readonly words: string;
  readonly records: readonly NearRecord[];
}

const LISTED = 6;
const SUGGESTED = 20;
const LONGEST_ASKED = 80;
/** More letters apart is another word. */
const MOST_APART = 3;
/** A slug is shortened at its hyphens so many times at most. */
const MOST_PARTS = 8;

/** The page, whose NOT_FOUND says what is near (`details.near`), too. */
export function withNear(def: PageDef, inquiries: PageInquiries): PageDef {
  return {
    ...def,
    answer: async (asked) => {
      try {
        return await def.answer(asked);
      } catch (error) {
        if (!(error instanceof GongfuError) || error.code !== 'NOT_FOUND') throw error;
        const near = await nearAddress(inquiries, asked.path, asked.scope);
        throw new GongfuError('NOT_FOUND', error.message, { details: { ...error.details, near }, cause: error });
      }
    },
  };
}

/** At most six, the nearest first. Of what cannot be read just now nothing is said: an error page has its own error to tell. */
export async function nearAddress(inquiries: PageInquiries, path: string, scope: Scope): Promise<Near> {
  const asked = askedIn(path);
  if (asked.text === '') return { words: '', records: [] };
  const [byId, byName] = await Promise.all([
    nearIds(inquiries, asked, scope).catch(() => []),
    nearNames(inquiries, asked, scope).catch(() => []),
  ]);
  const ids = [...new Set([...byId, ...byName])].slice(0, LISTED);
  return { words: asked.text, records: await named(inquiries, ids, scope).catch(() => []) };
}

/** A word of an address that stands in some text says little. */
const BY_NAME: readonly string[] = ['LABEL', 'ALIAS', 'VARIANT', 'SYNONYM'];

interface AskedAddress {
  /** Its last part without the type, with spaces for hyphens. */
  readonly text: string;
  readonly prefix?: string;
  /** Of an id. */
  readonly slug: string;
}

/** `/model:pinghu/history`, `/平湖模式`, `/models/pinghu`. */
function askedIn(path: string): AskedAddress {
  const parts = decoded(path)
    .replace(/\/history$/, '')
    .split('/');
  const last = plainLine(parts.at(-1) ?? '')
    .trim()
    .slice(0, LONGEST_ASKED);
  const [, prefix, rest] = /^([a-zA-Z][\w-]*):(.*)$/.exec(last) ?? [];
  const slug = (rest ?? last).toLowerCase();
  const text = (rest ?? last).replaceAll(/[-_]+/g, ' ').trim();
  return { text, slug, ...(prefix === undefined ? {} : { prefix: prefix.toLowerCase() }) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The slug with any type, and its beginnings: a passage's source, the mechanism of a version. One read. */
async function nearIds(
  inquiries: PageInquiries,
  { slug, prefix }: AskedAddress,
  scope: Scope,
): Promise<readonly string[]> {
  const parts = slug.split('-').slice(0, MOST_PARTS);
  const starts = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
  const prefixes = new Set([...(prefix ? [prefix] : []), ...inquiries.ontology.entityTypes.map((type) => type.prefix)]);
  const ids = starts.flatMap((start) => [...prefixes].map((one) => `${one}:${start}`)).filter((id) => parseId(id));
  const found = await readRecords(inquiries, ids, scope);
  return ids.flatMap((id) => found.get(id)?.id ?? []);
}

/**
 * Names that begin as it does, then as its beginning does; those of a mistyped id only where few letters are wrong. What begins
 * otherwise is found by a search.
 */
async function nearNames(inquiries: PageInquiries, asked: AskedAddress, scope: Scope): Promise<readonly string[]> {
  const type = inquiries.ontology.entityTypeOfPrefix(asked.prefix ?? '')?.name;
  const letters = Array.from(asked.text.replaceAll(' ', ''));
  const lengths = [letters.length, Math.ceil(letters.length / 2), 2, 1].filter((length) => length <= letters.length);
  for (const length of new Set(lengths)) {
    const prefix = letters.slice(0, length).join('');
    const request = { prefix, first: SUGGESTED, ...(type ? { types: [type] } : {}) };
    const hits = await inquiries.suggest(request, scope);
    const ids = hits.map(({ id }) => id).filter((id) => length === letters.length || isNear(id, asked));
    if (ids.length > 0) return ids.toSorted((one, other) => apart(one, asked) - apart(other, asked));
  }
  const search = {
    query: asked.text,
    mode: 'FULL_TEXT',
    filter: {},
    first: LISTED,
    facets: [],
    isBrief: true,
  } as const;
  const { hits } = await inquiries.search(search, scope);
  return hits.filter(({ matchedBy }) => matchedBy.some((kind) => BY_NAME.includes(kind))).map(({ id }) => id);
}

function isNear(id: string, asked: AskedAddress): boolean {
  return (
    !/^[\x20-\x7e]*$/.test(asked.slug) || apart(id, asked) <= Math.min(MOST_APART, Math.floor(asked.slug.length / 2))
  );
}

function apart(id: string, { slug }: AskedAddress): number {
  return lettersApart(parseId(id)?.slug ?? id, slug);
}

async function named(inquiries: PageInquiries, ids: readonly string[], scope: Scope): Promise<readonly NearRecord[]> {
  const records = await readRecords(inquiries, ids, scope);
  const passages = [...records.values()].filter((record) => record.record === 'passage');
  const places = await namePassages(inquiries, passages, scope);
  const nameOf = (record: GraphRecord): readonly NearRecord[] => {
    if (record.record === 'entity') return [{ id: record.id, ...nameEntity(inquiries, record) }];
    const place = places.get(record.id);
    return place ? [{ id: record.id, label: place.label }] : [];
  };
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record ? nameOf(record) : [];
  });
}
