/** Which observation a figure of a sentence is, and in what they differ. */
import type { EntityRecord, Status } from '../../domain/records.ts';
import type { Direction } from '../../text/changes.ts';
import type { Figure } from '../../text/figures.ts';
import { normalise } from '../../text/normalise.ts';
import { affinity, type Wording } from './affinity.ts';
import { type AmountBeside, type AmountFit, amountBeside } from './amounts.ts';
import { isOtherBand } from './bands.ts';
import type { Fact, MeasureName } from './facts.ts';
import { type Change, goesOtherWay, type SeriesByKey, seriesOf } from './series.ts';
import type { Subject } from './subjects.ts';
import { samePeriod } from './times.ts';

export type Difference = 'VALUE' | 'UNIT' | 'COMPARATOR' | 'PERIOD' | 'SUBJECT' | 'STATUS' | 'DIRECTION';

export interface Claimed {
  readonly figure: Figure;
  readonly subject: Subject;
  readonly period: string | undefined;
  /** What its clause says of it. */
  readonly status: Status | undefined;
  /** What the whole sentence says: a target that is told as done may be so in another clause (26家……，都已改造). */
  readonly sentenceStatus: Status | undefined;
  /** Of the sentence. */
  readonly wording: Wording;
  /** What the figure's clause says beside names of places, times and numbers. */
  readonly said: Wording;
  /** The clause has nothing beside them: 梅林村共有629户. */
  readonly saysOnlyAmount: boolean;
  /** All of the sentence. */
  readonly figures: readonly Figure[];
  readonly change: Change | undefined;
  /** Clauses of the sentence that tell of a change without an amount: 差距不断扩大. */
  readonly changesElsewhere: readonly ChangeElsewhere[];
}

export interface ChangeElsewhere {
  readonly direction: Direction;
  readonly wording: Wording;
}

/** `differs` is empty where all that is said agrees. */
export interface Counterpart {
  readonly fact: Fact;
  readonly differs: readonly Difference[];
  readonly closeness: number;
  /** Of the indicator's name and the sentence, 0 to 1. */
  readonly likeness: number;
  /** Undefined where the value differs. */
  readonly fit?: AmountFit;
}

export interface Known {
  readonly facts: readonly Fact[];
  readonly series: SeriesByKey;
  readonly entities: ReadonlyMap<string, EntityRecord>;
}

/** From here on the indicator is taken to be the same; measured on test/support/judged-1 (docs/citing.md). */
const SAME_INDICATOR = 0.6;
/** Without so much of its name nothing else makes it the same; the very amount needs less. */
const LEAST_LIKENESS = 0.2;
const LEAST_WITH_VALUE = 0.06;
const SUBJECT_WEIGHT = 0.27;
const PERIOD_WEIGHT = 0.2;
/** A stretch (2019/2021) is seldom that of another figure. */
const STRETCH_WEIGHT = 0.35;
const VALUE_WEIGHT = 0.35;
/** 9 may be of anything, 23812 is not. */
const TELLING_DIGITS = 2;

/**
 * The observations that the figure is, all that fit it equally well: those that differ in the least, then the closest. Empty where
 * none is of its indicator, and where no subject is named or taken over.
 */
export function counterpartsOf(claimed: Claimed, known: Known): readonly Counterpart[] {
  const all = ofBestName(known.facts.flatMap((fact) => counterpart(claimed, fact, known) ?? []));
  const found = ofTime(all, claimed, known.series);
  const best = found.toSorted((one, other) => rankOf(one) - rankOf(other))[0];
  if (!best) return [];
  const key = ({ fact: { observation } }: Counterpart) => `${observation.indicator} ${observation.subject}`;
  return found.filter(
    (one) =>
      key(one) === key(best) && one.differs.length === best.differs.length && rankOf(one) <= rankOf(best) + SAME_RANK,
  );
}

const SAME_RANK = 0.05;

/**
 * Without those whose indicator the sentence names less well than another of the same place: who speaks of the income of all rural
 * people does not mean that of the poor among them, though the amount is theirs.
 */
function ofBestName(found: readonly Counterpart[]): readonly Counterpart[] {
  const here = found.filter(({ differs }) => !differs.includes('SUBJECT'));
  const best = Math.max(...here.map(({ likeness }) => likeness));
  return found.filter(({ likeness }) => !(likeness < best - LESS_LIKE));
}

const LESS_LIKE = 0.05;

/**
 * What is not the very amount does not tell which observation of a series is meant; its time does: 高于1.95 in 2021 is held against the
 * figure of 2021, without a time against the latest.
 */
function ofTime(found: readonly Counterpart[], { period, figure }: Claimed, all: SeriesByKey): readonly Counterpart[] {
  const isBound = figure.comparator !== 'EQUAL';
  const exact = new Set(found.filter(({ fit }) => fit === 'EXACT').map(({ fact }) => seriesOf(fact)));
  return found.filter(({ fact }) => {
    const series = all.get(seriesOf(fact)) ?? [];
    if (series.length < 2 || exact.has(seriesOf(fact)) || (period === undefined && !isBound)) return true;
    const meant = period === undefined ? series.slice(-1) : series.filter((one) => isOfPeriod(one, period));
    return meant.length === 0 || meant.includes(fact);
  });
}

function isOfPeriod({ observation: { period } }: Fact, said: string): boolean {
  return period !== undefined && samePeriod(said, period);
}

function rankOf({ differs, closeness }: Counterpart): number {
  return differs.length - closeness;
}

