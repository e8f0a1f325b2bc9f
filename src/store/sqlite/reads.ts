/** All reads over one connection; which thread runs which is said in index.ts. */
import type { Ontology } from '../../domain/ontology.ts';
import type { Adjacency } from './adjacency.ts';
import type { Connection } from './connection.ts';
import { createFeedReads, type FeedReads } from './reads-feed.ts';
import { createListReads, type ListReads } from './reads-lists.ts';
import { createPathReads, type PathReads } from './reads-paths.ts';
import { createScanReads, type ScanReads } from './reads-scan.ts';
import { createWalkReads, type GraphNow, type WalkReads } from './reads-walks.ts';
import { createSqlGraph } from './sql-graph.ts';

/** Those that can look at much. */
export type WideReads = ListReads & WalkReads & PathReads & FeedReads & ScanReads;

/** `adjacency`: the relations in memory, over the same connection. */
export function createWideReads(connection: Connection, ontology: Ontology, adjacency?: Adjacency): WideReads {
  const graphNow: GraphNow = (seeing) => adjacency?.graphNow(seeing) ?? createSqlGraph(connection, seeing);
  return {
    ...createListReads(connection, ontology),
    ...createWalkReads(connection, ontology, graphNow),
    ...createPathReads(connection, ontology, graphNow),
    ...createFeedReads(connection),
    ...createScanReads(connection),
  };
}
