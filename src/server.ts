/** A whole server: the owner of a data folder with HTTP in front and the control socket beside. */
import { createTokens } from './access/tokens.ts';
import type { Config } from './config.ts';
import { type ControlServer, listenForControl } from './control.ts';
import { openDocuments } from './documents.ts';
import { createContext } from './graphql/context.ts';
import { createSchema } from './graphql/schema.ts';
import { createLog, type Logger } from './http/log.ts';
import { createHttpServer } from './http/server.ts';
import type { Upgrade } from './ingest/upgrade.ts';
import { type WarmUp, warmUp } from './inquiry/warm-up.ts';
import { createOperations } from './operations.ts';
import { type Owner, type OwnerOptions, openOwner } from './owner.ts';
import { healthOf } from './part-health.ts';
import { reviewBeside } from './review.ts';
import type { SearchIndex } from './search/port.ts';
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
    waitsForEngines: true,
    onProblem: (error) => log.error({ err: error }, 'store or index does not get on'),
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
    const documents = openDocuments(owner, config, (error) => {
      log.error({ err: error }, 'files that were handed in could not be entered');
    });
    closing.push(() => documents.close());
    const { review, close: closeReview } = reviewBeside(owner, config.requestTimeoutMs);
    closing.push(closeReview);
    const http = createHttpServer({
      config,
      schema: createSchema(ontology),
      createContext: (facts) => createContext({ inquiries, writer, documents, review }, facts),
      inquiries,
      writer,
      documents,
      review,
      tokens,
      health: healthOf(owner, () => warm?.isDone() === true),
      log,
      version: readVersion(),
    });
    const control: ControlServer = await listenForControl(owner.folder.controlAddress, createOperations(owner));
    closing.push(() => control.close());
    const { url } = await http.listen();
    closing.push(() => http.close(config.shutdownTimeoutMs));
    const warming = warmUp([inquiries.search, ...spareSearch(owner)], {
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

function spareSearch({ spare }: Owner): readonly SearchIndex['search'][] {
  return spare ? [spare.index.search] : [];
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
