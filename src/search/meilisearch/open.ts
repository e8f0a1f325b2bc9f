/** The engine's indexes as they are opened: found or made, and the second ones beside them for a rebuild. */
import { GongfuError } from '../../domain/errors.ts';
import type { Segmenter } from '../../text/segment.ts';
import type { SearchSettings } from '../settings.ts';
import type { EmbeddingModel } from '../text-vectors.ts';
import type { Server } from './connection.ts';
import { type Content, KnownWords } from './content.ts';
import { documentSettings, versionOf, wordSettings } from './ddl.ts';
import { Engine } from './engine.ts';
import { findIndexes, indexNames, namesBeside } from './index-names.ts';
import { type Meta, metaRow, readMeta } from './meta.ts';

export interface OpenOptions {
  readonly indexName: string;
  readonly settings: SearchSettings;
  readonly readOnly: boolean;
  readonly model: EmbeddingModel | undefined;
}

const READ_MS = 10_000;

/**
 * Finds the indexes, or makes them: at position 0 then. What a crash left of a rebuild is removed. Errors: UNAVAILABLE where the
 * engine is out of reach until `deadlineAt`, or has no index and only reading is asked for; BAD_USER_INPUT where it refuses the key.
 */
export async function openContent(
  server: Server,
  { indexName, settings, readOnly, model }: OpenOptions,
  segmenter: Segmenter,
  deadlineAt: number,
): Promise<Content> {
  const engine = new Engine(server, indexNames(indexName));
  const expected = { version: versionOf(settings, model?.identity), model };
  const known = new KnownWords();
  const found = (await findIndexes(engine, deadlineAt)) ? await readMeta(engine, deadlineAt) : undefined;
  if (!found && readOnly) {
    const message = `There is no index '${indexName}' in Meilisearch; start the server once or run \`gongfu reindex\`.`;
    throw new GongfuError('UNAVAILABLE', message);
  }
  if (!readOnly) await dropLeftovers(engine);
  const content = { engine, known, settings, expected, meta: found ?? emptyMeta(expected) };
  if (found) segmenter.learn(await known.read(engine, () => Date.now() + READ_MS));
  else await make(content);
  return content;
}

/** Of an index that is gone: empty, in its place. */
export async function makeAgain(content: Content): Promise<Content> {
  const made = { ...content, known: new KnownWords(), meta: emptyMeta(content.expected) };
  await make(made);
  return made;
}

/** What an index says of itself now. One that is older than what was written to it may lack words, which are written again. */
export async function reread(content: Content): Promise<void> {
  const meta = await readMeta(content.engine, Date.now() + READ_MS);
  if (!meta) return;
  if (meta.seq < content.meta.seq) content.known.forget();
  content.meta = meta;
}

/** An empty index beside the one that is searched, in place of one that was begun before. */
export async function startBeside({ engine, settings, expected }: Content): Promise<Content> {
  const beside = {
    engine: engine.of(namesBeside(engine.names)),
    known: new KnownWords(),
    ...{ settings, expected },
    meta: emptyMeta(expected),
  };
  await make(beside);
  return beside;
}

/** In one step; the one that was searched until then is removed. */
export async function swapIn({ engine }: Content, beside: Content): Promise<Content> {
  await engine.swap(beside.engine.names);
  await beside.engine.drop();
  return { ...beside, engine };
}

export async function dropLeftovers(engine: Engine): Promise<void> {
  await engine.of(namesBeside(engine.names)).drop();
}

function emptyMeta({ version, model }: Content['expected']): Meta {
  return { seq: 0, version, model: model?.identity, refused: [] };
}

async function make({ engine, settings, expected, meta }: Content): Promise<void> {
  await engine.create({ DOCUMENTS: documentSettings(settings, expected.model?.dimension), WORDS: wordSettings() });
  await engine.follow([await engine.put('DOCUMENTS', [metaRow(meta)])]);
}
