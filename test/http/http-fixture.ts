/** A real server over the small schema, on a free port, with an editor's token. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Tokens } from '../../src/access/tokens.ts';
import { createTokens } from '../../src/access/tokens.ts';
import { readConfig } from '../../src/config.ts';
import type { HealthSource } from '../../src/http/health.ts';
import type { HttpServerParts } from '../../src/http/server.ts';
import { createHttpServer } from '../../src/http/server.ts';
import type { Documents } from '../../src/ingest/documents.ts';
import type { Review } from '../../src/ingest/review/review.ts';
import type { Writer } from '../../src/ingest/write.ts';
import type { Inquiries } from '../../src/inquiry/inquiries.ts';
import { smallSchema } from '../graphql/small-schema.ts';

export interface RunningFixture {
  readonly url: string;
  readonly token: string;
  readonly tokens: Tokens;
  /** Lines logged so far. */
  readonly log: readonly Record<string, unknown>[];
  close(graceMs?: number): Promise<void>;
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export interface FixtureOptions {
  readonly flags?: Readonly<Record<string, string>>;
  readonly health?: Partial<HealthSource>;
  readonly parts?: Partial<HttpServerParts>;
}

export const HEALTHY: HealthSource = {
  check: async () => ({
    store: { name: 'sqlite', ok: true, problems: [], seq: 7, writable: true, revision: 7 },
    index: { name: 'embedded', ok: true, problems: [], seq: 7, documents: 3, answers: true },
  }),
  waitForSeq: async () => 'READY',
};

export async function startFixture({
  flags = {},
  health = {},
  parts = {},
}: FixtureOptions = {}): Promise<RunningFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-http-'));
  const tokens = createTokens(join(folder, 'tokens.sqlite'));
  const token = tokens.create('editor');
  const lines: Record<string, unknown>[] = [];
  const server = createHttpServer({
    config: readConfig({}, { port: '0', 'public-url': 'http://gongfu.test', 'log-level': 'debug', ...flags }),
    schema: smallSchema(),
    createContext: (facts) => facts,
    // Nothing in the tests of this fixture asks the graph; those of pages have a real one.
    inquiries: {} as Inquiries,
    writer: {} as Writer,
    // Of documents that came from no file.
    documents: { fileOf: async () => undefined, forget: async () => undefined } as unknown as Documents,
    review: {} as Review,
    tokens,
    health: { ...HEALTHY, ...health },
    log: pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) }),
    version: '0.0.0',
    ...parts,
  });
  const { url } = await server.listen();
  return {
    url,
    token,
    tokens,
    log: lines,
    async close(graceMs = 1_000) {
      await server.close(graceMs);
      tokens.close();
      rmSync(folder, { recursive: true, force: true });
    },
    post: (body, headers = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
  };
}

export interface AnswerBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string } & Record<string, unknown>;
  }[];
}

export async function bodyOf(response: Response): Promise<AnswerBody> {
  // What a server says is only looked at here.
  return (await response.json()) as AnswerBody;
}

/** The status, code and message of a refusal. */
export async function refusalOf(
  response: Response,
): Promise<{ status: number; code: string | undefined; message: string }> {
  const { errors } = await bodyOf(response);
  return { status: response.status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message ?? '' };
}
