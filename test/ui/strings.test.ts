/** What the pages say is there in both languages, and in the right one. */
import { describe, expect, it } from 'vitest';
import { STRINGS } from '../../src/ui/strings.ts';

/** Stands for a text, a number or a list of texts. */
const ARGUMENT = Object.assign(new String('7'), { join: () => '7' });

/** Every text by its path; functions with arguments that show. */
function textsOf(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return textsOf(value(...Array.from({ length: value.length }, () => ARGUMENT)), path);
  if (Array.isArray(value)) return value.flatMap((one, i) => textsOf(one, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, path === '' ? key : `${path}.${key}`));
}

const HAN = /\p{Script=Han}/u;

describe('the dictionaries', () => {
  it('have the same keys', () => {
    const keys = (texts: ReturnType<typeof textsOf>) => texts.map(([path]) => path);
    expect(keys(textsOf(STRINGS.en))).toEqual(keys(textsOf(STRINGS.zh)));
  });

  it('say nothing empty', () => {
    expect([...textsOf(STRINGS.zh), ...textsOf(STRINGS.en)].filter(([, text]) => text === '')).toEqual([]);
  });

  it('have no Han characters in English, but for the link to the Chinese pages', () => {
    const han = textsOf(STRINGS.en).filter(([, text]) => HAN.test(text));
    expect(han.map(([path]) => path)).toEqual(['frame.otherLang', 'frame.otherLangHint']);
  });

  it('write Chinese with its own punctuation', () => {
    const odd = textsOf(STRINGS.zh).filter(([, text]) => /\p{Script=Han}[,;:?!()]|[,;:?!(]\p{Script=Han}/u.test(text));
    expect(odd).toEqual([]);
  });
});
