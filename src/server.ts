/** A whole server: the owner of a data folder with HTTP in front and the control socket beside. */
import { createTokens } from './access/tokens.ts';
import { type Owner, type OwnerOptions, openOwner } from './app.ts';
import type { Config } from './config.ts';
import { type ControlServer, listenForControl } from './control.ts';
import { createContext } from './graphql/context.ts';
import { createSchema } from './graphql/schema.ts';
import type { HealthSource, ServiceHealth } from './http/health.ts';
import { createLog, type Logger } from './http/log.ts';
import { createHttpServer } from './http/server.ts';
import type { Upgrade } from './ingest/upgrade.ts';
import { type WarmUp, warmUp } from './inquiry/warm-up.ts';
import { createOperations } from './operations.ts';
import { readVersion } from './version.ts';

export interface RunningServer {
  readonly url: string;
  /** Takes no new requests, lets what is under way finish within the limit that the settings give, and closes everything. */
  close(): Promise<void>;
}

/** Resolves when the server answers. Errors: UNAVAILABLE (folder, address or a file), BAD_USER_INPUT (schema/). */
export async function startServer(
  config: Config,
  options: Pick<OwnerOptions, 'onProgress'> = {},
): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const owner = await openOwner(config, {
    ...options,
    onProblem: (error) => log.error({ err: error }, 'indexing failed'),
    onUpgrade: (upgrade) => logUpgrade(log, upgrade),
  });
  const closing: (() => Promise<void> | void)[] = [() => owner.close()];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  let warm: WarmUp | undefined;
  try {
    const tokens = createTokens(owner.folder.tokensFile);
    closing.push(() => tokens.close());
    const { inquiries, writer, ontology } = owner;
    const http = createHttpServer({
      config,
      schema: createSchema(ontology),
      createContext: (facts) => createContext({ inquiries, writer }, facts),
      inquiries,
      tokens,
      health: healthOf(owner, () => warm?.isDone() === true),
      log,
      version: readVersion(),
    });
    const control: ControlServer = await listenForControl(owner.folder.controlAddress, createOperations(owner));
    closing.push(() => control.close());
    const { url } = await http.listen();
    closing.push(() => http.close(config.shutdownTimeoutMs));
    const warming = warmUp(inquiries.search, {
      // A service is asked when somebody needs it.
      withMeaning: config.embedder === 'local',
      timeoutMs: config.requestTimeoutMs,
    });
    warm = warming;
    closing.push(() => warming.stop());
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function logUpgrade(log: Logger, { added, changed, removed, review }: Upgrade): void {
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  if (Object.values(counts).some((count) => count > 0)) log.info(counts, 'the shipped texts were upgraded');
  if (review.length > 0)
    log.warn(
      { records: review.length },
      'shipped texts that were edited here stay as they are; `gongfu upgrade --dry-run` lists them',
    );
}

const WARMING = 'Search is loading its dictionaries and its model: an answer may be cut, or go by words alone.';

function healthOf({ store, index, follower }: Owner, isWarm: () => boolean): HealthSource {
  return {
    async check(): Promise<ServiceHealth> {
      const [health, status] = await Promise.all([store.health(), index.status()]);
      const position = await store.position().catch((error: unknown) => {
        if (health.ok) throw error;
        // What cannot be read has no position; what is wrong with it is to be said all the same.
        return { revision: 0, seq: 0 };
      });
      const { problem } = follower.status();
      return {
        store: { name: store.name, ...health, ...position },
        index: {
          name: index.name,
          ok: problem === undefined,
          problems: [...(problem ? [`Indexing fails: ${problem}`] : []), ...(isWarm() ? [] : [WARMING])],
          ...status,
        },
      };
    },
    async waitForSeq(seq, timeoutMs) {
      const isThere = await follower.caughtUp(seq, timeoutMs);
      if (isThere) return 'READY';
      return (await store.position()).seq < seq ? 'STORE_BEHIND' : 'INDEX_BEHIND';
    },
  };
}
