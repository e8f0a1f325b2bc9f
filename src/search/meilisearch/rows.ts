/**
 * Documents as the engine holds them: a row for each audience that sees a document differently, with our words, the keys of its
 * names, and all that scoring and showing it needs. What a word is, is decided in src/text alone.
 */
import { createHash } from 'node:crypto';
import { type GramSet, gramOfCode } from '../../text/grams.ts';
import type { Segmenter } from '../../text/segment.ts';
import { tokensOf } from '../../text/tokens.ts';
import { documentHash, type SearchDocument } from '../document.ts';
import { type Audience, audiencesOf, type Facts, factsOf, valuesOf } from '../facts.ts';
import type { ShownText } from '../highlight.ts';
import type { LexDocument } from '../lex.ts';
import { columnTexts, gramsOfFields, lexFields } from '../lexical-text.ts';
import { type NameForm, nameEntries } from '../names.ts';
import { semanticText, textHash } from '../semantic-text.ts';
import { type SearchSettings, searchedTexts } from '../settings.ts';
import { dayNumber, facetValue, keyValue, textOfKey } from './filters.ts';

/** Plain JSON; which of its attributes are searched, filtered and sorted by is in ddl.ts. */
export type Row = Readonly<Record<string, unknown>> & { readonly key: string; readonly id: string };

/** What a query reads of a row that may be a hit. */
export interface Candidate {
  readonly key: string;
  readonly id: string;
  readonly isPassage: boolean;
  /** Of a passage: what parts of one printed paragraph share, and its source. */
  readonly place: string | undefined;
  readonly source: string | undefined;
  readonly terms: ReadonlySet<string>;
  readonly document: LexDocument;
  /** Undefined where the row has no vector. */
  readonly vector: Float32Array | undefined;
}

/** A name in one of its forms, as a row keeps it: form, key, text as entered, whether it is a label. */
export type StoredName = readonly [NameForm, string, string, boolean];

export interface RowParts {
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
}

/** Of these a candidate is made. */
export const CANDIDATE_FIELDS = ['key', 'id', 'isPassage', 'place', 'source', 'terms', 'texts', 'length', 'vector'];

const SUFFIXES: Readonly<Record<Audience, string>> = { ALL: 'a', PUBLIC: 'p', EDITORS: 'e' };
const COLUMN_END = '\u0001';
const KEY = /^[A-Za-z0-9_-]+$/;
const LONGEST_KEY = 500;

/** The rows of a document. The vector is not among them (vectors.ts). */
export function rowsOf(document: SearchDocument, parts: RowParts): readonly Row[] {
  const hash = documentHash(document);
  return audiencesOf(document).map(({ audience, document: seen }, i) => ({
    ...rowOf(seen, audience, parts),
    hash,
    // Documents are counted and listed by one of their rows.
    isFirst: i === 0,
  }));
}

/** The keys that rows of the document can have. */
export function keysOf(id: string): readonly string[] {
  return Object.values(SUFFIXES).map((suffix) => keyOf(id, suffix));
}

/** Why the engine cannot hold the document; undefined where it can. */
export function faultOf({ id }: SearchDocument): string | undefined {
  const key = keyOf(id, 'a');
  if (KEY.test(key) && key.length <= LONGEST_KEY) return undefined;
  return `Its id is '${id}'; Meilisearch takes letters, digits, - and _ in keys, at most ${LONGEST_KEY} of them.`;
}

function keyOf(id: string, suffix: string): string {
  return `${id.replaceAll(':', '_')}_${suffix}`;
}

function rowOf(document: SearchDocument, audience: Audience, { settings, segmenter }: RowParts): Row {
  const facts = factsOf(document, audience);
  const texts = columnTexts(document, settings);
  const grams = gramsOfFields(lexFields(texts, document.isPassage, settings));
  const names = nameEntries(document);
  return {
    key: keyOf(facts.id, SUFFIXES[audience]),
    ...storedFacts(facts, settings),
    ...wordFields(texts, { settings, segmenter }),
    grams: gramWords(grams).join(' '),
    length: grams.length,
    lengthClass: lengthClass(grams.length),
    texts: texts.join(COLUMN_END).toWellFormed(),
    shown: shownOf(document, settings),
    nameKeys: [...new Set(names.map(({ form, key }) => nameValue(form, key)))],
    names: names.map(({ form, key, text, isLabel }): StoredName => [form, key, text.toWellFormed(), isLabel]),
    ...meaningOf(document),
  };
}

/** The words of each column, for ranking, and all words once, for what matches. `texts` are normalised. */
export function wordFields(texts: readonly string[], { settings, segmenter }: RowParts): Record<string, unknown> {
  const words = texts.map((text) => tokensOf(text, segmenter).map((token) => token.text));
  const columns = settings.columns.map(({ name }, i) => [name, (words[i] ?? []).join(' ').toWellFormed()]);
  return { ...Object.fromEntries(columns), terms: [...new Set(words.flat())].map(keyValue) };
}

