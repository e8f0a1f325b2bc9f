/** Small words of the seed format: references, the values of the ontology's enums, the fields of a type. */
import type { EntityTypeDef, FieldDef, Ontology } from '../domain/ontology.ts';
import type { FieldValue, Parts, PartValue } from '../domain/records.ts';
import type { Faults } from './fault.ts';
import { type MapReader, readMap, type Text, textOf } from './map-reader.ts';
import { nearest } from './nearest.ts';
import type { Ref } from './seed-form.ts';
import type { Tree } from './yaml-tree.ts';

export interface SeedReading {
  readonly ontology: Ontology;
  readonly faults: Faults;
}

/** A name as plain text, or `{type: name}`. */
export function readRef(tree: Tree, reading: SeedReading): Ref | undefined {
  if (tree.shape === 'text') return { name: tree.text.trim(), at: tree.at };
  const entry = tree.shape === 'map' && tree.entries.length === 1 ? tree.entries[0] : undefined;
  if (entry?.value.shape !== 'text') {
    reading.faults.add(
      tree.at,
      'SYNTAX',
      'An entry is called by its name, or by `{type: name}` such as `{mechanism: 三权分置}`.',
    );
    return undefined;
  }
  const type = typeOfWord(entry.key, reading.ontology);
  if (!type) reading.faults.add(entry.keyAt, 'UNKNOWN_VALUE', unknownType(entry.key, reading.ontology));
  return { name: entry.value.text.trim(), at: tree.at, ...(type ? { type } : {}) };
}

export function refAt(map: MapReader, key: string, reading: SeedReading): Ref | undefined {
  const tree = map.tree(key);
  return tree && readRef(tree, reading);
}

/** The type that a word of the file names: `mechanism`, in hyphens or in camel case where it has several words. */
export function typeOfWord(word: string, ontology: Ontology): EntityTypeDef | undefined {
  return ontology.entityTypeOfPrefix(word) ?? ontology.entityTypes.find((type) => type.field === word);
}

export function unknownType(word: string, ontology: Ontology): string {
  const words = ontology.entityTypes.map((type) => type.prefix);
  const near = nearest(word, words);
  return `\`${word}\` is no type of entity; ${near ? `did you mean \`${near}\`?` : `the types are: ${words.join(', ')}.`}`;
}

/** A value of one of the ontology's enums, or the default; an unknown one is a fault and gives the default. */
export function enumAt(
  map: MapReader,
  key: string,
  wanted: { enum: string; default: string },
  reading: SeedReading,
): string {
  const text = map.text(key);
  if (!text) return wanted.default;
  return isEnumValue(text, wanted.enum, reading) ? text.text : wanted.default;
}

export function isEnumValue(text: Text, enumName: string, { ontology, faults }: SeedReading): boolean {
  const values = (ontology.enums.get(enumName) ?? []).map(({ value }) => value);
  return wordOf(text, values, faults) !== undefined;
}

/** The one of the words that was written; another is a fault, and so is none. */
export function wordOf<W extends string>(text: Text, words: readonly W[], faults: Faults): W | undefined {
  const word = words.find((candidate) => candidate === text.text);
  if (!word) faults.add(text.at, 'UNKNOWN_VALUE', `\`${text.text}\` is none of ${words.join(', ')}.`);
  return word;
}

/** The value of a type's own field, by the field's type; what does not fit is a fault. */
export function readFieldValue(tree: Tree, field: FieldDef, faults: Faults): FieldValue | undefined {
  if (field.parts) return readParts(tree, field, field.parts, faults);
  if (field.list && tree.shape === 'list') {
    return tree.items.flatMap((item) => textOf(item, `\`${field.name}\``, faults)?.text ?? []);
  }
  const text = textOf(tree, `\`${field.name}\``, faults);
  if (!text) return undefined;
  if (field.list) return [text.text];
  return scalarValue(text, field, faults);
}

/** One object or a list of them; each key is one of `parts`. */
function readParts(tree: Tree, field: FieldDef, parts: readonly FieldDef[], faults: Faults): readonly Parts[] {
  const items = tree.shape === 'list' ? tree.items : [tree];
  return items.flatMap((item) => {
    const map = readMap(item, `An item of \`${field.name}\``, faults);
    if (!map) return [];
    const values = parts.flatMap((part) => {
      const text = map.text(part.name);
      const value = text && scalarValue(text, part, faults);
      return value === undefined ? [] : [[part.name, value] as const];
    });
    map.finish();
    return [Object.fromEntries(values)];
  });
}

function scalarValue(text: Text, field: FieldDef, faults: Faults): PartValue | undefined {
  if (field.type === 'Boolean' && /^(true|false)$/.test(text.text)) return text.text === 'true';
  const isNumber = field.type === 'Int' || field.type === 'Float';
  if (isNumber && /^[+-]?\d+(\.\d+)?$/.test(text.text)) return Number(text.text);
  if (!isNumber && field.type !== 'Boolean') return text.text;
  faults.add(text.at, 'UNKNOWN_VALUE', `\`${field.name}\` is a ${field.type}, not \`${text.text}\`.`);
  return undefined;
}
