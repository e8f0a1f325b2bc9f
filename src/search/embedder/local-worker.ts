/** The thread of the shipped model: tokenizer, ONNX session, pooling. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, TypedTensor } from 'onnxruntime-node';
import { GongfuError } from '../../domain/errors.ts';
import { serveCalls } from '../../worker.ts';
import { toLengthOne } from '../embedder.ts';

export type ModelMethods = {
  embed: { request: readonly string[]; reply: readonly Float32Array[] };
};

export interface ModelData {
  /** Path of the folder with the two files. */
  readonly folder: string;
}

const MODEL_FILE = 'model_quantized.onnx';
const TOKENIZER_FILE = 'tokenizer.json';
/** What the model was trained with; the last token stays the end mark. */
const MAX_TOKENS = 512;
const FATAL_ONLY = 3;

interface Model {
  readonly tokenizer: Tokenizer;
  readonly session: InferenceSession;
  readonly tensor: (values: readonly number[]) => TypedTensor<'int64'>;
}

async function loadModel(folder: string): Promise<Model> {
  const [modelFile, tokenizerFile] = [MODEL_FILE, TOKENIZER_FILE].map((name) => join(folder, name));
  const missing = [modelFile, tokenizerFile].find((file) => !existsSync(file ?? ''));
  if (!modelFile || !tokenizerFile || missing) {
    throw unavailable(
      `The file ${missing} of the embedding model is missing; install gongfu again, or set GONGFU_EMBEDDER to off.`,
    );
  }
  const { InferenceSession, Tensor } = await required('onnxruntime-node', () => import('onnxruntime-node'));
  const { Tokenizer } = await required('@huggingface/tokenizers', () => import('@huggingface/tokenizers'));
  try {
    return {
      tokenizer: new Tokenizer(JSON.parse(readFileSync(tokenizerFile, 'utf8')), {}),
      // One thread: two give 10 % more speed and stall on shared cores (measured).
      session: await InferenceSession.create(modelFile, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        logSeverityLevel: FATAL_ONLY,
      }),
      tensor: (values) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]),
    };
  } catch (cause) {
    throw unavailable(
      `The embedding model in ${folder} cannot be loaded: ${messageOf(cause)}. Install gongfu again.`,
      cause,
    );
  }
}

/** A package that an installation may lack. */
async function required<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw unavailable(
      `The package ${name} is missing or does not run on this machine (${messageOf(cause)}); install it with npm, or set GONGFU_EMBEDDER to another embedder or off.`,
      cause,
    );
  }
}

/**
 * One text a run: a batch of eight is 7 % quicker, but the model is quantised over the whole batch, so that a vector would depend
 * on the texts beside it (cosine 0.991 to the vector alone). A query that comes meanwhile goes between two texts.
 */
async function embed(texts: readonly string[], model: Model): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const text of texts) {
    if (vectors.length > 0) await setImmediate();
    vectors.push(await vectorOf(text, model));
  }
  return vectors;
}

/** CLS pooling: the first token's vector. The tokenizer does not lower-case by itself; texts come lower-cased. */
async function vectorOf(text: string, { tokenizer, session, tensor }: Model): Promise<Float32Array> {
  const { ids } = tokenizer.encode(text);
  const kept = ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ...ids.slice(-1)];
  const { last_hidden_state: states } = await session.run({
    input_ids: tensor(kept),
    attention_mask: tensor(kept.map(() => 1)),
    token_type_ids: tensor(kept.map(() => 0)),
  });
  const size = states?.dims.at(-1);
  if (!states || size === undefined || !(states.data instanceof Float32Array))
    throw unavailable('The embedding model gives no states; it is another one than this version knows.');
  return toLengthOne(states.data.slice(0, size));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unavailable(message: string, cause?: unknown): GongfuError {
  return new GongfuError('UNAVAILABLE', message, { cause });
}

await serveCalls<ModelMethods>(async (data) => {
  // From spawnWorker in local.ts, which passes ModelData.
  const model = await loadModel((data as ModelData).folder);
  return {
    methods: { embed: (texts) => embed(texts, model) },
    closed: () => model.session.release(),
  };
});
