/** The proposals beside the graph, as far as the graph can be read. */
import { existsSync } from 'node:fs';
import { openGraph } from '../app.ts';
import type { Config } from '../config.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Finding } from '../domain/finding.ts';
import { checkProposals } from '../ingest/review/proposal-check.ts';

export async function checkKeptProposals(config: Config, folder: DataFolder): Promise<readonly Finding[]> {
  const { proposalsFile: file, graphFile } = folder;
  const hasGraph = existsSync(file) && (config.store === 'neo4j' || existsSync(graphFile));
  // That the graph cannot be read is said by what examines it.
  const graph = hasGraph ? await openGraph(config).catch(() => undefined) : undefined;
  try {
    return await checkProposals(file, { store: graph?.store, now: () => new Date() });
  } finally {
    await graph?.close();
  }
}
