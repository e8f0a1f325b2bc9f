/** How services are asked for vectors, and where the vectors stand in what they answer. Pure. */

export interface Protocol {
  readonly name: string;
  /** `base`: as in the settings, with or without the version. */
  address(base: string): string;
  request(model: string, texts: readonly string[]): unknown;
  /** Lists of numbers aligned with the texts, not checked yet; undefined where the answer has not their shape. */
  vectors(answer: unknown): readonly unknown[] | undefined;
}

/** https://platform.openai.com/docs/api-reference/embeddings, as vLLM, llama.cpp, LM Studio, TEI and many others speak it. */
export const OPENAI: Protocol = {
  name: 'openai',
  address: (base) => completed(base, ['/v1', '/embeddings']),
  request: (model, texts) => ({ model, input: texts, encoding_format: 'float' }),
  vectors(answer) {
    const items = listIn(answer, 'data');
    const placed = items?.map((item, place) => ({ item, place: numberIn(item, 'index') ?? place }));
    return placed?.toSorted((a, b) => a.place - b.place).map(({ item }) => listIn(item, 'embedding'));
  },
};

/** https://github.com/ollama/ollama/blob/main/docs/api.md: POST /api/embed. */
export const OLLAMA: Protocol = {
  name: 'ollama',
  address: (base) => completed(base, ['/api', '/embed']),
  request: (model, texts) => ({ model, input: texts, truncate: true }),
  vectors: (answer) => listIn(answer, 'embeddings'),
};

/** The base with what it lacks of the path. */
function completed(base: string, [first, last]: readonly [string, string]): string {
  const bare = base.replace(/\/+$/, '');
  if (bare.endsWith(last)) return bare;
  return bare.endsWith(first) ? `${bare}${last}` : `${bare}${first}${last}`;
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] | undefined {
  const list = fieldIn(value, name);
  return Array.isArray(list) ? list : undefined;
}

function numberIn(value: unknown, name: string): number | undefined {
  const number = fieldIn(value, name);
  return typeof number === 'number' ? number : undefined;
}
