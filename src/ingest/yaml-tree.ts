/** YAML as a small tree in which everything knows its place, and every scalar is the text as written: 1.0 stays "1.0". */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Scalar } from 'yaml';
import type { Faults, Place } from './fault.ts';

export interface TextTree {
  readonly shape: 'text';
  readonly at: Place;
  readonly text: string;
}
export interface ListTree {
  readonly shape: 'list';
  readonly at: Place;
  readonly items: readonly Tree[];
}
export interface MapTree {
  readonly shape: 'map';
  readonly at: Place;
  readonly entries: readonly MapEntry[];
}
export interface MapEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: Tree;
}
export type Tree = TextTree | ListTree | MapTree;

/** Undefined where the text is no YAML or empty; what is wrong is in `faults`. Anchors and aliases are refused: they hide what an entry says. */
export function parseYaml(file: string, text: string, faults: Faults): Tree | undefined {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    for (const error of document.errors.slice(0, MAX_ERRORS))
      faults.add(placeOf(error.pos[0]), 'SYNTAX', syntaxMessage(error.message));
    if (document.errors.length > 0 || !document.contents) return undefined;
    return toTree(document.contents, placeOf(document.contents.range?.[0] ?? 0), { placeOf, faults });
  } catch (error) {
    // The parser is recursive: what is nested by the thousand overflows its stack.
    if (!(error instanceof RangeError)) throw error;
    faults.add({ file, line: 1, column: 1 }, 'SYNTAX', 'The file is nested too deeply to be read.');
    return undefined;
  }
}

/** One error draws others after it. */
const MAX_ERRORS = 5;

interface Reading {
  readonly placeOf: (offset: number) => Place;
  readonly faults: Faults;
}

function toTree(node: Node, fallback: Place, reading: Reading): Tree {
  const at = node.range ? reading.placeOf(node.range[0]) : fallback;
  if (isMap(node)) return { shape: 'map', at, entries: node.items.map((pair) => toEntry(pair, at, reading)) };
  if (isSeq(node)) return { shape: 'list', at, items: node.items.map((item) => toTree(item as Node, at, reading)) };
  if (isAlias(node))
    reading.faults.add(at, 'SYNTAX', 'Anchors and aliases (& and *) are not part of the format: write the entry out.');
  return { shape: 'text', at, text: isScalar(node) ? scalarText(node) : '' };
}

function toEntry(pair: Pair, mapAt: Place, reading: Reading): MapEntry {
  const key = pair.key as Node;
  const keyAt = key.range ? reading.placeOf(key.range[0]) : mapAt;
  const value: Tree = pair.value ? toTree(pair.value as Node, keyAt, reading) : { shape: 'text', at: keyAt, text: '' };
  return { key: isScalar(key) ? scalarText(key) : '', keyAt, value };
}

/** Plain scalars as they stand in the file, so that 2006, 1.0 and 010 are not read as numbers. */
function scalarText(node: Scalar): string {
  if (node.type === 'PLAIN') return node.source ?? '';
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

function syntaxMessage(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return `This is not YAML: ${first}. A text that holds ": ", " #" or begins with a mark such as [ { “ - may need quotes around it.`;
}
