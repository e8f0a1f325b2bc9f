/** How well a source fits what was asked for. Pure. */
import { type Agreement, containersAgree, datesAgree, identifiersDiffer, namesAgree } from '../cite/agreement.ts';
import { isBody } from '../cite/names.ts';
import { dateIn } from '../cite/parse/dates.ts';
import { titlesWithin } from '../cite/parse/footnote.ts';
import type { IdentifierKind } from '../cite/parse/identifiers.ts';
import { isRecordForm, type ParsedReference } from '../cite/parse/parsed.ts';
import { particularsOf, partKey } from '../cite/parse/particulars.ts';
import { withoutNumber } from '../cite/parse/reference.ts';
import type { CiteName, CiteRecord } from '../cite/record.ts';
import { fullTitle } from '../cite/title.ts';
import { foldName, pinyinKeys, typedPinyin } from '../text/keys.ts';
import { isAboutATitle, type TitleUnits, titleAgreement, titleUnits } from '../text/title-agreement.ts';
import type { StoredEntity } from './entities.ts';

export type SourceMatchKind = 'ID' | IdentifierKind | 'TITLE' | 'SHORT_NAME' | 'REFERENCE_LINE' | 'RECORD';

export interface SourceMatch {
  readonly source: StoredEntity;
  /** 0 to 1: 1 is an exact identifier or a whole title, and nothing speaks against it. */
  readonly score: number;
  readonly matchedBy: SourceMatchKind;
}

export interface Candidate {
  readonly source: StoredEntity;
  readonly record: CiteRecord;
}

export interface AskedSource {
  readonly titles: readonly AskedTitle[];
  /** Whether they are known to be titles: of a reference, or in 书名号. */
  readonly isTitled: boolean;
  readonly reference?: ParsedReference;
  /** Of a title alone that has it behind it: …的意见（2021年5月20日）. */
  readonly date?: string;
  /** Of a book, in the form of `partKey`. */
  readonly volume?: string;
  readonly edition?: string;
  /** Keys of all identifiers in it. */
  readonly keys: readonly string[];
}

interface AskedTitle {
  readonly title: string;
  readonly units: TitleUnits;
}

const DAY_BEHIND = /[（(\s,，]*(?:19|20)\d{2}\s*(?:年\s*\d{1,2}\s*月|[-./]\d{1,2}[-./])[\s\S]{0,6}$/u;

/** `text` in which one title stands in 书名号 asks for that, unless it is about that; a text without is the title. */
export function askedSource(
  text: string,
  reference: ParsedReference | undefined,
  keys: readonly string[],
): AskedSource {
  const day = reference ? null : DAY_BEHIND.exec(text);
  const date = day ? dateIn(day[0]) : undefined;
  const alone = titleIn(withoutNumber(date === undefined ? text : text.slice(0, day?.index)));
  const isOfReference = reference !== undefined && reference.titles.length > 0;
  const said = (isOfReference ? reference.titles : [alone]).map(particularsOf);
  const parts = [...said, particularsOf(behindTitle(text))];
  const volume = reference?.volume ?? parts.find((one) => one.volume !== undefined)?.volume;
  const edition = reference?.edition ?? parts.find((one) => one.edition !== undefined)?.edition;
  const titles = [...said.map(({ title }) => title), ...(isOfReference ? reference.titles : [alone])];
  return {
    isTitled: isOfReference || titlesWithin(text).length > 0,
    ...(date === undefined ? {} : { date }),
    titles: [...new Set(titles.map(withoutMarks))].map((title) => ({ title, units: titleUnits(title) })),
    ...(reference ? { reference } : {}),
    ...(volume === undefined ? {} : { volume }),
    ...(edition === undefined ? {} : { edition }),
    keys,
  };
}

function titleIn(text: string): string {
  const [marked] = titlesWithin(text);
  if (!marked) return text;
  return isAboutATitle(text.slice(0, marked.start) + text.slice(marked.end)) ? text : marked.text;
}

/** Behind the one in 书名号: 《大转型》（第二版）. With something in front, as nothing but a number is read as a title. */
function behindTitle(text: string): string {
  const [marked] = titlesWithin(text);
  return marked ? `。${text.slice(marked.end)}` : '';
}

/** 《…》 around the whole of it. */
function withoutMarks(title: string): string {
  const [only] = titlesWithin(title);
  return only && only.start === 0 && only.end === title.length ? only.text : title;
}

export interface Scores {
  /** Of a source whose identifier stands in what was asked. */
  readonly identified: number;
  /** Of a source that is found by its title; undefined where it does not fit. */
  readonly match?: SourceMatch;
}

// Measured on test/lookup: below the first is what has something of the title and is another thing.
const LEAST = 0.5;
const [IN_FULL, FOR_NAMES, FOR_DATE, FOR_CONTAINER] = [0.75, 0.13, 0.07, 0.05];
const SHARES: Readonly<Record<Agreement, number>> = { AGREES: 1, UNKNOWN: 0.6, DIFFERS: 0 };
/** A title that is there, though the rest differs: a book's number is that of its chapters too. */
const OTHER_TITLE = 0.8;
const SHORT_NAME = 0.95;
/** Of a short name that holds in one source alone. */
const SHORT_NAME_THERE = 0.85;
const BY_PINYIN = 0.85;

export function scored(candidate: Candidate, asked: AskedSource): Scores {
  const title = titleScore(candidate, asked);
  const isOther = asked.isTitled && title.score === 0;
  const match = matchOf(candidate, asked, title);
  return { identified: isOther ? OTHER_TITLE : 1, ...(match ? { match } : {}) };
}

function matchOf(candidate: Candidate, asked: AskedSource, title: TitleScore): SourceMatch | undefined {
  const { source, record } = candidate;
  const { reference } = asked;
  if (title.score === 0 || identifiersDiffer(asked.keys, record) || isOtherPart(asked, candidate)) return undefined;
  if (datesAgree(asked.date, record) === 'DIFFERS') return undefined;
  if (!reference) return title.score < LEAST ? undefined : { source, score: rounded(title.score), matchedBy: title.by };
  const names = namesAgree(reference.names, record);
  const date = datesAgree(reference.date, record);
  const container = containersAgree(reference.container, record);
  // Another body's or another year's text of the same title is another text.
  if (names === 'DIFFERS' || (date === 'DIFFERS' && container !== 'AGREES')) return undefined;
  const score =
    title.score * IN_FULL + SHARES[names] * FOR_NAMES + SHARES[date] * FOR_DATE + SHARES[container] * FOR_CONTAINER;
  if (score < LEAST) return undefined;
  return { source, score: rounded(score), matchedBy: isRecordForm(reference.form) ? 'RECORD' : 'REFERENCE_LINE' };
}

/** What speaks against a source, of what both tell. */
export type SourceDifference = 'IDENTIFIER' | 'TITLE' | 'PART' | 'DATE' | 'NAMES';

/** In the order in which they weigh; empty where nothing that is known differs. */
export function differencesOf(candidate: Candidate, asked: AskedSource): readonly SourceDifference[] {
  const { record } = candidate;
  const { keys, date, reference } = asked;
  const isOther = (one: Agreement) => one === 'DIFFERS';
  return [
    ...(identifiersDiffer(keys, record) ? ['IDENTIFIER' as const] : []),
    ...(titleScore(candidate, asked).score === 0 ? ['TITLE' as const] : []),
    ...(isOtherPart(asked, candidate) ? ['PART' as const] : []),
    ...(isOther(datesAgree(date ?? reference?.date, record)) ? ['DATE' as const] : []),
    ...(isOther(namesAgree(reference?.names ?? [], record)) ? ['NAMES' as const] : []),
  ];
}

const IN_PARTS: ReadonlySet<string> = new Set(['article-journal', 'article-magazine', 'article-newspaper']);

/** Another volume, and another edition, are other texts; so is a volume of what has none. What gives no edition is the first. */
function isOtherPart({ volume, edition }: AskedSource, { record, source }: Candidate): boolean {
  // The volume of an article is that of its journal.
  if (IN_PARTS.has(record.cslType)) return false;
  const named = particularsOf(source.record.label);
  const own = record.volume === undefined ? named.volume : partKey(record.volume);
  const known = record.edition === undefined ? (named.edition ?? '1') : partKey(record.edition);
  return (volume !== undefined && volume !== own) || (edition !== undefined && edition !== known);
}

function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}

