/** The texts of the seed: as they are, in traditional characters, and the English ones. */
import { readdir, readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

export interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
}

const SEED = new URL('../../seed/', import.meta.url);
const LEAST_LENGTH = 20;

export async function corpora(): Promise<readonly Corpus[]> {
  const files = (await readdir(SEED)).filter((file) => file.endsWith('.yaml'));
  const sources = await Promise.all(files.map((file) => readFile(new URL(file, SEED), 'utf8')));
  const all = [...new Set(sources.flatMap((source) => stringsIn(load(source))))].filter(
    (text) => text.length >= LEAST_LENGTH,
  );
  const chinese = all.filter((text) => /\p{Script=Han}/u.test(text));
  const { Converter } = await import('opencc-js/cn2t');
  const toTraditional = Converter({ from: 'cn', to: 't' });
  return [
    { name: 'Chinese', texts: chinese },
    { name: 'traditional', texts: chinese.map(toTraditional) },
    { name: 'English', texts: all.filter((text) => / .* /.test(text) && !/\p{Script=Han}/u.test(text)) },
  ];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
