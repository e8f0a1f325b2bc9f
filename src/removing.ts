/** `gongfu remove` on a data folder: done by the server that owns it, else under its lock. */
import type { Config } from './config.ts';
import { askServer } from './control.ts';
import { dataFolder } from './data-folder.ts';
import { SEED_ACTOR } from './domain/actors.ts';
import { badInput } from './domain/errors.ts';
import { type DocumentRemoval, type RemovalRequest, removeDocument } from './ingest/removing/removal.ts';
import { type Owner, openOwner } from './owner.ts';

/** What was removed is found no longer when the command ends; a server's index follows by itself. */
const INDEX_WAIT_MS = 60_000;

/** Errors: those of `removeDocument`; UNAVAILABLE, where another command owns the folder. */
export async function performRemove(config: Config, request: RemovalRequest): Promise<DocumentRemoval> {
  if (request.actor === SEED_ACTOR)
    throw badInput(`'${SEED_ACTOR}' is who the shipped texts are from; say with --actor who removes this document.`);
  const answered = await askServer(dataFolder(config.data).controlAddress, { op: 'remove', input: request });
  // `createOperations` in a server of this version gives what `removeOwned` gives.
  if (answered) return answered.result as DocumentRemoval;
  // A trial leaves the shipped texts as they are, too.
  const owner = await openOwner({ ...config, seed: config.seed && !request.isDry });
  try {
    const removal = await removeOwned(owner, request);
    if (removal.revision !== undefined)
      await owner.follower.caughtUp((await owner.store.position()).seq, INDEX_WAIT_MS);
    return removal;
  } finally {
    await owner.close();
  }
}

export function removeOwned(owner: Owner, request: RemovalRequest): Promise<DocumentRemoval> {
  const { store, ontology, writer, folder } = owner;
  const { path, documentsFile } = folder;
  return removeDocument(request, {
    ...{ store, ontology, writer, documentsFile },
    folder: path,
    now: () => new Date(),
  });
}