/** Labels in both languages and all other names, as entered. */
export function storedNames({ names }: Row): readonly string[] {
  // Written by `rowOf`.
  const stored = (names ?? []) as readonly StoredName[];
  return stored.filter(([form]) => form === 'FOLDED').map(([, , text]) => text);
}

export function textsOfRow(row: Row): readonly string[] {
  return String(row.texts ?? '').split(COLUMN_END);
}

/** What a name's key is found by. */
export function nameValue(form: NameForm, key: string): string {
  return keyValue(`${form} ${key}`);
}

/** The words that stand for grams: letters and digits, so that the engine cuts none of them. */
export function gramWord(gram: string): string {
  const units = [...gram].every((character) => character.length === 1) && /^\p{Script=Han}{1,2}$/u.test(gram);
  if (units)
    return (gram.length === 1 ? gram.charCodeAt(0) : gram.charCodeAt(0) * 0x10000 + gram.charCodeAt(1)).toString(36);
  // Longer than any number above.
  return `oooooo${Buffer.from(gram).toString('hex')}`.slice(0, LONGEST_WORD);
}

/** The engine passes longer words over. */
const LONGEST_WORD = 240;

function gramWords({ codes, others }: GramSet): readonly string[] {
  return [...Array.from(codes, gramOfCode), ...others].map(gramWord);
}

/** Lengths in some hundred classes, exact up to 100: of all rows together they give the mean. */
export function lengthClass(length: number): string {
  return length < 100 ? `=${length}` : `=${Number(length.toPrecision(2))}`;
}

export function lengthOfClass(value: string): number {
  return Number(value.slice(1));
}

function storedFacts(facts: Facts, { typeRanks }: SearchSettings) {
  const { id, audience, isPassage, type, kind, domains, regions, documents, from, to, weight, place } = facts;
  return {
    ...{ id, audience, isPassage, weight },
    ...{ domains: domains.map(facetValue), regions: regions.map(facetValue), documents: documents.map(facetValue) },
    ...(type === undefined ? {} : { type: facetValue(type), typeRank: typeRanks[type] ?? Number.MAX_SAFE_INTEGER }),
    ...(kind === undefined ? {} : { kind: facetValue(kind) }),
    ...(from === undefined || to === undefined ? {} : { fromDay: dayNumber(from), toDay: dayNumber(to) }),
    ...(place === undefined ? {} : { place }),
    ...(isPassage && documents[0] !== undefined ? { source: documents[0] } : {}),
    years: valuesOf(facts, 'year'),
  };
}

function shownOf(document: SearchDocument, settings: SearchSettings): readonly (readonly [string, string])[] {
  return searchedTexts(document, settings).flatMap(({ field, text }) =>
    field === undefined ? [] : [[field, text.toWellFormed()] as const],
  );
}

/** Of a row's `shown`. */
export function shownTexts(row: Row | undefined): readonly ShownText[] {
  // Written by `shownOf`.
  const shown = (row?.shown ?? []) as readonly (readonly [ShownText['field'], string])[];
  return shown.map(([field, text]) => ({ field, text }));
}

/** The text that wants a vector, until it has it. */
function meaningOf(document: SearchDocument): Record<string, unknown> {
  const text = semanticText(document);
  return text === undefined ? {} : { meaningHash: textHash(text), meaningText: text, isWanting: true };
}

export function candidateOf(row: Row, settings: SearchSettings): Candidate {
  const { key, id, place, source, terms, length, vector } = row;
  const isPassage = row.isPassage === true;
  return {
    key,
    id,
    isPassage,
    place: typeof place === 'string' ? place : undefined,
    source: typeof source === 'string' ? source : undefined,
    // Written by `wordFields`.
    terms: new Set(((terms ?? []) as readonly string[]).map(textOfKey)),
    document: { fields: lexFields(textsOfRow(row), isPassage, settings), length: Number(length ?? 0) },
    vector: typeof vector === 'string' ? unpackedVector(vector) : undefined,
  };
}

const HIGHEST_CODE = 127;

/** With eight bits a number, in base64: a cosine is 0.0004 off by that, and 200 candidates are 140 kB. */
export function packedVector(vector: Float32Array): string {
  const highest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const codes = Int8Array.from(vector, (value) => Math.round((value / highest) * HIGHEST_CODE));
  return Buffer.from(codes.buffer).toString('base64');
}

/** Of length 1. */
export function unpackedVector(packed: string): Float32Array {
  const bytes = Buffer.from(packed, 'base64');
  const codes = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let squares = 0;
  for (const code of codes) squares += code * code;
  const length = Math.sqrt(squares) || 1;
  return Float32Array.from(codes, (code) => code / length);
}

/** A short key for a text of any length and script. */
export function shortKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
