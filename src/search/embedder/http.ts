/** An embedder behind an HTTP address: a service of one's own, or one on this machine. */
import { GongfuError } from '../../domain/errors.ts';
import { timeout } from '../../domain/scope.ts';
import { batchesOf } from '../batches.ts';
import { type Embedder, toLengthOne } from '../embedder.ts';
import type { Protocol } from './protocols.ts';

export interface HttpEmbedderOptions {
  readonly protocol: Protocol;
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; '' for none. */
  readonly key: string;
  readonly dimension: number;
  readonly queryPrefix: string;
  readonly batch: number;
  readonly timeoutMs: number;
}

const MAX_CHARACTERS = 16_384;
const SHOWN_OF_ANSWER = 200;

export function createHttpEmbedder(options: HttpEmbedderOptions): Embedder {
  const { protocol, model, dimension, batch, queryPrefix } = options;
  const closing = new AbortController();
  return {
    identity: `${protocol.name}:${model}/${dimension}`,
    dimension,
    leastCosine: 0,
    isChineseOnly: false,
    async embed(texts, kind, deadlineAt) {
      const asked = kind === 'QUERY' ? texts.map((text) => prefixed(queryPrefix, text)) : texts;
      const vectors: Float32Array[] = [];
      for (const places of batchesOf(asked, { texts: batch, characters: MAX_CHARACTERS })) {
        const some = places.map((place) => asked[place] ?? '');
        const found = await embedded(some, { options, deadlineAt, closed: closing.signal });
        places.forEach((place, i) => {
          vectors[place] = found[i] ?? new Float32Array(dimension);
        });
      }
      return vectors;
    },
    async close() {
      closing.abort();
    },
  };
}

/** Settings lose the space at their end, which prefixes such as `query:` are meant to have. */
function prefixed(prefix: string, text: string): string {
  return /[ -~]$/.test(prefix) ? `${prefix} ${text}` : prefix + text;
}

interface Asking {
  readonly options: HttpEmbedderOptions;
  readonly deadlineAt: number | undefined;
  readonly closed: AbortSignal;
}

async function embedded(texts: readonly string[], asking: Asking): Promise<readonly Float32Array[]> {
  const { options } = asking;
  const answer = parsed(await answerTo(texts, asking), options);
  const lists = options.protocol.vectors(answer);
  if (lists?.length !== texts.length) {
    throw unavailable(
      options,
      `gave ${lists ? `${lists.length} vectors for ${texts.length} texts` : 'an answer without vectors'}; see whether GONGFU_EMBEDDER fits it`,
    );
  }
  return lists.map((list) => checked(list, options));
}

/** The body of the answer. */
async function answerTo(texts: readonly string[], { options, deadlineAt, closed }: Asking): Promise<string> {
  const { protocol, url, model, key, timeoutMs } = options;
  const leftMs = deadlineAt === undefined ? Number.POSITIVE_INFINITY : deadlineAt - Date.now();
  if (leftMs <= 0) throw timeout('The embedding of the query');
  const limit = AbortSignal.timeout(Math.ceil(Math.min(timeoutMs, leftMs)));
  try {
    const response = await fetch(protocol.address(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(protocol.request(model, texts)),
      signal: AbortSignal.any([limit, closed]),
    });
    const body = await response.text();
    if (!response.ok) throw refused(options, response.status, body);
    return body;
  } catch (error) {
    if (error instanceof GongfuError) throw error;
    if (closed.aborted) throw new GongfuError('UNAVAILABLE', 'The embedder is closed.', { cause: error });
    if (!limit.aborted) throw unavailable(options, 'is not reached; start it, or set GONGFU_EMBEDDER_URL', error);
    if (leftMs < timeoutMs) throw timeout('The embedding of the query');
    throw unavailable(
      options,
      `gave no answer within ${timeoutMs} ms; give it more with GONGFU_EMBEDDER_TIMEOUT_MS`,
      error,
    );
  }
}

function refused(options: HttpEmbedderOptions, status: number, body: string): GongfuError {
  if (status === 401 || status === 403)
    return unavailable(options, `refuses the key (${status}); set GONGFU_EMBEDDER_KEY`);
  const said = body.replace(/\s+/g, ' ').slice(0, SHOWN_OF_ANSWER);
  const advice = status === 404 ? '; see GONGFU_EMBEDDER_URL and GONGFU_EMBEDDER_MODEL' : '';
  return unavailable(options, `answered ${status}${said === '' ? '' : ` (${said})`}${advice}`);
}

function parsed(body: string, options: HttpEmbedderOptions): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw unavailable(
      options,
      'gave an answer that is no JSON; see whether GONGFU_EMBEDDER_URL is the right one',
      cause,
    );
  }
}

function checked(list: unknown, options: HttpEmbedderOptions): Float32Array {
  const { dimension } = options;
  if (!Array.isArray(list) || !list.every((value) => typeof value === 'number'))
    throw unavailable(options, 'gave a vector that is no list of numbers');
  if (list.length !== dimension) {
    throw unavailable(
      options,
      `gives vectors of ${list.length} numbers, and GONGFU_EMBEDDER_DIMENSION is ${dimension}; make the two alike`,
    );
  }
  return toLengthOne(Float32Array.from(list));
}

function unavailable(options: HttpEmbedderOptions, what: string, cause?: unknown): GongfuError {
  const where = options.protocol.address(options.url);
  return new GongfuError('UNAVAILABLE', `The embedder at ${where} ${what}.`, { cause });
}
