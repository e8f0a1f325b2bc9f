/**
 * Fills an empty database, in many transactions: one would need the whole load as memory of the server. The store's node says that a
 * load is under way; what is wrong anywhere, or a program that ended, leaves the database empty again.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { LoadedLine, LoadOutcome } from '../port.ts';
import type { Connection } from './connection.ts';
import { STORE_NAME } from './ddl.ts';
import { checkLoadedCircles } from './load-circles.ts';
import { writeLoadedDetails } from './load-details.ts';
import { writeLines } from './load-lines.ts';
import { writeLoadedMerged } from './load-merged.ts';
import { publishLoaded, writeLoadedDegrees, writeLoadedMentions } from './load-publish.ts';
import { writeLoadedVisibility } from './load-visibility.ts';
import { eachUntilNone, type Loaded, type Loading, refuseAny, stepDeadline } from './loading.ts';
import { LOCK } from './write-statements.ts';

/** Throws CONFLICT where anything was ever written, UNAVAILABLE where another load is under way. */
export async function loadInto(
  connection: Connection,
  ontology: Ontology,
  batches: AsyncIterable<readonly LoadedLine[]>,
): Promise<LoadOutcome> {
  const loading: Loading = { connection, ontology, token: newToken(), problems: [] };
  await begin(loading);
  try {
    for await (const batch of batches) await writeLines(loading, batch);
    refuseAny(loading);
    await writeLoadedDetails(loading);
    await checkLoadedCircles(loading);
    await writeLoadedMerged(loading);
    refuseAny(loading);
    await writeLoadedMentions(loading);
    await writeLoadedVisibility(loading);
    await writeLoadedDegrees(loading);
    return await publishLoaded(loading);
  } catch (error) {
    // Where the server is away, too, who opens the store next does it.
    await clear(loading).catch(() => undefined);
    throw error;
  }
}

const STATE = `
MATCH (s:Store {name: $name})
RETURN s.revision > 0 OR EXISTS { MATCH (n:Revision) }, s._loadingSince`;
const BEGIN = 'MATCH (s:Store {name: $name}) SET s._loading = $token, s._loadingSince = $now';

async function begin({ connection, token }: Loading): Promise<void> {
  await connection.transaction(stepDeadline(), async (run) => {
    const name = STORE_NAME;
    await run({ text: LOCK, params: { name } });
    const [written, loadingSince] = (await run({ text: STATE, params: { name } }))[0] ?? [];
    if (loadingSince !== null)
      throw new GongfuError(
        'UNAVAILABLE',
        'another load into this store is under way; one that was cut off on another machine is given up ten minutes after its last sign of life: try again then.',
      );
    if (written !== false)
      throw new GongfuError(
        'CONFLICT',
        'only an empty store can be loaded, and this one holds something; write the records as a change, or take a new database.',
      );
    await run({ text: BEGIN, params: { name, token, now: Date.now() } });
  });
}

/** Names the machine and the process, so that another process there sees at once whether it has ended. */
function newToken(): string {
  return [hostname(), process.pid, randomUUID()].join('/');
}

/** A load without a sign of life for so long is taken for dead; a step of one takes far less. */
const DEAD_AFTER_MS = 600_000;

function isDead(token: string, since: number): boolean {
  const [machine, pid] = token.split('/');
  const isOver = machine === hostname() && !isRunning(Number(pid));
  return isOver || Date.now() - since > DEAD_AFTER_MS;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One of another user runs, too, and may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const UNDER_WAY = 'MATCH (s:Store {name: $name}) RETURN s._loading, s._loadingSince';

/** What a program left that ended in the middle of a load. */
export async function clearUnfinishedLoad(connection: Connection): Promise<void> {
  const [row] = await connection.read({ text: UNDER_WAY, params: { name: STORE_NAME } }, stepDeadline());
  const [token, since] = row ?? [];
  if (typeof token === 'string' && isDead(token, Number(since))) await clear({ connection, token });
}

const END = 'MATCH (s:Store {name: $name}) WHERE s._loading = $token REMOVE s._loading, s._loadingSince';

/** All but the node of the store: nothing was in it before. Where another has begun since, nothing. */
async function clear(loading: Loaded): Promise<void> {
  await eachUntilNone(loading, 'MATCH (n) WHERE NOT n:Store', 'DETACH DELETE n');
  const params = { name: STORE_NAME, token: loading.token };
  await loading.connection.write({ text: END, params }, stepDeadline());
}
