/** A service over real HTTP on a free port, that answers as a test says. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AnsweringServer {
  readonly url: string;
  /** Also while requests hang. */
  close(): Promise<void>;
}

export async function startAnswering(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void | Promise<void>,
): Promise<AnsweringServer> {
  const server = createServer(async (request, response) => answer(request, await bodyOf(request), response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
