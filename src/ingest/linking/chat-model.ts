/** A language model behind an OpenAI-compatible chat endpoint: asked one thing, it gives the text of one answer. */
import { GongfuError } from '../../domain/errors.ts';

export interface ChatModelOptions {
  /** With or without /v1. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; '' for none. */
  readonly key: string;
  readonly timeoutMs: number;
}

export interface ChatModel {
  /** What proposals of it are marked with. */
  readonly name: string;
  /** Errors: UNAVAILABLE where it is not reached, refuses, gives no answer in time or none that is one. */
  answer(instruction: string, question: string): Promise<string>;
}

const SHOWN_OF_ANSWER = 200;

export function createChatModel(options: ChatModelOptions): ChatModel {
  return {
    name: options.model,
    async answer(instruction, question) {
      const body = await answered(options, [
        { role: 'system', content: instruction },
        { role: 'user', content: question },
      ]);
      const content = contentOf(parsed(body, options));
      if (content === undefined)
        throw unavailable(options, 'gave an answer without a message; see GONGFU_LINKING_MODEL_URL');
      return content;
    },
  };
}

async function answered(options: ChatModelOptions, messages: readonly unknown[]): Promise<string> {
  const { url, model, key, timeoutMs } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${url.replace(/\/+$/u, '').replace(/\/v1$/u, '')}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, temperature: 0, response_format: { type: 'json_object' }, messages }),
      signal: limit,
    });
    const body = await response.text();
    if (!response.ok) throw refused(options, response.status, body);
    return body;
  } catch (error) {
    if (error instanceof GongfuError) throw error;
    if (limit.aborted)
      throw unavailable(
        options,
        `gave no answer within ${timeoutMs} ms; give it more with GONGFU_LINKING_TIMEOUT_MS`,
        error,
      );
    throw unavailable(options, 'is not reached; start it, or set GONGFU_LINKING_MODEL_URL', error);
  }
}

function refused(options: ChatModelOptions, status: number, body: string): GongfuError {
  if (status === 401 || status === 403)
    return unavailable(options, `refuses the key (${status}); set GONGFU_LINKING_MODEL_KEY`);
  return unavailable(options, `answered ${status} (${body.replace(/\s+/gu, ' ').slice(0, SHOWN_OF_ANSWER)})`);
}

function parsed(body: string, options: ChatModelOptions): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw unavailable(options, 'gave an answer that is no JSON; see GONGFU_LINKING_MODEL_URL', cause);
  }
}

/** `choices[0].message.content`. */
function contentOf(answer: unknown): string | undefined {
  const { choices } = Object(answer) as { choices?: unknown };
  const [first] = Array.isArray(choices) ? choices : [];
  const { content } = Object(Object(first).message) as { content?: unknown };
  return typeof content === 'string' ? content : undefined;
}

function unavailable({ url }: ChatModelOptions, what: string, cause?: unknown): GongfuError {
  return new GongfuError('UNAVAILABLE', `The language model at ${url} ${what}.`, cause === undefined ? {} : { cause });
}
