/** The embedder that the settings ask for. */
import { badInput } from '../../domain/errors.ts';
import type { Embedder } from '../embedder.ts';
import { createHttpEmbedder } from './http.ts';
import { createLocalEmbedder } from './local.ts';
import { OLLAMA, OPENAI, type Protocol } from './protocols.ts';
import type { EmbedderSettings } from './settings.ts';

const OLLAMA_URL = 'http://127.0.0.1:11434';

/** Undefined where it is off. Loads nothing and asks nobody yet. Errors: BAD_USER_INPUT, where a setting is missing. */
export function createEmbedder(settings: EmbedderSettings): Embedder | undefined {
  switch (settings.embedder) {
    case 'off':
      return undefined;
    case 'local':
      return createLocalEmbedder();
    case 'openai':
      return remote(settings, OPENAI, settings.embedderUrl);
    case 'ollama':
      return remote(settings, OLLAMA, settings.embedderUrl || OLLAMA_URL);
  }
}

function remote(settings: EmbedderSettings, protocol: Protocol, url: string): Embedder {
  const given = { URL: url, MODEL: settings.embedderModel, DIMENSION: settings.embedderDimension };
  const missing = Object.entries(given).find(([, value]) => !value)?.[0];
  if (missing) {
    throw badInput(
      `GONGFU_EMBEDDER is ${settings.embedder}; GONGFU_EMBEDDER_${missing} is to be given, too: the address of the service, the name of its model and the length of its vectors.`,
    );
  }
  return createHttpEmbedder({
    protocol,
    url,
    model: settings.embedderModel,
    key: settings.embedderKey,
    dimension: settings.embedderDimension,
    queryPrefix: settings.embedderQueryPrefix,
    batch: settings.embedderBatch,
    timeoutMs: settings.embedderTimeoutMs,
  });
}