function counterpart(claimed: Claimed, fact: Fact, { entities, series }: Known): Counterpart | undefined {
  const { figure, subject, period } = claimed;
  const { observation } = fact;
  if (figure.isGrowth && !fact.isGrowth) return undefined;
  if (isOtherBand(figure, claimed.figures, fact.bands)) return undefined;
  const amount = amountBeside(figure, observation);
  if (!amount) return undefined;
  const isSubject = hasSubject(subject, fact, entities);
  if (isSubject === undefined) return undefined;
  const isPeriod =
    period === undefined || observation.period === undefined ? undefined : samePeriod(period, observation.period);
  const likeness = likenessOf(claimed, fact);
  const closeness =
    likeness +
    (isSubject ? SUBJECT_WEIGHT : 0) +
    (isPeriod === true ? weightOf(observation.period) : 0) +
    (amount.fit ? VALUE_WEIGHT * tellingOf(figure) : 0);
  if (likeness < leastLikeness(amount) || closeness < SAME_INDICATOR) return undefined;
  const differs: readonly Difference[] = [
    ...amount.differs,
    ...(isPeriod === false ? (['PERIOD'] as const) : []),
    ...(isSubject ? [] : (['SUBJECT'] as const)),
    ...(isOfStatus(claimed, observation.status) ? [] : (['STATUS'] as const)),
    ...(goesAsSaid(claimed, fact, series) ? [] : (['DIRECTION'] as const)),
  ];
  // Another amount of another place is another fact.
  if (differs.includes('SUBJECT') && amount.differs.length > 0) return undefined;
  return { fact, differs, closeness, likeness, ...(amount.fit ? { fit: amount.fit } : {}) };
}

/** A rounded amount is shared more often by chance. */
function leastLikeness({ fit }: AmountBeside): number {
  return fit === undefined || fit === 'ROUNDED' ? LEAST_LIKENESS : LEAST_WITH_VALUE;
}

function goesAsSaid({ figure, change, changesElsewhere }: Claimed, fact: Fact, series: SeriesByKey): boolean {
  // The first is higher than the second.
  if (figure.isOrdinal) return true;
  if (change) return !goesOtherWay(change, fact, series);
  const isOfIt = (wording: Wording) => fact.names.some((name) => affinity(name.wording, wording) >= SAME_MEASURE);
  return !changesElsewhere.some(
    ({ direction, wording }) => isOfIt(wording) && goesOtherWay({ end: 'TO', direction }, fact, series),
  );
}

/** A clause of its own tells of the indicator where it has so much of its name: 城乡差距不断扩大 of 城乡居民收入倍差 has 0.3. */
const SAME_MEASURE = 0.5;

function isOfStatus({ status, sentenceStatus }: Claimed, stated: Status): boolean {
  const said = status ?? (stated === 'HOLDS' ? undefined : sentenceStatus);
  return said === undefined || said === stated;
}

/** How much of the indicator's name the sentence has, or how much of what the clause says that name has. */
function likenessOf(claimed: Claimed, { names }: Fact): number {
  return Math.max(...names.map((name) => likenessTo(name, claimed)));
}

/** 户数 is meant where a clause says but how many households there are, not where it says what some of them do. */
function likenessTo({ wording: name, tells, isBare }: MeasureName, { wording, said, saysOnlyAmount }: Claimed): number {
  if (isBare) return saysOnlyAmount ? 1 : 0;
  return Math.max(tells * affinity(name, wording), SAID_FACTOR * affinity(said, name));
}

/** A clause is short: what it has in common with a name is more often chance. */
const SAID_FACTOR = 0.7;

/** Undefined where nobody is named or taken over, and where it is somewhere that the graph does not know. */
function hasSubject(
  { places: said, before, named, isElsewhere }: Subject,
  fact: Fact,
  entities: ReadonlyMap<string, EntityRecord>,
): boolean | undefined {
  if (isElsewhere) return undefined;
  const isAside = (place: string) => !fact.places.has(place) && isCalled(fact.measure, entities.get(place));
  const withoutCompared = [...said].filter((place) => fact.places.has(place) || !fact.comparedWith.has(place));
  const own = (withoutCompared.length > 0 ? withoutCompared : [...said]).filter((place) => !isAside(place));
  const compared = own.length > 0 ? own : [...before];
  const isItself = [...fact.subjects].some((id) => named.has(id));
  if (compared.length === 0) return isItself ? true : undefined;
  return compared.every((place) => fact.places.has(place) || isNamedBy(fact, entities.get(place)));
}

function isCalled(words: string, place: EntityRecord | undefined): boolean {
  return (
    place !== undefined &&
    [place.label, ...place.names.map(({ text }) => text)].some((name) => words.includes(normalise(name).text))
  );
}

/** Of what the graph joins to no place the names tell: 浙江省人民政府办公厅关于……的意见; so do those of an indicator: 与杭州并轨. */
function isNamedBy({ words, places }: Fact, place: EntityRecord | undefined): boolean {
  return places.size === 0 && isCalled(words, place);
}

function weightOf(period: string | undefined): number {
  return /^\d.*\/\d/u.test(period ?? '') ? STRETCH_WEIGHT : PERIOD_WEIGHT;
}

function tellingOf({ value }: Figure): number {
  const digits = String(value).replace(/^0+|\D|0+$/gu, '').length;
  return Math.min(1, digits / TELLING_DIGITS);
}
