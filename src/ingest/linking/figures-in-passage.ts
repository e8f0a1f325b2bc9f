/** The figures of one passage: how much, of what, of whom, when, and whether it is so or meant to be. Names, dates and numbers of lists are none. */
import type { Comparator, EntityTypeName, Status } from '../../domain/records.ts';
import { blanked } from '../../text/blanked.ts';
import { comparatorAround } from '../../text/comparators.ts';
import type { Figure } from '../../text/figures.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { SaidPeriod } from '../../text/periods.ts';
import { takenPlaces } from '../../text/taken-places.ts';
import { figureStatus } from './figure-status.ts';
import { figureSubject, type Subject, type SubjectSearch } from './figure-subject.ts';
import { type IndicatorWords, indicatorWords } from './indicator-words.ts';
import { measuredFigures, namedRanges } from './measured-figures.ts';
import type { Mention } from './mentions.ts';
import { overlap, overlapping, type PassageText } from './passage-text.ts';
import { periodAround } from './period-around.ts';
import { type PrintedFigure, printedFigure } from './printed-figure.ts';
import { type Apart, toldApart } from './told-apart.ts';
import { toldPeriods } from './told-periods.ts';

export type IndicatorFound = { readonly entity: string } | IndicatorWords;

/** Ranges in the normalised text of its passage. */
export interface FoundFigure extends TextRange {
  readonly printed: PrintedFigure;
  readonly comparator: Comparator;
  readonly period?: string;
  readonly status: Status;
  readonly subject: string;
  readonly indicator: IndicatorFound;
  readonly confidence: number;
  readonly rule: FigureRule;
}

export type FigureRule = 'FIGURE' | 'FIGURE_TOLD_APART' | 'FIGURE_CHANGED_FROM' | 'FIGURE_RANK';

export interface FigureContext {
  readonly read: PassageText;
  readonly mentions: readonly Mention[];
  readonly placeTypes: ReadonlySet<EntityTypeName>;
  readonly levelOf: SubjectSearch['levelOf'];
  /** The place that the document is of; undefined where it is not known. */
  readonly documentPlace?: string;
  readonly issuedOn?: string;
  readonly isPolicy: boolean;
}

interface SentenceContext extends FigureContext {
  readonly sentence: TextRange;
  /** Of the sentence alone. */
  readonly mentions: readonly Mention[];
  readonly figures: readonly Figure[];
  readonly periods: readonly SaidPeriod[];
  readonly apart: readonly Apart[];
  /** The passage with its places blanked: 望溪市城镇 is 城镇 of there. */
  readonly placeless: string;
  readonly placeBefore?: string;
  readonly periodBefore?: string;
}

const OWN_WORDS = 0.8;
const CARRIED_FACTOR = 0.85;

/** In order. Linear but for long lists of figures in one sentence. */
export function figuresInPassage(context: FigureContext): readonly FoundFigure[] {
  const { read, mentions, placeTypes, documentPlace } = context;
  const taken = takenPlaces(read.text.length, namedRanges(read, mentions));
  const placeless = blanked(
    read.text,
    mentions.filter(({ entity }) => placeTypes.has(entity.type)),
  );
  let [placeBefore, periodBefore]: [string | undefined, string | undefined] = [documentPlace, undefined];
  return read.sentences.flatMap((sentence) => {
    const periods = toldPeriods(read.text, sentence, context.issuedOn);
    periods.forEach(taken.take);
    const figures = measuredFigures(read.text, sentence, taken);
    const named = overlapping(mentions, sentence);
    const own: SentenceContext = {
      ...context,
      sentence,
      mentions: named,
      figures,
      periods,
      apart: toldApart(placeless, sentence, figures),
      placeless,
      ...(placeBefore === undefined ? {} : { placeBefore }),
      ...(periodBefore === undefined ? {} : { periodBefore }),
    };
    const found = figures.length === 0 ? [] : figuresInSentence(own);
    const place = named.findLast(({ entity, start }) => placeTypes.has(entity.type) && sentence.start <= start);
    placeBefore = place?.entity.id ?? placeBefore;
    periodBefore = periods.length === 0 ? periodBefore : periods.length === 1 ? periods[0]?.period : undefined;
    return found;
  });
}

