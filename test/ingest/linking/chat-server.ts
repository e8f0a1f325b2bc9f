/** A small chat service over real HTTP, that answers as it is told. */
import type { ServerResponse } from 'node:http';
import { type AnsweringServer, startAnswering } from '../../answering-server.ts';

export type Respond = (response: ServerResponse) => void;

export interface ChatServer extends AnsweringServer {
  /** Path, key and model of each request. */
  readonly asked: readonly string[];
}

export function says(content: unknown): Respond {
  return saysText(JSON.stringify(content));
}

export function saysText(content: string): Respond {
  return (response) => response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
}

export async function startChat(respond: Respond): Promise<ChatServer> {
  const asked: string[] = [];
  const server = await startAnswering((request, body, response) => {
    const { model } = JSON.parse(body) as { model: string };
    asked.push(`${request.url} ${request.headers.authorization} ${model}`);
    respond(response);
  });
  return { ...server, asked };
}