interface TitleScore {
  readonly score: number;
  readonly by: 'TITLE' | 'SHORT_NAME';
}

/** The best of all forms asked for and all that the source is called. */
function titleScore(candidate: Candidate, { titles }: AskedSource): TitleScore {
  const explained = besideTitle(candidate.record).map((text) => titleUnits(text).text);
  const known = titlesOf(candidate);
  const scores = titles.flatMap(({ title, units }): TitleScore[] => [
    ...known.map((one) => ({ score: titleAgreement(units, one, explained), by: 'TITLE' }) as const),
    shortScore(title, candidate.source),
    { score: isReadAs(title, candidate.record) ? BY_PINYIN : 0, by: 'TITLE' },
  ]);
  return scores.reduce((best, one) => (one.score > best.score ? one : best), { score: 0, by: 'TITLE' });
}

/** A short name that holds in one source alone is told whole or not at all. */
export function titlesOf({ source, record }: Candidate): readonly TitleUnits[] {
  const { label, labelEn, names } = source.record;
  const others = names.flatMap(({ text, kind }) => (kind === 'SHORT' ? [] : [text]));
  const { english, roman } = record;
  const texts = [label, fullTitle(record), labelEn, english?.title, roman?.title, ...others];
  return [...new Set(texts.filter((text) => text !== undefined))].map(titleUnits);
}

function shortScore(title: string, { record }: StoredEntity): TitleScore {
  const folded = foldName(title);
  const found = record.names.filter(({ text, kind }) => kind === 'SHORT' && foldName(text) === folded);
  if (found.length === 0) return { score: 0, by: 'SHORT_NAME' };
  return {
    score: found.some(({ document }) => document === undefined) ? SHORT_NAME : SHORT_NAME_THERE,
    by: 'SHORT_NAME',
  };
}

function isReadAs(title: string, { title: known }: CiteRecord): boolean {
  return known !== undefined && !/\p{Script=Han}/u.test(title) && pinyinKeys(known).includes(typedPinyin(title));
}

/** What stands beside the title in what people write. */
function besideTitle(record: CiteRecord): readonly string[] {
  const names = [record.authors, record.issuers, record.editors].flatMap((some) => some ?? []).flatMap(formsOf);
  const { issued, container, publisher, documentNumber, issue, volume } = record;
  // Another year's text has the year of its issue in its title: only a title without a year may be told with it.
  const dates = /(?:19|20)\d{2}/u.test(record.title ?? '') ? [] : [issued?.replaceAll('-', ' '), issued?.slice(0, 4)];
  return [...names, container, publisher, documentNumber, issue, volume, ...dates].filter((text) => text !== undefined);
}

function formsOf(name: CiteName): readonly string[] {
  if (isBody(name)) return [name.literal, name.english ?? ''];
  const { family, given = '' } = name;
  return [family + given, `${given} ${family}`, `${name.roman?.family ?? ''} ${name.roman?.given ?? ''}`];
}
