/** Which source is meant by what somebody pastes: an identifier, a title or a part of one, a reference line, a record. */
import { identifiersIn, type PastedIdentifier, type PastedIdentifiers } from '../cite/parse/identifiers.ts';
import { parseRecord } from '../cite/parse/record.ts';
import { parseReference } from '../cite/parse/reference.ts';
import { withoutTex } from '../cite/parse/tex.ts';
import { badInput, GongfuError } from '../domain/errors.ts';
import { isId } from '../domain/ids.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { Stored } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchIndex } from '../search/port.ts';
import type { GraphStore } from '../store/port.ts';
import { numberKey } from '../text/identifiers.ts';
import { nameKeysOfRef } from '../text/keys.ts';
import { recordsToCite } from './cite.ts';
import { isEntity, type StoredEntity } from './entities.ts';
import { type AskedSource, askedSource, type Candidate, type SourceMatch, scored } from './source-scores.ts';

export type { SourceMatch, SourceMatchKind } from './source-scores.ts';

export interface FindSourceParts {
  readonly store: Pick<GraphStore, 'records' | 'named' | 'relationsOf'>;
  readonly index: Pick<SearchIndex, 'search'>;
  readonly ontology: Ontology;
  /** How long the search within may take, at most; without one the request's own time holds. */
  readonly searchTimeoutMs?: number | undefined;
}

const MAX_LENGTH = 4_000;
/** Of a query of the index. */
export const MAX_QUERY = 300;
/** So many hits of the index are looked at: the right title, where it is there, stands far above. */
const CANDIDATES = 15;
// A number of a document is never longer.
const MAX_NUMBER = 40;

/**
 * Best first, at most `first`, ties by id; nothing where nothing fits. What is an id or an identifier and nothing else is looked up as
 * it stands: where nobody has it, nothing is found. Cost: at most twelve reads of the store and two searches.
 *
 * Errors: BAD_USER_INPUT, without a letter or digit or over 4,000 characters; TIMEOUT, where time ran out before anything was found.
 */
export async function findSource(
  ref: string,
  first: number,
  parts: FindSourceParts,
  scope: Scope,
): Promise<readonly SourceMatch[]> {
  const text = plainText(ref);
  const byId = await sourceOfId(text, parts, scope);
  if (byId) return byId.slice(0, first);
  const { asked, found, isAll } = askedIn(text);
  const identified = await byIdentifier({ found: withNumber(text, found), isAll }, asked, parts, scope);
  const isCertain = isAll || identified.some(({ score }) => score === 1);
  const titled = isCertain ? [] : await byTitle(asked, parts, scope);
  const matches = new Map([...titled, ...identified].map((match) => [match.source.record.id, match]));
  return [...matches.values()]
    .toSorted((a, b) => b.score - a.score || (a.source.record.id < b.source.record.id ? -1 : 1))
    .slice(0, first);
}

/** What is asked for by a text that `plainText` gave. */
export function askedIn(text: string): PastedIdentifiers & { readonly asked: AskedSource } {
  const reference = parseReference(text);
  const identifiers = identifiersIn(reference?.identified ?? text);
  const keys = identifiers.found.flatMap((one) => one.keys);
  return { ...identifiers, asked: askedSource(text, reference, keys) };
}

/** What a text defines for itself behind a title: （以下简称《意见》）. */
const SHORT_FORM = /[（(](?:以下|下)?简?称(?:为)?[：:]?[^）)]*[）)]/gu;

