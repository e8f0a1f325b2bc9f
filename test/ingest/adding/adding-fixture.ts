/** Files added to an empty graph in a folder of its own, without a process. */

import type { GraphRecord } from '../../../src/domain/records.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { type AddedDocument, type AddingParts, type AddResult, addFile } from '../../../src/ingest/adding/adding.ts';
import { openLedger } from '../../../src/ingest/adding/ledger.ts';
import type { SaidOfSource } from '../../../src/ingest/adding/read-source.ts';
import { exportLines } from '../../../src/ingest/export.ts';
import { createFileReader, type FileReader } from '../../../src/ingest/reading/reader.ts';
import { createWriter, type Writer } from '../../../src/ingest/write.ts';
import { contributorOf } from '../../../src/inquiry/contributor.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { tempFolder } from '../../temp-folder.ts';
import { keys, ontology } from '../seed-fixture.ts';

export interface AddingWorld {
  readonly store: GraphStore;
  readonly writer: Writer;
  readonly folder: string;
  /** As a process that starts now has them. */
  parts(changed?: Partial<AddingParts>): Promise<AddingParts>;
  add(name: string, text: string | Uint8Array, said?: Partial<SaidOfSource>): Promise<readonly AddResult[]>;
}

let opened: FileReader | undefined;

/** One thread for all tests of a file, which closes it; files that run in one process share this module. */
export const reader: FileReader = {
  read: (bytes, options) => {
    opened ??= createFileReader();
    return opened.read(bytes, options);
  },
  async close() {
    await opened?.close();
    opened = undefined;
  },
};

export function addingWorld(): AddingWorld {
  const store = createReferenceStore(ontology);
  const writer = createWriter({ store, ontology, keys });
  const folder = tempFolder();
  const parts = async (changed: Partial<AddingParts> = {}): Promise<AddingParts> => ({
    ...{ reader, store, ontology, keys, folder, contributor: contributorOf },
    write: (inputs, reason) => writer.write(inputs, { actor: 'test', reason }),
    ledger: await openLedger(`${folder}/documents.jsonl`),
    scope: () => scopeFor('EDITORS', 30_000),
    now: () => new Date(0),
    ...changed,
  });
  const add = async (name: string, text: string | Uint8Array, said: Partial<SaidOfSource> = {}) =>
    results(name, text, await parts(), said);
  return { store, writer, folder, parts, add };
}

export async function results(
  name: string,
  text: string | Uint8Array,
  parts: AddingParts,
  said: Partial<SaidOfSource> = {},
  replaces?: string,
): Promise<readonly AddResult[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const file = {
    ...{ name, bytes, reason: 'A try', said: { visibility: 'EDITORS' as const, fields: new Map(), ...said } },
    ...(replaces === undefined ? {} : { replaces }),
  };
  const all: AddResult[] = [];
  for await (const result of addFile(file, parts)) all.push(result);
  return all;
}

export async function recordsOf({ store }: Pick<AddingWorld, 'store'>): Promise<readonly GraphRecord[]> {
  let text = '';
  for await (const batch of exportLines(store, 'EDITORS')) text += batch;
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line).record as GraphRecord);
}

/** The only result, which is a document. */
export function theDocument(all: readonly AddResult[]): AddedDocument {
  const [result] = all;
  if (all.length !== 1 || !result || result.outcome === 'REFUSED') throw new Error(JSON.stringify(all));
  return result;
}
