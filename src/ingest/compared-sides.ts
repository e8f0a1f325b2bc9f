/** What is compared: the lines of a store, the documents that a store makes, and those that an index holds. */
import { hash } from 'node:crypto';
import type { Ontology } from '../domain/ontology.ts';
import { documentHash } from '../search/document.ts';
import type { SearchIndex } from '../search/port.ts';
import { type ExportedRecord, exportedId, type GraphStore, type StoreSnapshot } from '../store/port.ts';
import type { Side } from './compare-sides.ts';
import { exportedBatches } from './export.ts';
import { exportLine } from './jsonl-line.ts';
import { projectDocuments } from './project.ts';
import { hidesAnything } from './turned.ts';

const PROJECTED_AT_ONCE = 100;
const LISTED_AT_ONCE = 1_000;

/** Called with how many entries have been read, each time that some were. */
export type OnRead = (entries: number) => void;

/** Records and merged ids with their revisions, as an export has them; only those that are meant. */
export function linesOf(
  store: Pick<StoreSnapshot, 'scan'>,
  { isMeant = () => true, onRead }: { isMeant?: (line: ExportedRecord) => boolean; onRead?: OnRead } = {},
): Side {
  return {
    async *entries(isWanted = () => true) {
      const read = counter(onRead);
      for await (const lines of exportedBatches(store, 'EDITORS')) {
        const wanted = lines.filter((line) => isWanted(exportedId(line)) && isMeant(line));
        yield wanted.map((line) => ({ id: exportedId(line), hash: hash('sha256', exportLine(line)) }));
        read(lines.length);
      }
    },
  };
}

/** The documents that an index of the store should hold. */
export function projectionOf(
  parts: { readonly store: GraphStore; readonly ontology: Ontology },
  onRead?: OnRead,
): Side {
  return {
    async *entries(isWanted = () => true) {
      const view = { hidesAnything: await hidesAnything([], parts) };
      const read = counter(onRead);
      for await (const lines of exportedBatches(parts.store, 'EDITORS')) {
        const ids = lines.filter(isIndexed).map(exportedId).filter(isWanted);
        for (let at = 0; at < ids.length; at += PROJECTED_AT_ONCE) {
          const { documents } = await projectDocuments(ids.slice(at, at + PROJECTED_AT_ONCE), parts, view);
          yield documents.map((document) => ({ id: document.id, hash: documentHash(document) }));
          read(documents.length);
        }
      }
    },
  };
}

function isIndexed(line: ExportedRecord): boolean {
  return 'record' in line && (line.record.record === 'entity' || line.record.record === 'passage');
}

export function documentsOf(index: Pick<SearchIndex, 'listed'>, onRead?: OnRead): Side {
  return {
    async *entries(isWanted = () => true) {
      const read = counter(onRead);
      let after: string | undefined;
      for (;;) {
        const listed = await index.listed(after, LISTED_AT_ONCE);
        yield listed.filter(({ id }) => isWanted(id));
        read(listed.length);
        after = listed.at(-1)?.id;
        if (listed.length < LISTED_AT_ONCE) return;
      }
    },
  };
}

function counter(onRead: OnRead = () => {}): (entries: number) => void {
  let read = 0;
  return (entries) => {
    read += entries;
    onRead(read);
  };
}

/** Of the side only these. */
export function onlyOf(side: Side, ids: ReadonlySet<string>): Side {
  return { entries: (isWanted = () => true) => side.entries((id) => ids.has(id) && isWanted(id)) };
}
