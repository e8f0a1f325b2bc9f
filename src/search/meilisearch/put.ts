/** Documents into the engine's indexes: cut into words, in whole rows, and what it does not take set aside by itself. */
import type { Segmenter } from '../../text/segment.ts';
import type { SearchDocument } from '../document.ts';
import type { IndexBatch, RefusedDocument } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import type { Content, WordRow } from './content.ts';
import { ChangeFailure, type Engine } from './engine.ts';
import { isOneOf, textOfKey } from './filters.ts';
import { type Meta, metaRow } from './meta.ts';
import { recut } from './recut.ts';
import { faultOf, keysOf, type Row, rowsOf, storedNames } from './rows.ts';
import { type FindVectors, withVectors } from './vectors.ts';

export interface Putting {
  readonly content: Content;
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
  /** Undefined where search by meaning is off. */
  readonly vectors: FindVectors | undefined;
}

/** What a batch of documents is to the engine. */
export interface Prepared {
  /** By document. */
  readonly groups: readonly (readonly Row[])[];
  /** Of words and names that the index had not. */
  readonly wordRows: readonly WordRow[];
  /** Names that it had not: texts that were cut before are to be cut again. */
  readonly freshNames: readonly string[];
  readonly refused: readonly RefusedDocument[];
}

/** Names become words of the dictionary before the texts around them are cut. Of an id that comes twice the last one holds. */
export async function prepare(documents: readonly SearchDocument[], putting: Putting): Promise<Prepared> {
  const { content, segmenter, vectors } = putting;
  const last = [...new Map(documents.map((document) => [document.id, document])).values()];
  const names = [...new Set(last.flatMap(namesOf))];
  const freshNames = names.filter((name) => !content.known.hasName(name));
  segmenter.learn(names);
  const faults = new Map(last.map((document) => [document.id, faultOf(document)]));
  const groups = last.filter(({ id }) => faults.get(id) === undefined).map((document) => rowsOf(document, putting));
  const rows = vectors ? await withVectors(groups.flat(), vectors) : groups.flat();
  const words = rows.flatMap(({ terms }) => (terms as readonly string[]).map(textOfKey));
  return {
    groups: [...Map.groupBy(rows, ({ id }) => id).values()],
    wordRows: [...content.known.rowsOfWords(words), ...content.known.rowsOfNames(rows.flatMap(storedNames))],
    freshNames,
    refused: [...faults].flatMap(([id, reason]) => (reason === undefined ? [] : [{ id, reason }])),
  };
}

/**
 * In the order in which a search may see it: what is gone first, then what is there. The position moves with the last of it, and a name
 * is known once the texts around it are cut by it: a change that was cut off is made again from its start.
 */
export async function putBatch(putting: Putting, { documents, removed, seq }: IndexBatch): Promise<void> {
  const { content } = putting;
  const prepared = await prepare(documents, putting);
  const touched = new Set([...removed, ...documents.map(({ id }) => id)]);
  const refused = [...content.meta.refused.filter(({ id }) => !touched.has(id)), ...prepared.refused];
  try {
    const gone = await removeGone(content.engine, touched, prepared);
    content.meta = await putRows(putting, prepared, { ...content.meta, seq, refused }, gone);
  } catch (error) {
    content.known.forget();
    throw error;
  }
}

/** Rows of these documents that are to be no more. The task, where there are such. */
async function removeGone(
  engine: Engine,
  touched: ReadonlySet<string>,
  { groups }: Prepared,
): Promise<readonly number[]> {
  const kept = new Set(groups.flat().map(({ key }) => key));
  const keys = [...touched].flatMap(keysOf).filter((key) => !kept.has(key));
  const { rows } = await engine.askOne(
    { index: 'DOCUMENTS', filter: isOneOf('key', keys), limit: keys.length },
    Date.now() + REQUEST_MS,
  );
  if (rows.length === 0) return [];
  return [
    await engine.remove(
      'DOCUMENTS',
      rows.map(({ key }) => key),
    ),
  ];
}

/** The rows with what the index says of itself, where that can be one change. `before` are the tasks whose end is awaited with it. */
async function putRows(
  putting: Putting,
  { groups, freshNames, wordRows }: Prepared,
  meta: Meta,
  before: readonly number[],
): Promise<Meta> {
  const { engine } = putting.content;
  const putWords = async () => (wordRows.length > 0 ? [await engine.put('WORDS', wordRows)] : []);
  if (freshNames.length === 0) {
    try {
      const words = await putWords();
      await engine.follow([...before, ...words, await engine.put('DOCUMENTS', [...groups.flat(), metaRow(meta)])]);
      return meta;
    } catch (error) {
      if (!isOfDocuments(error)) throw error;
    }
  }
  await engine.follow(before);
  const refused = await putParted(engine, groups);
  await recut(freshNames, putting);
  const withRefused = { ...meta, refused: [...meta.refused, ...refused] };
  await engine.follow([...(await putWords()), await engine.put('DOCUMENTS', [metaRow(withRefused)])]);
  return withRefused;
}

const REQUEST_MS = 10_000;

/** What the engine does not take is found by halves, and is out of the index then: what it was before is no more. */
export async function putParted(
  engine: Engine,
  groups: readonly (readonly Row[])[],
): Promise<readonly RefusedDocument[]> {
  if (groups.length === 0) return [];
  try {
    await engine.follow([await engine.put('DOCUMENTS', groups.flat())]);
    return [];
  } catch (error) {
    if (!isOfDocuments(error)) throw error;
    const [only, ...others] = groups;
    if (only?.[0] && others.length === 0) {
      await engine.follow([await engine.remove('DOCUMENTS', keysOf(only[0].id))]);
      return [{ id: only[0].id, reason: error.message }];
    }
  }
  const half = Math.ceil(groups.length / 2);
  return [...(await putParted(engine, groups.slice(0, half))), ...(await putParted(engine, groups.slice(half)))];
}

export function isOfDocuments(error: unknown): error is ChangeFailure {
  return error instanceof ChangeFailure && error.isOfDocuments;
}

function namesOf({ label, names, forEditors }: SearchDocument): readonly string[] {
  const all = [label ?? '', ...[...names, ...(forEditors?.names ?? [])].map(({ text }) => text)];
  return all.filter((name) => name !== '');
}