function figuresInSentence(context: SentenceContext): readonly FoundFigure[] {
  const found: FoundFigure[] = [];
  let carried: string | undefined;
  for (const figure of context.figures) {
    const clause = clauseOf(context, figure);
    const subject = subjectOf(context, figure, clause);
    const indicator = subject && indicatorOf(context, figure, clause, { subject, carried });
    if (!indicator) continue;
    carried = labelOf(indicator, context);
    const one = foundFigure(context, figure, clause, { indicator, subject });
    if (one) found.push(one);
  }
  return found;
}

/** No clause goes on further. */
const REACH = 200;
const CLAUSE_END = /[,;。:!?]/u;

function clauseOf({ read, sentence }: SentenceContext, { start, end }: TextRange): TextRange {
  const ends = (at: number) =>
    CLAUSE_END.test(read.text[at] ?? '') &&
    !(/\d/u.test(read.text[at - 1] ?? '') && /\d/u.test(read.text[at + 1] ?? ''));
  let [from, to] = [start, end];
  const [first, last] = [Math.max(sentence.start, start - REACH), Math.min(sentence.end, end + REACH)];
  while (from > first && !ends(from - 1)) from--;
  while (to < last && !ends(to)) to++;
  return { start: from, end: to };
}

function indicatorOf(
  context: SentenceContext,
  figure: Figure,
  clause: TextRange,
  { subject, carried }: { readonly subject: Subject; readonly carried: string | undefined },
): IndicatorFound | undefined {
  const { mentions, apart, figures } = context;
  const known = mentions.findLast(
    ({ entity, start, end }) => entity.type === 'INDICATOR' && start >= clause.start && end <= figure.start,
  );
  const last = figures.findLast(({ end }) => end <= figure.start);
  const item = apart.find((one) => one.figure === figure);
  const thing = mentions.findLast(({ entity, end }) => entity.id === subject.entity && end <= figure.start);
  const wordsIn = blankedClause(context, figure, clause, subject);
  const from = last && last.end > clause.start ? last.end : clause.start;
  const before = item && !isListOfPlaces(context) ? item.words : wordsIn({ start: from, end: figure.with.start });
  const next = figures.find(({ start }) => start >= figure.end)?.with.start ?? clause.end;
  const words = indicatorWords({
    figure,
    before: item && isListOfPlaces(context) ? headOf(context, apart) : before,
    behind: wordsIn({ start: figure.with.end, end: Math.min(next, clause.end) }),
    whole: context.read.text.slice(clause.start, figure.with.start),
    ...(carried === undefined ? {} : { carried }),
    ...(thing && !context.placeTypes.has(thing.entity.type) ? { subject: thing.entity.label } : {}),
  });
  if (known && words?.kind !== 'GROWTH') return { entity: known.entity.id };
  return words;
}

/** What stands behind the last place of a list and says what is measured: 甲县、乙县居民收入分别为. */
function headOf({ read, mentions, placeTypes }: SentenceContext, apart: readonly Apart[]): string {
  const item = apart.at(-1);
  if (!item) return '';
  const place = mentions.findLast(
    ({ entity, start, end }) => placeTypes.has(entity.type) && item.start <= start && end <= item.end,
  );
  return read.text.slice(place?.end ?? item.start, item.end);
}

/** 甲县、乙县居民收入分别为: places alone, the last one with the words that say of what. */
function isListOfPlaces(context: SentenceContext): boolean {
  const { apart, mentions, placeTypes, placeless } = context;
  const isPlain = ({ start, end }: TextRange) => placeless.slice(start, end).trim() === '';
  return apart.every((item, at) => hasPlace(mentions, placeTypes, item) && (at === apart.length - 1 || isPlain(item)));
}

function hasPlace(mentions: readonly Mention[], placeTypes: ReadonlySet<EntityTypeName>, item: Apart): boolean {
  return mentions.some(
    ({ entity, start, end }) => placeTypes.has(entity.type) && item.start <= start && end <= item.end,
  );
}

