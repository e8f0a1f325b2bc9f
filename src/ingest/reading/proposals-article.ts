/** What articles of journals say of themselves: authors, key words, DOI, and the article number that names issue and pages. */
import { labelOf } from './markers.ts';
import { type Found, foundIn, type Words } from './proposal-words.ts';
import { endsSentence } from './sentences.ts';

const FIRST = 10;
/** ISSN (year) issue - first page - number of pages: CAJ-CD B/T 1. */
const ARTICLE_NUMBER =
  /(\d{4}-\d{3}[\dX])\s?[（(]\s?((?:19|20)\d{2})\s?[）)]\s?(\d{2,3})\s?[-—–]\s?(\d{4})\s?[-—–]\s?(\d{2})/u;
const DOI = /(?:doi\s?[:：]?\s?|doi\.org\/)(10\.\d{4,9}\/[^\s，。；、）】]{1,100})/iu;
const JOURNAL = /《([^》]{2,30})》\s?[，,]?\s?((?:19|20)\d{2})\s?年\s?第\s?(\d{1,2})\s?期/u;
const HAN_NAMES =
  /^(?:(?:作者|文|文字|撰文)\s?[：:／/|]\s?)?(\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?[\d*＊,，①-⑳¹²³]{0,6}(?:[\s、，,]{1,4}\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?[\d*＊,，①-⑳¹²³]{0,6}){0,9})$/u;
const LATIN_NAMES = /^(?:[A-Z][A-Za-z-]{1,20}\s[A-Z][a-z]+(?:-[a-z]+)?(?:[\s,;，；]{1,4}|$)){1,10}$/u;
const NO_NAME = /摘要|关键词|目录|前言|引言|文件|通知|大学|学院|研究|中心|政府|编辑|日报|附件/u;

export function articleProposals(words: readonly Words[]): readonly Found[] {
  const head = words.slice(0, FIRST);
  const edges = words.length > 3 * FIRST ? [...head, ...words.slice(-FIRST)] : words;
  return [
    ...authors(head),
    ...latinAuthors(words),
    ...edges.flatMap((one) => [...numbered(one), ...doi(one), ...journal(one)]),
    ...words.flatMap((one) => keywords(one)).slice(0, 30),
  ];
}

/** The line under the title; names are short and stand apart. */
function authors(head: readonly Words[]): readonly Found[] {
  const title = head.findIndex(({ block }) => block.level === 0);
  const line = head
    .slice(title + 1, title + 3)
    .find(
      ({ block, text }) =>
        block.kind === 'PARAGRAPH' &&
        block.marker === undefined &&
        text.length <= 80 &&
        HAN_NAMES.test(text) &&
        !NO_NAME.test(text),
    );
  if (!line || (title < 0 && !/^(?:作者|文)/u.test(line.text))) return [];
  const names = HAN_NAMES.exec(line.text)?.[1] ?? '';
  const at = line.text.indexOf(names);
  return [...names.matchAll(/\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?/gu)].map(({ 0: value, index }) =>
    foundIn(line, 'authors', 'UNDER_TITLE', { value, at: at + index, length: value.length }),
  );
}

/** Between an English title and its abstract, at the end of a Chinese text. */
function latinAuthors(words: readonly Words[]): readonly Found[] {
  const abstract = words.findIndex(({ text }) => /^abstract$/iu.test(labelOf(text)?.name ?? ''));
  const line = words[abstract - 1];
  if (!line || line.text.length > 200 || !LATIN_NAMES.test(line.text)) return [];
  return [...line.text.matchAll(/[A-Z][A-Za-z-]{1,20}\s[A-Z][a-z]+(?:-[a-z]+)?/gu)].map(({ 0: value, index }) =>
    foundIn(line, 'authors', 'OVER_ABSTRACT', { value, at: index, length: value.length }),
  );
}

function numbered(one: Words): readonly Found[] {
  const found = ARTICLE_NUMBER.exec(one.text);
  if (!found) return [];
  const [all, , year = '', issue = '', first = '', count = ''] = found;
  const last = Number(first) + Number(count) - 1;
  const at = { at: found.index, length: all.length };
  return [
    foundIn(one, 'year', 'ARTICLE_NUMBER', { value: year, ...at }),
    foundIn(one, 'issue', 'ARTICLE_NUMBER', { value: String(Number(issue)), ...at }),
    foundIn(one, 'pages', 'ARTICLE_NUMBER', { value: `${Number(first)}-${last}`, ...at }),
  ];
}

function doi(one: Words): readonly Found[] {
  const found = DOI.exec(one.text);
  const value = found?.[1]?.replace(/[.,;]+$/u, '');
  return found && value
    ? [foundIn(one, 'doi', 'DOI_IN_TEXT', { value, at: found.index, length: found[0].length })]
    : [];
}

/** In running text it is another work's: it stands in a line of few words. */
function journal(one: Words): readonly Found[] {
  const found = one.text.length <= 60 && !endsSentence(one.text) ? JOURNAL.exec(one.text) : null;
  if (!found) return [];
  const [all, name = '', year = '', issue = ''] = found;
  const at = { at: found.index, length: all.length };
  return [
    foundIn(one, 'journal', 'JOURNAL_LINE', { value: name, ...at }),
    foundIn(one, 'year', 'JOURNAL_LINE', { value: year, ...at }),
    foundIn(one, 'issue', 'JOURNAL_LINE', { value: issue, ...at }),
  ];
}

function keywords(one: Words): readonly Found[] {
  const label = labelOf(one.text);
  if (!label || !/^(?:关键词|key\s?words)$/iu.test(label.name)) return [];
  const parts = one.text.slice(label.length).matchAll(/[^；;，,、\s](?:[^；;，,、]{0,58}[^；;，,、\s])?/gu);
  return [...parts].map(({ 0: value, index }) =>
    foundIn(one, 'keywords', 'KEYWORDS', {
      value: value.replace(/[。.]$/u, ''),
      at: label.length + index,
      length: value.length,
    }),
  );
}
