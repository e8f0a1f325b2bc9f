/**
 * What an index file holds of a document, made from it without the file: in the index's own thread for a write, in another one while
 * the file is made anew (preparer.ts), so that both give the same.
 */
import type { GramSet } from '../../text/grams.ts';
import type { Segmenter } from '../../text/segment.ts';
import { documentHash, type SearchDocument } from '../document.ts';
import { audiencesOf, type Facts, factsOf } from '../facts.ts';
import { columnTexts, gramsOfFields, lexFields } from '../lexical-text.ts';
import { type NameEntry, nameEntries } from '../names.ts';
import { semanticText, type TextHash, textHash } from '../semantic-text.ts';
import { type SearchSettings, searchedTexts } from '../settings.ts';
import { nameKeys } from '../spelling.ts';
import { COLUMN_END } from './ddl.ts';
import { wordsOf } from './words.ts';

/** `names` are learned with the documents. */
export interface PreparedBatch {
  readonly names: readonly string[];
  readonly documents: readonly PreparedDocument[];
}

export interface PreparedDocument {
  readonly id: string;
  /** `documentHash`. */
  readonly hash: string;
  /** One for each audience that sees the document. */
  readonly rows: readonly PreparedRow[];
}

export interface PreparedRow {
  readonly facts: Facts;
  /** Of `doc`, as JSON. */
  readonly factsText: string;
  readonly shownText: string;
  /** Of `lexical`: the normalised texts of the columns, parted by COLUMN_END. */
  readonly texts: string;
  readonly names: readonly PreparedName[];
  /** What is embedded. */
  readonly meaning: MeaningText | undefined;
  /** Where another thread has cut the texts; it counts their grams as well. */
  readonly cut?: CutTexts;
}

export interface PreparedName extends NameEntry {
  /** Where another thread has made them (`spellingKeys`). */
  readonly spellings?: readonly string[];
}

export interface CutTexts {
  readonly words: ColumnWords;
  /** How many grams there are. */
  readonly length: number;
}

export interface MeaningText {
  readonly text: string;
  readonly hash: TextHash;
}

/** A batch as it goes from thread to thread: facts go as their text alone, which is read faster than what has them as fields. */
export interface SentBatch extends Omit<PreparedBatch, 'documents'> {
  readonly documents: readonly SentDocument[];
}

export interface SentDocument extends Omit<PreparedDocument, 'rows'> {
  readonly rows: readonly Omit<PreparedRow, 'facts'>[];
}

/** What FTS5 takes for each column: words, parted by spaces. */
export type ColumnWords = readonly string[];

export function prepared(document: SearchDocument, settings: SearchSettings): PreparedDocument {
  const rows = audiencesOf(document).map(({ audience, document: own }) => {
    const facts = factsOf(own, audience);
    const shown = searchedTexts(own, settings).flatMap(({ field, text }) =>
      field === undefined ? [] : [[field, text]],
    );
    return {
      facts,
      factsText: JSON.stringify(facts),
      shownText: JSON.stringify(shown),
      texts: columnTexts(own, settings).join(COLUMN_END),
      names: nameEntries(own),
      meaning: meaningOf(own),
    };
  });
  return { id: document.id, hash: documentHash(document), rows };
}

export function meaningOf(document: SearchDocument): MeaningText | undefined {
  const text = semanticText(document);
  return text === undefined ? undefined : { text, hash: textHash(text) };
}

/** Of the texts of a row. Cost: most of what a document costs. */
export function columnWords(texts: string, segmenter: Segmenter): ColumnWords {
  return texts.split(COLUMN_END).map((text) => wordsOf(text, segmenter).join(' '));
}

export function gramsOfRow(texts: string, isPassage: boolean, settings: SearchSettings): GramSet {
  return gramsOfFields(lexFields(texts.split(COLUMN_END), isPassage, settings));
}

/** Names that become words of the dictionary, before the texts around them are cut. */
export function namesOf({ label, names, forEditors }: SearchDocument): readonly string[] {
  return [label ?? '', ...[...names, ...(forEditors?.names ?? [])].map(({ text }) => text)];
}

/** The keys by which a name is found with a slip: of an entry in the form FOLDED. */
export function spellingKeys({ text, key }: NameEntry): readonly string[] {
  return nameKeys(text, key);
}

/** As it was before it was sent. */
export function received({ names, documents }: SentBatch): PreparedBatch {
  return {
    names,
    documents: documents.map(({ rows, ...whole }) => ({
      ...whole,
      // Written by `prepared` from Facts.
      rows: rows.map((row) => ({ ...row, facts: JSON.parse(row.factsText) as Facts })),
    })),
  };
}
