/** The judged mentions (README.md): texts with their marks, and paragraphs of the paper by number. */
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { TextRange } from '../../../../src/text/normalise.ts';
import type { Half } from '../../../relevance/collection.ts';
import { type KnownEntity, requireEntity } from './known-entities.ts';
import { fieldsOf, listOf, oneOf, textOf } from './strict.ts';

const TEXTS = new URL('texts/', import.meta.url);
const HALVES = ['tune', 'report'] as const;
const MARK = /\[\[([^[\]|]+)(?:\|([^[\]|]+))?\]\]/gu;

export interface GoldMention extends TextRange {
  readonly entity: KnownEntity;
}

export interface GoldParagraph {
  readonly half: Half;
  /** Headings from the outermost in. */
  readonly section: readonly string[];
  readonly text: string;
  /** In the order of the text; ranges in `text`, without outer quotation marks. */
  readonly mentions: readonly GoldMention[];
}

export interface GoldText {
  readonly name: string;
  readonly kind: string;
  /** Entities that the graph must have beside the seed's. */
  readonly declared: readonly KnownEntity[];
  readonly paragraphs: readonly GoldParagraph[];
}

export interface GoldPaperMention {
  readonly words: string;
  /** Which occurrences of the words in the paragraph, from 1; white space aside, those within longer names counted. */
  readonly at: readonly number[];
  readonly entity: KnownEntity;
}

export interface GoldPaperParagraph {
  /** As `number` in seed/, from 1. */
  readonly paragraph: number;
  readonly half: Half;
  readonly mentions: readonly GoldPaperMention[];
}

export function readTexts(seed: readonly KnownEntity[]): readonly GoldText[] {
  const files = readdirSync(TEXTS).filter((name) => name.endsWith('.txt'));
  return files.toSorted().map((name) => textFrom(name, readFileSync(new URL(name, TEXTS), 'utf8'), seed));
}

export function readPaperMentions(seed: readonly KnownEntity[]): readonly GoldPaperParagraph[] {
  const name = 'paper-mentions.yaml';
  const file = fieldsOf(load(readFileSync(new URL(name, import.meta.url), 'utf8')), name, ['paragraphs']);
  return listOf(file.paragraphs, name).map((one, index) => {
    const where = `${name} ${index + 1}`;
    const { paragraph, half, mentions } = fieldsOf(one, where, ['paragraph', 'half', 'mentions']);
    return {
      paragraph: placeOf(paragraph, where),
      half: oneOf(half, where, HALVES),
      mentions: listOf(mentions, where).map((mention) => paperMentionOf(mention, where, seed)),
    };
  });
}

function paperMentionOf(value: unknown, where: string, seed: readonly KnownEntity[]): GoldPaperMention {
  const { words, at, entity } = fieldsOf(value, where, ['words', 'at', 'entity']);
  return {
    words: textOf(words, where),
    at: listOf(at, where).map((one) => placeOf(one, where)),
    entity: requireEntity(textOf(entity, where), seed, where),
  };
}

function placeOf(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new Error(`${where}: is no place from 1`);
  return value;
}

function textFrom(name: string, content: string, seed: readonly KnownEntity[]): GoldText {
  const [head = '', body, ...rest] = content.split(/^---\n/mu);
  if (body === undefined || rest.length > 0) throw new Error(`${name}: one line of three hyphens parts head and text`);
  const [first = '', ...lines] = head.trimEnd().split('\n');
  const declared = lines.map((line) => declaredFrom(line, name));
  return {
    name,
    kind: valueAfter(first, 'kind', name),
    declared,
    paragraphs: paragraphsFrom(body, name, [...seed, ...declared]),
  };
}

/** `entity: region | 望溪市 | 望溪; 望溪城`: type, label, other names. */
function declaredFrom(line: string, name: string): KnownEntity {
  const [type = '', label = '', names, ...rest] = valueAfter(line, 'entity', name).split('|');
  if (label.trim() === '' || names === undefined || rest.length > 0)
    throw new Error(`${name}: ${line} is not type | label | names`);
  const listed = names.split(';').map((one) => one.trim());
  return { type: type.trim().toUpperCase(), label: label.trim(), names: listed.filter((one) => one !== '') };
}

function valueAfter(line: string, key: string, name: string): string {
  if (!line.startsWith(`${key}: `)) throw new Error(`${name}: ${line} does not begin with ${key}`);
  return line.slice(key.length + 2);
}

function paragraphsFrom(body: string, name: string, known: readonly KnownEntity[]): readonly GoldParagraph[] {
  const paragraphs: GoldParagraph[] = [];
  let section: readonly string[] = [];
  for (const line of body.split('\n')) {
    if (line.startsWith('# ')) section = [line.slice(2)];
    else if (line !== '')
      paragraphs.push({
        half: paragraphs.length % 2 === 0 ? 'tune' : 'report',
        section,
        ...unmarked(line, name, known),
      });
  }
  return paragraphs;
}

function unmarked(line: string, name: string, known: readonly KnownEntity[]): Pick<GoldParagraph, 'text' | 'mentions'> {
  const mentions: GoldMention[] = [];
  let text = '';
  let end = 0;
  for (const { 0: mark, 1: words = '', 2: said = words, index } of line.matchAll(MARK)) {
    text += line.slice(end, index);
    const start = text.length;
    text += words;
    mentions.push({ start, end: text.length, entity: requireEntity(said, known, `${name} ${words}`) });
    end = index + mark.length;
  }
  text += line.slice(end);
  if (/\[\[|\]\]/u.test(text)) throw new Error(`${name}: a mark is not closed in ${text}`);
  return { text, mentions };
}
