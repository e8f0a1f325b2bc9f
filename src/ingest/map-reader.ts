/** Reads the keys of one YAML map; a key that nobody asked for is a fault that names what would be right. */
import type { Faults, Place } from './fault.ts';
import { nearest } from './nearest.ts';
import type { MapEntry, Tree } from './yaml-tree.ts';

/** A text and where it stands. */
export interface Text {
  readonly text: string;
  readonly at: Place;
}

export interface MapReader {
  readonly at: Place;
  readonly keys: readonly string[];
  /** The entry, empty ones left out. */
  entry(key: string): MapEntry | undefined;
  tree(key: string): Tree | undefined;
  text(key: string): Text | undefined;
  requiredText(key: string): Text;
  /** The items of a list; a single value counts as a list of one. */
  list(key: string): readonly Tree[];
  number(key: string): number | undefined;
  /** Names the keys that were not asked for. */
  finish(): void;
}

/** `what` is what the map describes, for messages: "an entity". Undefined where the tree is no map. */
export function readMap(tree: Tree, what: string, faults: Faults): MapReader | undefined {
  if (tree.shape === 'map') return createReader(tree.at, tree.entries, { what, faults });
  faults.add(tree.at, 'SYNTAX', `${what} is written as keys and values (key: value), one a line.`);
  return undefined;
}

function createReader(at: Place, entries: readonly MapEntry[], context: { what: string; faults: Faults }): MapReader {
  const { what, faults } = context;
  const asked = new Set<string>();
  const entry = (key: string): MapEntry | undefined => {
    asked.add(key);
    const found = entries.find((candidate) => candidate.key === key);
    return found && !(found.value.shape === 'text' && found.value.text === '') ? found : undefined;
  };
  const text = (key: string): Text | undefined => {
    const value = entry(key)?.value;
    return value && textOf(value, `\`${key}\``, faults);
  };
  return {
    at,
    keys: entries.map(({ key }) => key),
    entry,
    tree: (key) => entry(key)?.value,
    text,
    requiredText: (key) => text(key) ?? missing(key, what, { at, faults }),
    list: (key) => listOf(entry(key)?.value),
    number: (key) => numberOf(text(key), key, faults),
    finish() {
      for (const { key, keyAt } of entries) {
        if (!asked.has(key)) faults.add(keyAt, 'UNKNOWN_KEY', unknownKey(key, what, [...asked]));
      }
    },
  };
}

/** The tree's text; a list or a map is a fault. */
export function textOf(tree: Tree, what: string, faults: Faults): Text | undefined {
  if (tree.shape === 'text') return { text: tree.text.trim(), at: tree.at };
  faults.add(tree.at, 'SYNTAX', `${what} is a single text, not a ${tree.shape}.`);
  return undefined;
}

function missing(key: string, what: string, where: { at: Place; faults: Faults }): Text {
  where.faults.add(where.at, 'MISSING_KEY', `${what} needs \`${key}:\`.`);
  return { text: '', at: where.at };
}

function listOf(tree: Tree | undefined): readonly Tree[] {
  if (!tree) return [];
  return tree.shape === 'list' ? tree.items : [tree];
}

function numberOf(text: Text | undefined, key: string, faults: Faults): number | undefined {
  if (!text) return undefined;
  if (/^[+-]?\d+(\.\d+)?$/.test(text.text)) return Number(text.text);
  faults.add(
    text.at,
    'UNKNOWN_VALUE',
    `\`${key}: ${text.text}\` is not a number: write digits without spaces or separators, such as 23812 or 1.94.`,
  );
  return undefined;
}

function unknownKey(key: string, what: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const hint = near ? `did you mean \`${near}\`?` : `it may have: ${known.join(', ')}.`;
  return `${what} has no key \`${key}\`; ${hint}`;
}
