/** Which language a reader gets. */
import { expect, it } from 'vitest';
import { acceptedLang, langOf, say } from '../../src/ui/lang.ts';

it.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['*', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-US,en;q=0.9', 'en'],
  ['en-GB;q=0.3, zh-TW;q=0.7', 'zh'],
  ['fr-FR, de;q=0.9', 'zh'],
  ['fr-FR, en;q=0.1', 'en'],
  ['en;q=0, fr', 'zh'],
  ['en;q=nonsense', 'zh'],
  ['english', 'zh'],
  [`${'x,'.repeat(10_000)}en`, 'zh'],
] as const)('Accept-Language %j gives %s', (header, lang) => {
  expect(acceptedLang(header)).toBe(lang);
});

it('a text that is there in one language is said in it, with its language', () => {
  expect(say({ zh: '机制', en: 'Mechanism' }, 'en')).toEqual({ text: 'Mechanism', lang: 'en' });
  expect(say({ zh: '机制' }, 'en')).toEqual({ text: '机制', lang: 'zh' });
  expect(say({ en: 'Mechanism' }, 'zh')).toEqual({ text: 'Mechanism', lang: 'en' });
});

it('words of unknown language are Chinese where they have Han characters, English where they are Latin', () => {
  expect(['飞地 pooling', 'pooling', '2021', ''].map(langOf)).toEqual(['zh', 'en', 'zh', 'zh']);
});
