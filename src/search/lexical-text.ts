/** What of a document is scored, as lex.ts takes it; kept normalised, so that a query need not normalise candidates. */
import { type GramSet, gramSet } from '../text/grams.ts';
import { normalisedText } from '../text/normalise.ts';
import type { SearchDocument } from './document.ts';
import type { LexDocument } from './lex.ts';
import { type SearchSettings, searchedTexts } from './settings.ts';

/** The normalised text of each column, in the order of the settings; several texts of one column are parted by a line's end. */
export type ColumnTexts = readonly string[];

export function columnTexts(document: SearchDocument, settings: SearchSettings): ColumnTexts {
  const texts = searchedTexts(document, settings);
  return settings.columns.map(({ name }) =>
    texts
      .filter(({ column }) => column === name)
      .map(({ text }) => normalisedText(text))
      .join('\n'),
  );
}

/**
 * A passage is its last heading with its text, in one field: a heading is the context of its text, and one that is weighted
 * higher hurts (measured). An entity is its columns, by their weight beside that of a summary, which is a text like a passage.
 */
export function lexFields(texts: ColumnTexts, isPassage: boolean, { columns }: SearchSettings): LexDocument['fields'] {
  if (isPassage) return [{ text: passageText(texts, columns), weight: 1 }];
  const ofText = columns.find(({ name }) => name === 'summary')?.weight ?? 1;
  return columns.flatMap(({ weight }, i) => {
    const text = texts[i] ?? '';
    return text === '' || weight === 0 ? [] : [{ text, weight: weight / ofText }];
  });
}

/** The grams of all fields; a document's length is their number. */
export function gramsOfFields(fields: LexDocument['fields']): GramSet {
  return gramSet(fields.map(({ text }) => text));
}

function passageText(texts: ColumnTexts, columns: SearchSettings['columns']): string {
  const textOf = (name: string) => texts[columns.findIndex((column) => column.name === name)] ?? '';
  const heading = textOf('section').split('\n').at(-1) ?? '';
  return [heading, textOf('text'), textOf('textEn')].filter((text) => text !== '').join('\n');
}