/** As a reference comes from a page; a DOI may have <…> in it, too, and keeps it. */
const TAG = /<\/?(?:a|abbr|b|bdi|br|cite|div|em|font|i|li|p|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?\/?>/giu;

/** Without markup. Errors: those of `findSource` for what is no reference. */
export function plainText(ref: string): string {
  if (ref.length > MAX_LENGTH) {
    throw badInput(
      `\`ref\` has ${ref.length} characters; at most ${MAX_LENGTH} are taken: one reference, title or number.`,
    );
  }
  const text = ref
    .toWellFormed()
    .replace(/(?![\t\n\r])[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(TAG, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(text)) {
    const what = text === '' ? 'is empty' : 'has no letter or digit in it';
    throw badInput(`\`ref\` ${what}; it takes a title, a number, a DOI, an address or a pasted reference.`);
  }
  const plain = text.replace(SHORT_FORM, '');
  return parseRecord(plain) ? plain : withoutTex(plain);
}

/** With or without the ending of a file (docs/citing.md) and parameters. */
const ADDRESS_OF_ID =
  /^https?:\/\/\S+\/([a-z][a-z0-9-]*(?::|%3a)[a-z0-9-]+)(?:\.(?:bib|ris|enw|net|txt|(?:csl\.)?json))?\/?(?:[?#]\S*)?$/i;

/** An id, or its permanent address. Of something that is no source nothing is found; undefined where nothing has the id. */
async function sourceOfId(
  text: string,
  parts: FindSourceParts,
  scope: Scope,
): Promise<readonly SourceMatch[] | undefined> {
  const id = ADDRESS_OF_ID.exec(text)?.[1]?.replace(/%3a/i, ':') ?? text;
  if (!isId(id)) return undefined;
  const [stored] = await parts.store.records([id], scope);
  if (!stored) return undefined;
  const source = sourceOf(stored, parts.ontology);
  return source ? [{ source, score: 1, matchedBy: 'ID' }] : [];
}

function sourceOf(stored: Stored | undefined, ontology: Ontology): StoredEntity | undefined {
  return isEntity(stored) && ontology.entityType(stored.record.type)?.isSource === true ? stored : undefined;
}

/** The whole text may be a number that has no form of its own: 国务院令第721号. */
function withNumber(text: string, found: readonly PastedIdentifier[]): readonly PastedIdentifier[] {
  const key = text.length <= MAX_NUMBER ? numberKey(text) : undefined;
  return key === undefined ? found : [...found, { kind: 'DOCUMENT_NUMBER', keys: [key] }];
}

/** Of a standard without its year. */
const UNDATED = 0.95;
const UNIQUELY_NUMBERED: ReadonlySet<string> = new Set(['patent', 'standard']);

/** Of each identifier the longest reading that somebody has. */
async function byIdentifier(
  { found, isAll }: PastedIdentifiers,
  asked: AskedSource,
  parts: FindSourceParts,
  scope: Scope,
): Promise<readonly SourceMatch[]> {
  const keys = [...new Set(found.flatMap((one) => one.keys))];
  if (keys.length === 0) return [];
  const ids = await parts.store.named(
    keys.map((key) => ({ level: 'IDENTIFIER', key }) as const),
    undefined,
    scope,
  );
  const known = new Map(keys.map((key, i) => [key, ids[i] ?? []]));
  const kinds = new Map<string, PastedIdentifier>();
  for (const one of found) {
    const held = one.keys.map((key) => known.get(key) ?? []).find((some) => some.length > 0) ?? [];
    for (const id of held) if (!kinds.has(id)) kinds.set(id, one);
  }
  const candidates = await candidatesOf([...kinds.keys()], parts, scope);
  return candidates.flatMap((candidate): readonly SourceMatch[] => {
    const { kind: matchedBy, isUndated = false } = kinds.get(candidate.source.record.id) ?? {};
    const { identified, match } = scored(candidate, asked);
    // Beside other words a standard's number without its year names what they are about.
    if (isUndated && !isAll && !match) return [];
    const score = isUndated ? Math.min(identified, UNDATED) : identified;
    // A 文号 also stands in the titles of texts about the document, and reports share numbers.
    const isUnique = UNIQUELY_NUMBERED.has(candidate.record.cslType);
    const isOfAnother = matchedBy === 'DOCUMENT_NUMBER' && !isUnique && score < 1;
    return matchedBy === undefined || isOfAnother ? [] : [{ source: candidate.source, score, matchedBy }];
  });
}

/** Where a source is called exactly so, the index is not asked what else is called nearly so. */
async function byTitle(asked: AskedSource, parts: FindSourceParts, scope: Scope): Promise<readonly SourceMatch[]> {
  const titles = asked.titles.map(({ title }) => title);
  const named = await sourcesNamed(titles, parts, scope);
  // 飞地抱团 is a mechanism: a source in whose title it stands is another thing.
  if (named === 'OTHER' && !asked.reference) return [];
  const ids = named === 'OTHER' ? [] : named;
  const exact = matchesAmong(await candidatesOf(ids, parts, scope), asked);
  if (exact.length > 0) return exact;
  const searched = await searchedFor(titles, parts, scope);
  const others = [...new Set(searched.ids)].filter((id) => !ids.includes(id));
  const matches = matchesAmong(await candidatesOf(others, parts, scope), asked);
  if (matches.length === 0 && searched.isCut) throw outOfTime();
  return matches;
}

function matchesAmong(candidates: readonly Candidate[], asked: AskedSource): readonly SourceMatch[] {
  return candidates.flatMap((candidate) => scored(candidate, asked).match ?? []);
}

function outOfTime(): GongfuError {
  return new GongfuError(
    'TIMEOUT',
    'Time ran out before the titles were looked through; ask again, or with a whole title.',
  );
}

/** OTHER where the words name something, and no source. */
async function sourcesNamed(
  titles: readonly string[],
  { store, ontology }: FindSourceParts,
  scope: Scope,
): Promise<readonly string[] | 'OTHER'> {
  const keys = titles.flatMap(nameKeysOfRef);
  const types = ontology.entityTypes.filter(({ isSource: is }) => is).map(({ name }) => name);
  const [any = [], ...ofSources] = await Promise.all(
    [undefined, ...types].map((type) => store.named(keys, type, scope)),
  );
  const ids = [...new Set(ofSources.flat(2))];
  return ids.length === 0 && titles.length === 1 && any.some((some) => some.length > 0) ? 'OTHER' : ids;
}

/** The likeliest two forms of the title; without what the index would take for an operator. */
async function searchedFor(
  titles: readonly string[],
  { index, ontology, searchTimeoutMs = Number.POSITIVE_INFINITY }: FindSourceParts,
  scope: Scope,
): Promise<{ readonly ids: readonly string[]; readonly isCut: boolean }> {
  const types = ontology.entityTypes.filter(({ isSource: is }) => is).map(({ name }) => name);
  const deadlineAt = Math.min(scope.deadlineAt, Date.now() + searchTimeoutMs);
  const queries = titles.slice(0, 2).map((title) =>
    title
      .replace(/[^\p{L}\p{N}\p{M}+.%]+/gu, ' ')
      .trim()
      .slice(0, MAX_QUERY),
  );
  const answers = await Promise.all(
    queries
      .filter((query) => /[\p{L}\p{N}]/u.test(query))
      .map((query) =>
        index.search(
          { query, mode: 'FULL_TEXT', filter: { types, passages: false }, first: CANDIDATES, facets: [] },
          { ...scope, deadlineAt },
        ),
      ),
  );
  return {
    ids: answers.flatMap(({ hits }) => hits.map(({ id }) => id)),
    isCut: answers.some(({ degraded }) => degraded.includes('TIME_LIMIT')),
  };
}

export async function candidatesOf(
  ids: readonly string[],
  { store, ontology }: Pick<FindSourceParts, 'store' | 'ontology'>,
  scope: Scope,
): Promise<readonly Candidate[]> {
  if (ids.length === 0) return [];
  const found = await store.records(ids, scope);
  const sources = found.flatMap((stored) => sourceOf(stored, ontology) ?? []);
  const records = sources.length === 0 ? [] : await recordsToCite(store, sources, scope);
  return sources.flatMap((source, i) => (records[i] ? [{ source, record: records[i] }] : []));
}