/** Places, times and other figures of the clause stand for nothing that is measured. */
function blankedClause(
  { read, mentions, placeTypes, periods, figures }: SentenceContext,
  figure: Figure,
  clause: TextRange,
  subject: Subject,
): (range: TextRange) => string {
  const whole = {
    start: Math.min(clause.start, figure.with.start),
    end: Math.max(clause.end, figure.with.end),
  };
  const named = overlapping(mentions, whole).filter(
    ({ entity }) => placeTypes.has(entity.type) || entity.id === subject.entity,
  );
  const others = [...periods, ...figures.filter((one) => one !== figure)].filter((one) => overlap(one, whole));
  const ranges = [...named, ...others].map(({ start, end }) => ({
    start: Math.max(0, start - whole.start),
    end: Math.min(end, whole.end) - whole.start,
  }));
  const words = blanked(read.text.slice(whole.start, whole.end), ranges);
  return ({ start, end }) => words.slice(start - whole.start, Math.max(start, end) - whole.start);
}

function labelOf(indicator: IndicatorFound, { mentions }: SentenceContext): string {
  if ('label' in indicator) return indicator.base;
  return mentions.find(({ entity }) => entity.id === indicator.entity)?.entity.label ?? '';
}

const DENIED = /(?:没有|未(?:能)?|尚未|并未|不(?:能|会|再|曾))(?:达到|实现|完成|超过|突破|建成|形成)[^,;。]*$/u;

function foundFigure(
  context: SentenceContext,
  figure: Figure,
  clause: TextRange,
  { indicator, subject }: { readonly indicator: IndicatorFound; readonly subject: Subject },
): FoundFigure | undefined {
  const { read, sentence, periods, apart, issuedOn, isPolicy } = context;
  const { text } = read;
  if (DENIED.test(text.slice(clause.start, figure.start))) return undefined;
  const item = apart.find((one) => one.figure === figure);
  const { around, change, told } = periodAround(text, sentence, figure, periods);
  const period = told ?? (change?.end === 'FROM' || periods.length > 0 ? undefined : context.periodBefore);
  const status = figureStatus({
    sentence: text.slice(around.start, clause.end),
    clause: text.slice(clause.start, clause.end),
    isPolicy,
    ...(period === undefined ? {} : { period }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
  });
  const isFrom = change?.end === 'FROM';
  return {
    ...figure.with,
    printed: printedFigure(text, figure),
    comparator: comparatorOf(text, figure, isFrom ? 'HOLDS' : status),
    ...(period === undefined ? {} : { period }),
    status: isFrom ? 'HOLDS' : status,
    subject: subject.entity,
    indicator,
    confidence: confidenceOf(subject, told !== undefined || period === undefined, 'entity' in indicator),
    rule: ruleOf(figure, item, isFrom),
  };
}

function subjectOf(
  { read, sentence, mentions, placeTypes, placeBefore, levelOf, apart }: SentenceContext,
  figure: Figure,
  clause: TextRange,
): Subject | undefined {
  const item = apart.find((one) => one.figure === figure);
  const named =
    item &&
    mentions.find(({ entity, start, end }) => placeTypes.has(entity.type) && item.start <= start && end <= item.end);
  if (named) return { entity: named.entity.id, confidence: OWN_WORDS };
  return figureSubject({
    text: read.text,
    sentence,
    clause,
    at: figure.with,
    mentions,
    placeTypes,
    levelOf,
    ...(placeBefore === undefined ? {} : { before: placeBefore }),
  });
}

const REACHES = /达到?(?:了)?\s?$/u;

/** 达 is EQUAL, in a target AT_LEAST. */
function comparatorOf(text: string, figure: Figure, status: Status): Comparator {
  if (figure.high !== undefined) return comparatorAround(text, figure).comparator;
  const { comparator, with: whole } = figure;
  const reaches = REACHES.test(text.slice(Math.max(0, whole.start - 4), whole.start));
  return comparator === 'EQUAL' && status === 'INTENDED' && reaches ? 'AT_LEAST' : comparator;
}

function confidenceOf(subject: Subject, isTold: boolean, isKnown: boolean): number {
  return subject.confidence * (isTold ? 1 : CARRIED_FACTOR) * (isKnown ? 1 : CARRIED_FACTOR);
}

function ruleOf(figure: Figure, item: Apart | undefined, isFrom: boolean): FigureRule {
  if (figure.isOrdinal) return 'FIGURE_RANK';
  if (item) return 'FIGURE_TOLD_APART';
  return isFrom ? 'FIGURE_CHANGED_FROM' : 'FIGURE';
}
