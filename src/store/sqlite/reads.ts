/** All reads over one connection; which thread runs which is said in index.ts. */
import type { Ontology } from '../../domain/ontology.ts';
import type { Connection } from './connection.ts';
import { createFeedReads, type FeedReads } from './reads-feed.ts';
import { createListReads, type ListReads } from './reads-lists.ts';
import { createPathReads, type PathReads } from './reads-paths.ts';
import { createWalkReads, type WalkReads } from './reads-walks.ts';

/** Those that can look at much. */
export type WideReads = ListReads & WalkReads & PathReads & FeedReads;

export function createWideReads(connection: Connection, ontology: Ontology): WideReads {
  return {
    ...createListReads(connection, ontology),
    ...createWalkReads(connection, ontology),
    ...createPathReads(connection, ontology),
    ...createFeedReads(connection),
  };
}
