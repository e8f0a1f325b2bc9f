/** Layouts (standard.ts) as parts, and parts with their values as text. */
import { ELEMENTS, type ElementName } from './standard.ts';

export interface Part {
  readonly name: ElementName;
  /** Before it, where something stands before it in its area. */
  readonly mark: 'COMMA' | 'COLON' | 'SPACE' | 'NONE';
  readonly brackets: 'ROUND' | 'SQUARE' | 'NONE';
  /** What a missing value means: it may lack, it is said to lack, the standard's words stand for it. */
  readonly need: 'OPTIONAL' | 'WANTED' | 'REPLACED';
}

export interface Area {
  /** Of the host of a part: after `//`, with no full stop. */
  readonly isHost: boolean;
  readonly parts: readonly Part[];
}

/** Marks of one width; `.`, `[`, `]`, `//` and hyphens have one alone. */
export interface Marks {
  readonly comma: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly open: string;
  readonly close: string;
}

export const MARKS: Readonly<Record<'HALF' | 'FULL', Marks>> = {
  HALF: { comma: ', ', colon: ': ', semicolon: '; ', open: '(', close: ')' },
  FULL: { comma: '，', colon: '：', semicolon: '；', open: '（', close: '）' },
};

const AREA = /(\. |\/\/|^)(.+?)(?=\. |\/\/|$)/g;
const PART = /(, |: | )?([([])?([A-Za-z]+)([?!])?[)\]]?/g;

/** Throws where a layout names what is no element. */
export function parseLayout(layout: string): readonly Area[] {
  return Array.from(layout.matchAll(AREA), ([, before, text = '']) => ({
    isHost: before === '//',
    parts: Array.from(text.matchAll(PART), ([, mark = '', bracket = '', word = '', need = '']) => ({
      name: elementName(word, layout),
      mark: PART_MARKS[mark] ?? 'NONE',
      brackets: BRACKETS[bracket] ?? 'NONE',
      need: NEEDS[need] ?? 'WANTED',
    })),
  }));
}

/** Clause 9.3: the year goes from its place to behind the author. */
export function authorDateLayout(layout: string): string {
  return layout
    .replace(/(?:, |\b)year\b/, '')
    .replace(/\. (?=\. |$)/g, '')
    .replace(/^author\b/, 'author, year');
}

/** The areas that have a value, joined; no full stop is doubled, and the last is there. */
export function layOut(areas: readonly Area[], marks: Marks, valueFor: (part: Part) => string | undefined): string {
  return endWithStop(joinAreas(areas, marks, valueFor));
}

/** The same without the last full stop. */
export function joinAreas(areas: readonly Area[], marks: Marks, valueFor: (part: Part) => string | undefined): string {
  let text = '';
  for (const { isHost, parts } of areas) {
    const area = areaText(parts, marks, valueFor);
    if (area === '') continue;
    const isStray = area.startsWith(marks.colon);
    if (text === '') text = isStray ? area.slice(marks.colon.length) : area;
    else if (isHost) text += `//${area}`;
    else text += isStray ? area : `${stopOf(text)} ${area}`;
  }
  return text;
}

const PART_MARKS: Readonly<Record<string, Part['mark']>> = { ', ': 'COMMA', ': ': 'COLON', ' ': 'SPACE' };
const BRACKETS: Readonly<Record<string, Part['brackets']>> = { '(': 'ROUND', '[': 'SQUARE' };
const NEEDS: Readonly<Record<string, Part['need']>> = { '?': 'OPTIONAL', '!': 'REPLACED' };

function elementName(word: string, layout: string): ElementName {
  const name = ELEMENTS.find((known) => known === word);
  if (name === undefined) throw new Error(`${word} is no element of a layout: ${layout}`);
  return name;
}

function areaText(parts: readonly Part[], marks: Marks, valueFor: (part: Part) => string | undefined): string {
  let text = '';
  for (const part of parts) {
    const value = valueFor(part);
    if (value === undefined) continue;
    text += (text === '' && !keepsMark(part) ? '' : markText(part, marks)) + bracketed(value, part, marks);
  }
  return text;
}

/** Pages alone would be a number that says nothing: they keep their colon and follow the area before. */
function keepsMark({ name }: Part): boolean {
  return name === 'pages' || name === 'page';
}

function markText({ mark }: Part, { comma, colon }: Marks): string {
  if (mark === 'COMMA') return comma;
  if (mark === 'COLON') return colon;
  return mark === 'SPACE' ? ' ' : '';
}

function bracketed(value: string, { brackets }: Part, { open, close }: Marks): string {
  if (brackets === 'ROUND') return open + value + close;
  return brackets === 'SQUARE' ? `[${value}]` : value;
}

function endWithStop(text: string): string {
  return text === '' ? '' : text + stopOf(text);
}

function stopOf(text: string): string {
  return text.endsWith('.') ? '' : '.';
}
