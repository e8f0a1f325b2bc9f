/** `gongfu links`: whether the addresses of sources still lead somewhere. */
import { GongfuError } from '../domain/errors.ts';
import type { EntityRecord } from '../domain/records.ts';
import type { CheckedLink } from '../ingest/links/check-links.ts';
import type { Command } from './command.ts';

const DEFAULT_TIMEOUT_MS = 10_000;

export const linksCommand: Command = {
  name: 'links',
  usage: '[ID…] [--timeout-ms MS] [--json]',
  summary: 'Asks the addresses of sources whether they are still there. Needs the network.',
  details: `
The field url of these sources, of all without an ID, asked by HEAD and then GET, four at a time. Nothing else asks them, and nothing is changed.
OK, MOVED (for good, and where to), GONE (404 or 410), UNREACHABLE (no answer, or one that says neither). One GONE or UNREACHABLE: exit code 1.
  --timeout-ms MS   for each address with all that it leads to [10000]
  --json            a line of JSON for each source, and one for the sums`,
  options: { 'timeout-ms': { type: 'string' }, json: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const timeoutMs = Number(values['timeout-ms'] ?? DEFAULT_TIMEOUT_MS);
    if (!Number.isInteger(timeoutMs) || timeoutMs < 1) {
      io.err(`--timeout-ms is '${values['timeout-ms']}'; it takes a number of milliseconds.\n`);
      return 2;
    }
    const [{ openGraph }, { checkLinks }, { readVersion }] = await Promise.all([
      import('../app.ts'),
      import('../ingest/links/check-links.ts'),
      import('../version.ts'),
    ]);
    const graph = await openGraph(config);
    const sources = await sourcesOf(positionals, graph).finally(() => graph.close());
    const sums = { OK: 0, MOVED: 0, GONE: 0, UNREACHABLE: 0 };
    for await (const link of checkLinks(sources, { timeoutMs, userAgent: `gongfu/${readVersion()}` })) {
      sums[link.state] += 1;
      await io.out(values.json ? `${JSON.stringify(link)}\n` : linkText(link));
    }
    const { OK, MOVED, GONE, UNREACHABLE } = sums;
    await io.out(
      values.json
        ? `${JSON.stringify({ sums })}\n`
        : `${OK} there, ${MOVED} moved, ${GONE} gone, ${UNREACHABLE} not reached\n`,
    );
    return GONE + UNREACHABLE > 0 ? 1 : 0;
  },
};

type Graph = Awaited<ReturnType<typeof import('../app.ts').openGraph>>;

/** Errors: NOT_FOUND for an id that is no source. */
async function sourcesOf(ids: readonly string[], { store, ontology }: Graph): Promise<readonly EntityRecord[]> {
  const { entitiesOf, recordsOf } = await import('../ingest/graph-reads.ts');
  const types = ontology.entityTypes.filter(({ isSource }) => isSource).map(({ name }) => name);
  if (ids.length === 0) return entitiesOf(store, types, 'EDITORS');
  const records = await recordsOf(store, ids, 'EDITORS');
  return ids.map((id, at) => {
    const record = records[at];
    if (record?.record === 'entity' && types.includes(record.type)) return record;
    throw new GongfuError('NOT_FOUND', `There is no source ${id}.`, { details: { ids: [id] } });
  });
}

function linkText({ state, id, address, to, problem, status }: CheckedLink): string {
  const more = to
    ? ` → ${to}`
    : problem
      ? ` (${problem})`
      : status !== 200 && status !== undefined
        ? ` (${status})`
        : '';
  return `${state.padEnd(11)} ${id} ${address}${more}\n`;
}
