/** The kept file of a document, for who may see all that is in it. */
import { join } from 'node:path';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import type { KeptDocument } from '../documents.ts';
import type { Ledger, LedgerLine } from './ledger.ts';

export interface KeptDocumentParts {
  readonly store: Pick<GraphStore, 'records'>;
  readonly ledger: () => Promise<Ledger>;
  readonly folder: string;
  /** Of the one who asks. */
  readonly scope: Scope;
}

const KEPT_PATH = /^files\/[0-9a-f]{2}\/(?<hash>[0-9a-f]{64})\.[a-z]{1,8}$/;
const IDS_AT_ONCE = 500;

/** Undefined for who may not see the document, or another one of the same archive. */
export async function keptFileOf(
  document: string,
  { store, ledger, folder, scope }: KeptDocumentParts,
): Promise<KeptDocument | undefined> {
  const [stored] = await store.records([document], scope);
  if (!stored) return undefined;
  const lines = (await ledger()).all().filter(({ state }) => state !== 'REMOVED');
  const id = stored.record.id;
  const newest = lines.findLast((line) => line.state === 'DONE' && (line.id === id || line.id === document));
  const hash = newest && KEPT_PATH.exec(newest.file)?.groups?.hash;
  if (!newest || hash === undefined) return undefined;
  const kept = { path: join(folder, newest.file), name: nameOf(newest, hash), hash };
  if (scope.viewer === 'EDITORS') return kept;
  const inFile = lines.filter(({ file }) => file === newest.file).map((line) => line.id);
  if (!(await areSeen(inFile, store, scope))) return undefined;
  return kept;
}

async function areSeen(ids: readonly string[], store: KeptDocumentParts['store'], scope: Scope): Promise<boolean> {
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const found = await store.records(ids.slice(at, at + IDS_AT_ONCE), scope);
    if (found.some((one) => !one)) return false;
  }
  return true;
}

/** Of a file of an archive the kept file is the archive: `texts.zip/a.txt`. */
function nameOf({ name, hash, file }: LedgerLine, kept: string): string {
  const own = hash === kept ? name : (/^(?<archive>.*?\.zip)\//iu.exec(name)?.groups?.archive ?? 'archive.zip');
  return own.replace(/^.*[/\\]/su, '') || `document.${file.split('.').at(-1)}`;
}
