/** The pasted text with citations put in, and the reference list behind it. */
import type { TextStyle } from '../../cite/entry.ts';
import { EXPORT_FORMATS } from '../../cite/export/formats.ts';
import { formatInText } from '../../cite/in-text.ts';
import { type CitedList, createCitedList } from '../../cite/order.ts';
import { plainText } from '../../cite/pieces.ts';
import type { PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { CitationStyle } from '../citation-styles.ts';
import { type Bibliography, type CiteAsked, type Citing, cite, citingOf, localeOf } from '../cite.ts';
import { isEntity } from '../entities.ts';
import type { FoundStatement } from './find.ts';
import type { Match } from './judge.ts';

export interface Marked {
  readonly markedText: string;
  /** In the order of the text; empty where nothing is cited. */
  readonly bibliography: Bibliography;
}

/** Of one sentence; more places of a source say no more than these. */
const MOST_CITED = 3;
/** `cite` takes so many ids. */
const MOST_PASSAGES = 200;

/**
 * What a sentence cites: where words or numbers were checked those passages, else the nearest one that shares a name with it. Nothing
 * where a number differs or was not found, and nothing for a denial.
 */
export function citedBy({ matches, negated, hasFigures }: FoundStatement): readonly PassageRecord[] {
  if (negated) return [];
  const of = (wanted: (match: Match) => boolean) => matches.filter(wanted).map(({ passage }) => passage);
  const checked = of(({ relation }) => relation === 'QUOTES' || relation === 'NUMBER_AGREES');
  if (checked.length > 0) return checked.slice(0, MOST_CITED);
  if (hasFigures) return [];
  return of(({ relation, sharedEntities }) => relation === 'RELATED' && sharedEntities.length > 0).slice(0, 1);
}

/** Cost: that of `cite` twice, and none where nothing is cited. */
export async function marked(pasted: string, statements: readonly FoundStatement[], asked: CiteAsked): Promise<Marked> {
  const cited = statements.map(citedBy);
  const passages = [...new Map(cited.flat().map((passage) => [passage.id, passage])).values()].slice(0, MOST_PASSAGES);
  if (passages.length === 0) return { markedText: pasted, bibliography: { style: asked.style, entries: [], text: '' } };
  const bibliography = await cite(
    passages.map(({ id }) => id),
    asked,
  );
  const inText = await inTextOf(passages, bibliography, asked);
  const marks = statements.flatMap(({ range }, i) => {
    const text = inText(cited[i] ?? []);
    return text === '' ? [] : [{ at: markPlace(pasted, range.start, range.end), text }];
  });
  return { markedText: withMarks(pasted, marks), bibliography };
}

type InText = (passages: readonly PassageRecord[]) => string;

/** BibTeX and BibLaTeX are cited by their keys; the other files have no form of their own in the text. */
async function inTextOf(
  passages: readonly PassageRecord[],
  bibliography: Bibliography,
  asked: CiteAsked,
): Promise<InText> {
  const { style } = asked;
  if (!isTextStyle(style)) {
    const keys = new Map(bibliography.entries.map(({ document, inText }) => [document.record.id, inText]));
    return (some) => [...new Set(some.map(({ document }) => keys.get(document) ?? ''))].join('');
  }
  const citing = await citingEach(passages, asked);
  const list = listOf(citing, style, asked);
  return (some) => {
    const cites = some.flatMap(({ id }) => {
      const one = citing.get(id);
      const locator = one?.locators[0];
      return one ? [{ record: one.record, ...(locator ? { locator } : {}) }] : [];
    });
    return plainText(formatInText(cites, list));
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

function withMarks(pasted: string, marks: readonly { readonly at: number; readonly text: string }[]): string {
  let [text, last] = ['', 0];
  for (const mark of marks) {
    const before = pasted.slice(last, mark.at);
    // English has a space before a bracket.
    const space =
      /[a-z0-9%"”’)]$/iu.test(before) && /^[([]/u.test(mark.text) && !/\p{Script=Han}/u.test(before.slice(-20))
        ? ' '
        : '';
    text += before + space + mark.text;
    last = mark.at;
  }
  return text + pasted.slice(last);
}
