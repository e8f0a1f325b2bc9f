/** A service that speaks both protocols and makes real vectors: of a text's characters and pairs of them, hashed to places. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { toLengthOne } from '../../../src/search/embedder.ts';
import { type AnsweringServer, startAnswering } from '../../answering-server.ts';

export const SERVED_DIMENSION = 64;
export const SERVED_KEY = 'let-me-in';

export interface VectorServer extends AnsweringServer {
  /** Paths and texts asked for so far. */
  readonly asked: readonly { readonly path: string; readonly model: string; readonly texts: readonly string[] }[];
}

/** `broken`: answers with this instead, whatever is asked. */
export async function startVectorServer(
  broken?: (response: ServerResponse) => void | Promise<void>,
): Promise<VectorServer> {
  const asked: { path: string; model: string; texts: readonly string[] }[] = [];
  const server = await startAnswering((request, body, response) => {
    if (broken) return broken(response);
    if (request.headers.authorization !== `Bearer ${SERVED_KEY}`)
      return void response.writeHead(401).end('who are you');
    const { model, input } = JSON.parse(body) as { model: string; input: readonly string[] };
    asked.push({ path: request.url ?? '', model, texts: input });
    const answer = answerOf(request.url ?? '', input);
    if (!answer) return void response.writeHead(404).end('no such path');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  return { ...server, asked };
}

/** Texts that share characters are near. Not of length 1: that is for who asks. */
export function hashVector(text: string, dimension: number = SERVED_DIMENSION): Float32Array {
  const vector = new Float32Array(dimension);
  const characters = [...text];
  const pairs = characters.slice(1).map((character, i) => `${characters[i]}${character}`);
  for (const gram of [...characters, ...pairs]) {
    const hash = createHash('sha256').update(gram).digest();
    const place = hash.readUInt32LE(0) % dimension;
    vector[place] = (vector[place] ?? 0) + (hash.readUInt8(4) < 128 ? 1 : -1);
  }
  return vector;
}

export function unitVector(text: string, dimension?: number): Float32Array {
  return toLengthOne(hashVector(text, dimension));
}

/** OpenAI's items come in any order, with their place. */
function answerOf(path: string, texts: readonly string[]): unknown {
  const embeddings = texts.map((text) => [...hashVector(text)]);
  if (path === '/api/embed') return { embeddings };
  if (path !== '/v1/embeddings') return undefined;
  return { data: embeddings.map((embedding, index) => ({ object: 'embedding', index, embedding })).reverse() };
}
