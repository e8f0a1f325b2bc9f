/** One request after the other over one connection, as a browser that stays on a site asks. */
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';

export interface Timed {
  /** Until the first byte of the answer is there. */
  readonly firstByteMs: number;
  readonly wholeMs: number;
  readonly bytes: number;
}

export interface Connection {
  readonly url: string;
  readonly agent: Agent;
}

export async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    return await work({ url, agent });
  } finally {
    agent.destroy();
  }
}

/** Errors: one that names the path, where the answer is not 200. */
export async function ask({ url, agent }: Connection, path: string): Promise<Timed> {
  const startedAt = performance.now();
  const accept = path.includes('.json') ? 'application/json' : 'text/html';
  const request = get(url + path, { agent, headers: { accept } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const firstByteMs = performance.now() - startedAt;
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  if (response.statusCode !== 200) throw new Error(`${path} is ${response.statusCode}`);
  return { firstByteMs, wholeMs: performance.now() - startedAt, bytes };
}
