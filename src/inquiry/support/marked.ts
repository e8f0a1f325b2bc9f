/** The pasted text with citations put in, and the reference list behind it. */
import type { Piece, TextStyle } from '../../cite/entry.ts';
import { EXPORT_FORMATS } from '../../cite/export/formats.ts';
import { formatInText } from '../../cite/in-text.ts';
import { type CitedList, createCitedList } from '../../cite/order.ts';
import { plainText } from '../../cite/pieces.ts';
import type { PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { CitationStyle } from '../citation-styles.ts';
import { type Bibliography, type CiteAsked, type Citing, cite, citingOf, localeOf } from '../cite.ts';
import { isEntity } from '../entities.ts';
import type { FoundStatement } from './find.ts';
import type { Match } from './judge.ts';

export interface Marked {
  readonly markedText: string;
  /** The same in parts: what was pasted, and the citations between. */
  readonly markedPieces: readonly MarkedPiece[];
  /** In the order of the text; empty where nothing is cited. */
  readonly bibliography: Bibliography;
}

export interface MarkedPiece extends Piece {
  readonly isCitation: boolean;
}

/** Where the text is to cite what. */
export interface CitingPlace {
  /** Of the sentence, in what was pasted. */
  readonly range: TextRange;
  readonly passages: readonly PassageRecord[];
}

/** Of one sentence; more places of a source say no more than these. */
const MOST_CITED = 3;
/** `cite` takes so many ids. */
export const MOST_PASSAGES = 200;

/**
 * What a sentence cites: where words or numbers were checked those passages, else the nearest one that shares a name with it. Nothing
 * where a number differs or was not found, and nothing for a denial.
 */
export function citedBy(statement: FoundStatement): readonly PassageRecord[] {
  const checked = checkedBy(statement);
  if (checked.length > 0 || statement.negated || statement.hasFigures) return checked;
  const isNear = ({ relation, sharedEntities }: Match) => relation === 'RELATED' && sharedEntities.length > 0;
  return passagesWith(statement, isNear).slice(0, 1);
}

/** Those whose words or numbers agree; none for a denial. */
export function checkedBy(statement: FoundStatement): readonly PassageRecord[] {
  if (statement.negated) return [];
  const isChecked = ({ relation }: Match) => relation === 'QUOTES' || relation === 'NUMBER_AGREES';
  return passagesWith(statement, isChecked).slice(0, MOST_CITED);
}

function passagesWith({ matches }: FoundStatement, isWanted: (match: Match) => boolean): readonly PassageRecord[] {
  return matches.filter(isWanted).map(({ passage }) => passage);
}

/** Cost: that of `cite` twice, and none where nothing is cited. Of more than 200 passages the first are cited. */
export async function marked(pasted: string, places: readonly CitingPlace[], asked: CiteAsked): Promise<Marked> {
  const cited = places.flatMap((place) => place.passages);
  const passages = [...new Map(cited.map((passage) => [passage.id, passage])).values()].slice(0, MOST_PASSAGES);
  if (passages.length === 0) return withMarks(pasted, [], { style: asked.style, entries: [], text: '' });
  const bibliography = await cite(
    passages.map(({ id }) => id),
    asked,
  );
  const inText = await inTextOf(passages, bibliography, asked);
  const marks = places.flatMap(({ range, passages: own }) => {
    const pieces = inText(own);
    return pieces.length === 0 ? [] : [{ at: markPlace(pasted, range.start, range.end), pieces }];
  });
  return withMarks(pasted, marks, bibliography);
}

type InText = (passages: readonly PassageRecord[]) => readonly Piece[];

/** BibTeX and BibLaTeX are cited by their keys; the other files have no form of their own in the text. */
async function inTextOf(
  passages: readonly PassageRecord[],
  bibliography: Bibliography,
  asked: CiteAsked,
): Promise<InText> {
  const { style } = asked;
  if (!isTextStyle(style)) {
    const keys = new Map(bibliography.entries.map(({ document, inTextPieces }) => [document.record.id, inTextPieces]));
    return (some) => [...new Set(some.map(({ document }) => document))].flatMap((id) => keys.get(id) ?? []);
  }
  const citing = await citingEach(passages, asked);
  const list = listOf(citing, style, asked);
  return (some) => {
    const cites = some.flatMap(({ id }) => {
      const one = citing.get(id);
      const locator = one?.locators[0];
      return one ? [{ record: one.record, ...(locator ? { locator } : {}) }] : [];
    });
    return formatInText(cites, list);
  };
}

function isTextStyle(style: CitationStyle): style is TextStyle {
  return !(EXPORT_FORMATS as readonly CitationStyle[]).includes(style);
}

function listOf(citing: ReadonlyMap<string, Citing>, style: TextStyle, { options }: CiteAsked): CitedList {
  const records = [...citing.values()].map(({ record }) => record);
  return createCitedList(records, { style, order: options.order ?? 'CITED', options });
}

/** By id of the passage, each with its own place; passages of one source share its record, by which the list knows it. */
async function citingEach(
  passages: readonly PassageRecord[],
  { store, style, options, scope }: CiteAsked,
): Promise<ReadonlyMap<string, Citing>> {
  const sources = await sourcesOf(passages, store, scope);
  const resting = passages.flatMap((passage) => {
    const source = sources.get(passage.document);
    return source ? [{ source, passages: [passage] }] : [];
  });
  const each = await citingOf(store, resting, localeOf(style, options), scope);
  const first = new Map<string, Citing['record']>();
  return new Map(
    each.map((one, i) => {
      const record = first.get(one.source.record.id) ?? one.record;
      first.set(one.source.record.id, record);
      return [resting[i]?.passages[0]?.id ?? '', { ...one, record }] as const;
    }),
  );
}

async function sourcesOf(passages: readonly PassageRecord[], store: CiteAsked['store'], scope: Scope) {
  const ids = [...new Set(passages.map(({ document }) => document))];
  const stored = await store.records(ids, scope);
  return new Map(stored.filter(isEntity).map((source) => [source.record.id, source]));
}

const STOPS = /[。！？!?.．…;；]+\s*$/u;

/** Before the stop that ends the sentence; behind a quotation that ends with its own. */
function markPlace(pasted: string, start: number, end: number): number {
  return end - (STOPS.exec(pasted.slice(start, end))?.[0].length ?? 0);
}

interface Mark {
  readonly at: number;
  readonly pieces: readonly Piece[];
}

function withMarks(pasted: string, marks: readonly Mark[], bibliography: Bibliography): Marked {
  const pieces: MarkedPiece[] = [];
  let last = 0;
  for (const mark of marks) {
    const before = pasted.slice(last, mark.at);
    pieces.push({ text: before + spaceBetween(before, plainText(mark.pieces)), isCitation: false });
    pieces.push(...mark.pieces.map((piece) => ({ ...piece, isCitation: true })));
    last = mark.at;
  }
  const markedPieces = [...pieces, { text: pasted.slice(last), isCitation: false }];
  return { markedText: plainText(markedPieces), markedPieces, bibliography };
}

/** English has a space before a bracket. */
function spaceBetween(before: string, mark: string): string {
  const isEnglish = /[a-z0-9%"”’)]$/iu.test(before) && !/\p{Script=Han}/u.test(before.slice(-20));
  return isEnglish && /^[([]/u.test(mark) ? ' ' : '';
}
