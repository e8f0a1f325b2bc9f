/** What an index needs of the ontology, as plain data that can go to a worker: which texts are searched, with which weights. */
import { createHash } from 'node:crypto';
import type { Ontology } from '../domain/ontology.ts';
import type { EntityTypeName } from '../domain/records.ts';
import { DOCUMENT_VERSION, type SearchDocument } from './document.ts';
import type { HighlightField } from './port.ts';

export interface SearchColumn {
  readonly name: string;
  readonly weight: number;
}

export interface SearchSettings {
  readonly columns: readonly SearchColumn[];
  /** By entity type and field: the column of the type's own fields, one for each weight. */
  readonly ownColumns: Readonly<Record<EntityTypeName, Readonly<Record<string, string>>>>;
  /** Place of each type in the ontology: ties of suggestions go to the first. */
  readonly typeRanks: Readonly<Record<EntityTypeName, number>>;
  readonly version: string;
}

/** One text of a document that is searched; `field` where a highlight can show it. */
export interface SearchedText {
  readonly column: string;
  readonly field?: HighlightField;
  readonly text: string;
}

// Raise it when the way in which texts are cut into words, or words get their keys, changes: indexes are then rebuilt.
const TEXT_VERSION = 3;
const TEXT_WEIGHT = 1;
// A passage's headings are shared by many; above 0.2 such a field hurts (measured on two Chinese collections).
const SECTION_WEIGHT = 0.2;

export function searchSettings(ontology: Ontology): SearchSettings {
  const shared = (name: string) => ontology.sharedFields.find((field) => field.name === name)?.weight ?? TEXT_WEIGHT;
  const own = ontology.entityTypes.flatMap((type) => type.fields.filter((field) => field.weight > 0));
  const ownWeights = [...new Set(own.map((field) => field.weight))].toSorted((a, b) => b - a);
  const columns: SearchColumn[] = [
    { name: 'label', weight: shared('label') },
    { name: 'labelEn', weight: shared('label') },
    { name: 'name', weight: shared('names') },
    { name: 'summary', weight: shared('summary') },
    { name: 'summaryEn', weight: shared('summary') },
    { name: 'text', weight: TEXT_WEIGHT },
    { name: 'textEn', weight: TEXT_WEIGHT },
    { name: 'section', weight: SECTION_WEIGHT },
    ...ownWeights.map((weight, i) => ({ name: `own${i}`, weight })),
  ];
  const ownColumns = Object.fromEntries(
    ontology.entityTypes.map((type) => {
      const searched = type.fields.filter((field) => field.weight > 0);
      return [
        type.name,
        Object.fromEntries(searched.map(({ name, weight }) => [name, `own${ownWeights.indexOf(weight)}`])),
      ];
    }),
  );
  const typeRanks = Object.fromEntries(ontology.entityTypes.map((type) => [type.name, type.rank]));
  return { columns, ownColumns, typeRanks, version: versionOf(columns, ownColumns, ontology) };
}

/** In the order of highlights: the label first, the text last. */
export function searchedTexts(document: SearchDocument, settings: SearchSettings): readonly SearchedText[] {
  const own = settings.ownColumns[document.type ?? ''] ?? {};
  return [
    ...shown('label', document.label),
    ...shown('labelEn', document.labelEn),
    ...document.names.flatMap(({ text }) => shown('name', text)),
    ...shown('summary', document.summary),
    ...shown('summaryEn', document.summaryEn),
    ...shown('text', document.text),
    ...shown('textEn', document.textEn),
    ...document.section.map((text) => ({ column: 'section', text })),
    ...Object.entries(document.fields).flatMap(([name, text]) => (own[name] ? [{ column: own[name], text }] : [])),
  ];
}

function shown(field: HighlightField, text: string | undefined): readonly SearchedText[] {
  return text === undefined ? [] : [{ column: field, field, text }];
}

function versionOf(columns: unknown, ownColumns: unknown, ontology: Ontology): string {
  const walks = ontology.relationTypes.map(({ name, walkedBy }) => [name, walkedBy]);
  const format = JSON.stringify([DOCUMENT_VERSION, TEXT_VERSION, columns, ownColumns, walks]);
  return createHash('sha256').update(format).digest('hex').slice(0, 16);
}
