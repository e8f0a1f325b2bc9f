/** Files become sources with their passages, one after the other: what is known is left alone, what was begun goes on. */
import { webcrypto } from 'node:crypto';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphStore } from '../../store/port.ts';
import type { MakeKeys } from '../items.ts';
import type { ReadDocument } from '../reading/document.ts';
import type { FileReader } from '../reading/reader.ts';
import { reasonOf } from '../reading/refusals.ts';
import type { VersionStore } from '../replacing/replacing.ts';
import { type EnteringParts, entered, missing, originOf, type StoreToAsk } from './entering.ts';
import type { FileToKeep } from './kept-files.ts';
import { claimOf, type KnownSource } from './known-source.ts';
import { type OutlineLine, outlineOf, passageInputs } from './passage-inputs.ts';
import { type MakeContributor, type ReadSource, type SaidOfSource, sourceOf } from './read-source.ts';
import { type ReplacedVersion, replaceDocument } from './replace-document.ts';

export interface AddedDocument {
  /** PLANNED: of a trial, it would be added. KNOWN: the same bytes were added before. REPLACED: a known one has its text now. */
  readonly outcome: 'ADDED' | 'REPLACED' | 'PLANNED' | 'KNOWN';
  readonly file: string;
  readonly hash: string;
  readonly id: string;
  /** What was read; not of what is known. */
  readonly source?: ReadSource;
  readonly outline?: readonly OutlineLine[];
  readonly passages?: number;
  readonly revision?: number;
  /** Of a newer version of a known document. */
  readonly version?: ReplacedVersion;
}

export interface RefusedFile {
  readonly outcome: 'REFUSED';
  readonly file: string;
  /** One of REFUSAL_REASONS, KNOWN_SOURCE, or NOT_TAKEN where the graph's rules refuse it. */
  readonly reason: string;
  /** It begins with the file's name. */
  readonly message: string;
}

export type AddResult = AddedDocument | RefusedFile;

/** Without `write` it is a trial, which writes nothing and keeps nothing. */
export interface AddingParts extends StoreToAsk, Omit<EnteringParts, 'write'>, Partial<Pick<EnteringParts, 'write'>> {
  readonly reader: FileReader;
  readonly store: Pick<GraphStore, 'named'> & VersionStore;
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  readonly contributor: MakeContributor;
}

export interface AskedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly said: SaidOfSource;
  /** The document that it is a newer version of. */
  readonly replaces?: string;
  /** For the history. */
  readonly reason: string;
  readonly onProgress?: (done: number, of: number) => void;
}

const EXTENSIONS: Readonly<Record<ReadDocument['media'], string>> = {
  TEXT: 'txt',
  MARKDOWN: 'md',
  HTML: 'html',
  DOCX: 'docx',
  PDF: 'pdf',
};

/** One result a document, and one for each file of an archive that is not read. Errors: those of `write` and `store` that are no refusal. */
export async function* addFile(file: AskedFile, parts: AddingParts): AsyncGenerator<AddResult, void, void> {
  const hash = await hashOf(file.bytes);
  const before = await knownBefore(hash, file, parts).catch((error: unknown) => refusedFile(error, file.name));
  if (before) return yield before;
  const read = await parts.reader
    .read(file.bytes, {
      name: file.name,
      onProgress: ({ done, of }) => file.onProgress?.(done, of),
    })
    .catch((error: unknown) => refusedFile(error, file.name));
  if ('outcome' in read) return yield read;
  if (file.replaces !== undefined && read.documents.length !== 1) return yield notOne(file.name, file.replaces);
  for (const document of read.documents) {
    const extension = document.hash === hash ? EXTENSIONS[document.media] : 'zip';
    const adding = { document, file, kept: { bytes: file.bytes, hash, extension } };
    yield await addDocument(adding, parts).catch((error: unknown) => refusedFile(error, document.name));
  }
  for (const error of read.refused) yield refusedFile(error, String(error.details.file ?? file.name));
}

/** Not on the caller's thread: a large file would hold it up for a tenth of a second. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  // What is read from files and requests is in no shared memory.
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}

function notOne(file: string, replaces: string): RefusedFile {
  const message = `${file}: it holds several documents; a newer version of ${replaces} is a file of its own.`;
  return { outcome: 'REFUSED', file, reason: 'NOT_TAKEN', message };
}

/** Errors: what is no refusal of this file. */
function refusedFile(error: unknown, file: string): RefusedFile {
  const refusing = ['BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND', 'LIMIT_EXCEEDED'];
  if (!(error instanceof GongfuError) || !refusing.includes(error.code)) throw error;
  const { reason = reasonOf(error) ?? 'NOT_TAKEN' } = error.details as { readonly reason?: string };
  const message = error.message.startsWith(file) ? error.message : `${file}: ${error.message}`;
  return { outcome: 'REFUSED', file, reason, message };
}

