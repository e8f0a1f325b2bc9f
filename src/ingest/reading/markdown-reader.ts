/** Markdown: its headings, items, tables and footnotes as they are marked; formatting goes. */
import type { Token, Tokens } from 'marked';
import type { Proposal, ProposedField } from './document.ts';
import { loaded } from './packages.ts';
import type { Extract } from './raw-paragraph.ts';
import { createRawText, type RawTextWriter } from './raw-text.ts';

const FRONT_MATTER = /^---\r?\n([\s\S]{0,5000}?)\r?\n---(?:\r?\n|$)/u;
/** With the lines that go on under it, indented. */
const FOOTNOTE = /^\[\^([^\]\s]{1,40})\]:[ \t]*([^\n]*(?:\n[ \t]{2,}\S[^\n]*){0,50})\n?/gmu;
const FIELDS: Readonly<Record<string, ProposedField>> = {
  title: 'title',
  author: 'authors',
  authors: 'authors',
  date: 'issuedOn',
  doi: 'doi',
  journal: 'journal',
  keywords: 'keywords',
  url: 'url',
};

export async function readMarkdown(source: string): Promise<Extract> {
  const { marked } = await loaded('marked', () => import('marked'));
  const front = FRONT_MATTER.exec(source);
  const text = source.slice(front?.[0].length ?? 0);
  const writer = createRawText();
  // A footnote is no Markdown of the standard: it would be taken for the target of a link.
  for (const token of marked.lexer(text.replace(FOOTNOTE, ''))) writeToken(token, writer);
  for (const [, name = '', words = ''] of text.matchAll(FOOTNOTE)) writer.note(words, name);
  return { media: 'MARKDOWN', ...writer.all(), pages: [], dropped: [], proposed: frontMatter(front?.[1] ?? '') };
}

function writeToken(token: Token, writer: RawTextWriter): void {
  if (isOf(token, 'heading')) writer.paragraph(plainOf(token.tokens), { kind: 'HEADING', level: token.depth });
  else if (isOf(token, 'paragraph') || isOf(token, 'text')) writeParagraph(token, writer);
  else if (isOf(token, 'list')) for (const [at, item] of token.items.entries()) writeItem(token, at, item, writer);
  else if (isOf(token, 'table'))
    writer.table([token.header, ...token.rows].map((row) => row.map((cell) => plainOf(cell.tokens))));
  else if (isOf(token, 'blockquote')) for (const inner of token.tokens) writeToken(inner, writer);
  else if (isOf(token, 'code')) writer.paragraph(token.text, { kind: 'PARAGRAPH' });
}

function writeParagraph(token: Tokens.Paragraph | Tokens.Text, writer: RawTextWriter): void {
  writer.paragraph(token.tokens ? plainOf(token.tokens) : token.text);
}

function writeItem(list: Tokens.List, at: number, item: Tokens.ListItem, writer: RawTextWriter): void {
  const marker = list.ordered ? `${Number(list.start) + at}.` : '•';
  let isFirst = true;
  for (const token of item.tokens) {
    if (isFirst && (isOf(token, 'text') || isOf(token, 'paragraph'))) {
      writer.paragraph(token.tokens ? plainOf(token.tokens) : token.text, { kind: 'ITEM', marker });
      isFirst = false;
    } else writeToken(token, writer);
  }
}

/** The words without formatting; of a picture what stands for it, of an address its words. */
function plainOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'html' || token.type === 'image') return '';
      if (token.type === 'br') return '\n';
      if ('tokens' in token && token.tokens) return plainOf(token.tokens);
      return 'text' in token && typeof token.text === 'string' ? unescaped(token.text) : '';
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  emsp: '\u3000',
  ensp: ' ',
};

function unescaped(text: string): string {
  return text.replace(/&([a-z]{2,5});/giu, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}

function isOf<K extends MarkedToken['type']>(token: Token, type: K): token is Extract2<K> {
  return token.type === type;
}

type MarkedToken =
  | Tokens.Heading
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.List
  | Tokens.Table
  | Tokens.Blockquote
  | Tokens.Code;
type Extract2<K> = MarkedToken & { readonly type: K };

function frontMatter(text: string): readonly Proposal[] {
  return text.split(/\r?\n/u).flatMap((line): readonly Proposal[] => {
    const [, key = '', value = ''] = /^(\w{1,20})\s*:\s*(\S.*)$/u.exec(line) ?? [];
    const field = FIELDS[key.toLowerCase()];
    if (!field || value === '') return [];
    const values =
      field === 'authors' || field === 'keywords' ? value.replace(/^\[|\]$/gu, '').split(/[,，;；、]/u) : [value];
    return values.map((one) => ({ field, value: one.trim().replace(/^["']|["']$/gu, ''), how: 'FRONT_MATTER' }));
  });
}
