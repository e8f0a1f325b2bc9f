/** A file becomes the newer version of a document that the graph has; the ledger says which file took the place of which. */
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { EntityRecord, FieldValue, Stored } from '../../domain/records.ts';
import type { EntityInput, WriteInputs } from '../input.ts';
import { type VersionReport, versionOf } from '../replacing/replacing.ts';
import type { AddedDocument, Adding, AddingParts } from './adding.ts';
import { isRefusal, originOf } from './entering.ts';
import { dropFile, keepFile } from './kept-files.ts';
import type { LedgerLine } from './ledger.ts';
import { outlineOf, passageInputs } from './passage-inputs.ts';
import type { FoundField, ReadSource } from './read-source.ts';

export interface ReplacedVersion extends VersionReport {
  /** What the new text says of itself, and the graph otherwise. It is not taken: a person may have mended what is there. */
  readonly differs: readonly FoundField[];
}

export interface Replacing extends Adding {
  readonly source: ReadSource;
  /** Of the document that it is a newer version of. */
  readonly id: string;
}

/** Errors: NOT_FOUND; BAD_USER_INPUT for what is no source; those of `write`. */
export async function replaceDocument(replacing: Replacing, parts: AddingParts): Promise<AddedDocument> {
  const { document, file, source } = replacing;
  const { hash, name } = document;
  const stored = await requireSource(replacing.id, parts);
  const { id } = stored.record;
  const read = await passageInputs(document, id);
  const version = await versionOf(stored, { id, hash, passages: read }, parts.store);
  const mended = mendedSource(stored, file.said, version.inputs.entities ?? []);
  const added = {
    ...{ file: name, hash, id, outline: outlineOf(read), passages: read.length },
    version: { ...version.report, differs: differing(stored.record, source, file.said.fields) },
  };
  if (!parts.write) return { outcome: 'PLANNED', ...added };
  const inputs = { ...version.inputs, entities: mended };
  const isSame = version.isSame && mended.length === 0;
  const revision = await carriedOut(
    isSame ? undefined : inputs,
    { ...replacing, id },
    { ...parts, write: parts.write },
  );
  return { outcome: 'REPLACED', ...added, ...(revision === undefined ? {} : { revision }) };
}

async function requireSource(id: string, { store, scope, ontology }: AddingParts): Promise<Stored<EntityRecord>> {
  const [stored] = await store.records([id], scope());
  if (!stored) throw new GongfuError('NOT_FOUND', `There is no ${id} that could have a newer version.`);
  const { record, revision } = stored;
  if (record.record !== 'entity' || ontology.entityType(record.type)?.isSource !== true)
    throw badInput(`${id} is no document, which alone has versions.`);
  return { record, revision };
}

/** The entities of the change, the source among them where the person says something of it. */
function mendedSource(
  { record, revision }: Stored<EntityRecord>,
  { title, fields }: Replacing['file']['said'],
  entities: readonly EntityInput[],
): readonly EntityInput[] {
  if (title === undefined && fields.size === 0) return entities;
  const given = Object.fromEntries([...fields].map(([field, value]) => [field, value === '' ? undefined : value]));
  const base = entities.find(({ id }) => id === record.id) ?? { ...record, ifRevision: revision };
  const mended = {
    ...base,
    ...(title === undefined ? {} : { label: title.trim() }),
    fields: { ...base.fields, ...given },
  };
  return [...entities.filter(({ id }) => id !== record.id), mended];
}

const PLAIN: readonly string[] = [
  'documentNumber',
  'issuedOn',
  'effectiveOn',
  'doi',
  'containerTitle',
  'volume',
  'issue',
  'url',
];

function differing(record: EntityRecord, read: ReadSource, given: ReadonlyMap<string, string>): readonly FoundField[] {
  const isOther = (field: string, value: FieldValue) =>
    field === 'title' ? value !== record.label : PLAIN.includes(field) && value !== record.fields[field];
  return read.found.filter(
    ({ field, value, how }) => how !== 'GIVEN' && how !== 'FILE_NAME' && !given.has(field) && isOther(field, value),
  );
}

/** One change, so that a kill leaves the old version or the new one; the same file again then ends what is left of the ledger. */
async function carriedOut(
  inputs: WriteInputs | undefined,
  { document, file, kept, id, source }: Replacing,
  { ledger, folder, now, write }: AddingParts & Required<Pick<AddingParts, 'write'>>,
): Promise<number | undefined> {
  const { hash, name } = document;
  const stored = await keepFile(folder, kept);
  const earlier = ledger.all().filter((line) => line.id === id && line.state === 'DONE' && line.hash !== hash);
  // What came from no file is told from what is begun for the first time by its id.
  const replaces = earlier.at(-1)?.hash ?? ledger.find(hash)?.replaces ?? id;
  const note = { hash, id, name, file: stored.path, ...originOf(source.fields), replaces };
  const line = (state: LedgerLine['state']) => ({ ...note, state, at: now().toISOString() });
  await ledger.write(line('BEGUN'));
  const outcome = inputs
    ? await write(inputs, file.reason).catch(async (error: unknown) => {
        if (stored.isNew && isRefusal(error)) await dropFile(folder, stored);
        throw error;
      })
    : undefined;
  for (const one of earlier) await ledger.write({ ...one, state: 'REPLACED', by: hash, at: now().toISOString() });
  await ledger.write(line('DONE'));
  return outcome?.revision;
}