/** The bytes were added whole, and what they became is still there. Errors: CONFLICT, where that is not what is asked for. */
async function knownBefore(
  hash: string,
  { name: file, replaces }: Pick<AskedFile, 'name' | 'replaces'>,
  { ledger, store, scope }: AddingParts,
): Promise<AddedDocument | undefined> {
  const line = ledger.find(hash);
  if (line?.state !== 'DONE' && line?.state !== 'REPLACED') return undefined;
  const [stored] = await store.records([line.id], scope());
  if (!stored) return undefined;
  const { id } = stored.record;
  if (line.state === 'REPLACED' && replaces !== undefined) return undefined;
  if (line.state === 'REPLACED') throw isEarlier(file, id);
  if (replaces !== undefined && replaces !== id) throw isOfAnother(file, { id, replaces });
  return { outcome: 'KNOWN', file, hash, id };
}

export interface Adding {
  readonly document: ReadDocument;
  readonly file: AskedFile;
  readonly kept: FileToKeep;
}

async function addDocument({ document, file, kept }: Adding, parts: AddingParts): Promise<AddResult> {
  const { hash, name } = document;
  const before = await knownBefore(hash, { ...file, name }, parts);
  if (before) return before;
  const source = sourceOf(document, file.said, parts.contributor);
  if (file.replaces !== undefined) return replaceDocument({ document, file, kept, source, id: file.replaces }, parts);
  const begun = await begunBefore(document, parts);
  const { id, isDistinct } = begun ? { id: begun, isDistinct: false } : await placeFor(source, document, parts);
  const passages = await passageInputs(document, id);
  const added = { file: name, hash, id, source, outline: outlineOf(passages), passages: passages.length };
  const { write } = parts;
  if (!write) return { outcome: 'PLANNED', ...added };
  const { type, label, labelEn, names, kind } = source;
  const entity = { type, id, label, labelEn, names, kind };
  const inputs = {
    // What was begun may have been mended since: it stays as it is.
    entities: begun ? [] : [{ ...entity, fields: source.fields, distinct: isDistinct, ifRevision: 0 }],
    passages: begun ? await missing(passages, parts) : passages,
  };
  const revision = await entered(
    inputs,
    { id, hash, name, reason: file.reason, kept, origin: originOf(source.fields) },
    { ...parts, write },
  );
  return { outcome: 'ADDED', ...added, ...(revision === undefined ? {} : { revision }) };
}

/** The id under which these bytes were begun, where their first change is in the graph. */
async function begunBefore(document: ReadDocument, { ledger, store, scope }: AddingParts): Promise<string | undefined> {
  const line = ledger.find(document.hash);
  if (line?.state !== 'BEGUN' || line.replaces !== undefined) return undefined;
  const [{ id: first } = {}] = await passageInputs(document, line.id);
  const [source, passage] = await store.records([line.id, ...(first ? [first] : [])], scope());
  const isOurs = passage?.record.record === 'passage' && passage.record.document === line.id;
  return source && isOurs ? line.id : undefined;
}

/** A new id for a source that the graph does not have. Errors: CONFLICT where it has it. */
async function placeFor(
  source: ReadSource,
  { name, hash }: ReadDocument,
  parts: AddingParts,
): Promise<{ readonly id: string; readonly isDistinct: boolean }> {
  const { store, ontology, keys, scope } = parts;
  const { known, isDistinct } = await claimOf(source, parts, scope());
  if (known) throw alreadyKnown(name, known);
  const id = `${ontology.entityType(source.type)?.prefix}:${keys(source.label, []).slug}`;
  const [taken] = await store.records([id], scope());
  return { id: taken ? `${id}-${hash.slice(0, 8)}` : id, isDistinct };
}

function alreadyKnown(file: string, { source, by }: KnownSource): GongfuError {
  const { id, label, fields } = source;
  const what =
    by === 'title'
      ? 'the title and, as far as both are known, the day'
      : `the ${by === 'doi' ? 'DOI' : 'document number'} ${fields[by]}`;
  const message = `${file}: the graph has ${what} already: ${id} 《${label}》. If this is a newer version of that one, say so with --replaces ${id}; if it is another document, with --title or --field issuedOn=…, documentNumber=… or doi=….`;
  return new GongfuError('CONFLICT', message, { details: { file, reason: 'KNOWN_SOURCE', id } });
}

function isEarlier(file: string, id: string): GongfuError {
  const message = `${file}: it was the text of ${id}, which has a newer version since; --replaces ${id} makes it the text again.`;
  return new GongfuError('CONFLICT', message, { details: { file, reason: 'KNOWN_SOURCE', id } });
}

function isOfAnother(file: string, { id, replaces }: { readonly id: string; readonly replaces: string }): GongfuError {
  const message = `${file}: it is ${id} already, and no version of ${replaces}.`;
  return new GongfuError('CONFLICT', message, { details: { file, reason: 'KNOWN_SOURCE', id } });
}
