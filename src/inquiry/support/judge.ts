/** What bears on one sentence: its figures beside those of the graph, its words beside those of the sources, then what is near. */
import type { EntityRecord, PassageRecord, StatementRecord } from '../../domain/records.ts';
import { assertionOf } from '../../text/assertion.ts';
import { type Figure, figuresIn } from '../../text/figures.ts';
import { periodFor } from '../../text/period-of-figure.ts';
import { wordingOf } from './affinity.ts';
import { changesIn, changesWithoutAmount, clauseOf, saidAround, saysOnlyCount, withoutComparators } from './around.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Mention } from './mentions.ts';
import { nearnessOf, RELATED_FROM, readyPassage, type Sought, soughtOf } from './nearness.ts';
import { type Counterpart, counterpartsOf, type Difference } from './numbers.ts';
import { type Quotation, quotationOf, quotingOf } from './quotes.ts';
import type { Said } from './said.ts';
import { seriesIn } from './series.ts';
import { pointsBack, type Subject, subjectOf } from './subjects.ts';

export type SupportRelation = 'QUOTES' | 'NUMBER_AGREES' | 'NUMBER_DIFFERS' | 'RELATED';

export interface Match {
  readonly passage: PassageRecord;
  /** 0 to 1; above 0.5 what was checked (words or numbers), below it what is but near. */
  readonly score: number;
  readonly relation: SupportRelation;
  /** The source's own words. */
  readonly quote?: string;
  readonly statement?: StatementRecord;
  readonly differs: readonly Difference[];
  /** The amount agrees but is not the source's to the digit: 138亿元 for 138.09亿元, 约, 超过. */
  readonly rounded: boolean;
  readonly sharedEntities: readonly EntityRecord[];
}

/** A sentence with what is known of it. */
export interface Read extends Said {
  readonly mentions: readonly Mention[];
  readonly figures: readonly Figure[];
  /** What it takes over from the sentence before. */
  readonly before: Subject | undefined;
  /** The time of the sentence before, where this one says that it is the same. */
  readonly periodBefore: string | undefined;
}

export interface Ground {
  readonly evidence: Evidence;
  readonly facts: Facts;
  readonly entities: ReadonlyMap<string, EntityRecord>;
}

/** Figures that stand in a name (山区26县) or a date are none. */
export function readFigures(said: Said, mentions: readonly Mention[]): readonly Figure[] {
  const taken = [...said.periods, ...mentions];
  return figuresIn(said.normalised.text, ({ start, end }) => taken.some((one) => one.start < end && start < one.end));
}

/** The best first: what was checked before what is near. Pure. */
export function matchesOf(read: Read, candidates: Candidates, ground: Ground): readonly Match[] {
  const numbers = numbersOf(read, ground);
  const quoting = quotingOf(read.normalised, read.mentions);
  const sought = soughtFor(read, ground);
  const near = new Map(candidates.found.map((candidate) => [candidate.passage, candidate]));
  const ids = new Set([...near.keys(), ...numbers.keys()]);
  const matches = [...ids].flatMap((id) => {
    const passage = ground.evidence.passages.get(id);
    if (!passage) return [];
    const counterparts = numbers.get(id) ?? [];
    const quotation = longest(
      (ground.evidence.words.get(id) ?? []).flatMap((words) => quotationOf(quoting, words) ?? []),
    );
    return matchOf({ sought, passage, counterparts, quotation, candidate: near.get(id) }, ground) ?? [];
  });
  return matches.toSorted((one, other) => other.score - one.score || (one.passage.id < other.passage.id ? -1 : 1));
}

/** Places of the sentence before count where this one has none and points back. */
function soughtFor({ normalised, mentions, before }: Read, { facts: { places }, entities }: Ground): Sought {
  const own = mentions.filter(({ entity }) => places.isPlace(entity.id)).map(({ entity }) => entity);
  const over = own.length === 0 && pointsBack(normalised.text) ? [...(before?.places ?? [])] : [];
  return soughtOf(normalised.text, mentions, [...own, ...over.flatMap((id) => entities.get(id) ?? [])], places.isPlace);
}

/** A figure beside its observation; `isDenied` where the sentence denies it. */
interface Beside extends Counterpart {
  readonly isDenied: boolean;
}

/** By the passage that states the figure. What a denial puts in place of what it denies (而是) is said, and never agrees. */
function numbersOf(read: Read, { facts, entities }: Ground): ReadonlyMap<string, readonly Beside[]> {
  const { text } = read.normalised;
  const { status: sentenceStatus, isNegated, putRightAt = text.length } = read.assertion;
  const around = { ...read, text };
  const series = seriesIn(facts.all);
  const common = {
    sentenceStatus,
    wording: wordingOf(withoutComparators(text, read.figures)),
    figures: read.figures,
    changesElsewhere: changesWithoutAmount(around),
  };
  const changes = changesIn(around);
  const found = read.figures.flatMap((figure, at) => {
    const subject = subjectOf(
      { text, original: read.text, mentions: read.mentions },
      figure,
      read.before,
      facts.places,
    );
    const period = periodFor(text, figure, read.periods) ?? read.periodBefore;
    const said = saidAround(around, figure, facts.places);
    const claimed = {
      ...common,
      figure,
      subject,
      period,
      status: assertionOf(clauseOf(text, figure)).status,
      said: wordingOf(said),
      saysOnlyAmount: saysOnlyCount(said, figure),
      change: changes[at],
    };
    const counterparts = counterpartsOf(claimed, { facts: facts.all, series, entities });
    const isBehind = figure.start < putRightAt;
    return counterparts.map((one) => ({ ...one, isDenied: isNegated && (isBehind || one.differs.length === 0) }));
  });
  const placed = found.flatMap((one) => supporting(one.fact.observation.evidence).map((passage) => ({ passage, one })));
  const byPassage = Map.groupBy(placed, ({ passage }) => passage);
  return new Map([...byPassage].map(([passage, all]) => [passage, all.map(({ one }) => one)] as const));
}

function supporting(evidence: StatementRecord['evidence']): readonly string[] {
  return [...new Set(evidence.flatMap(({ passage, stance }) => (stance === 'SUPPORTS' ? [passage] : [])))];
}

interface Found {
  readonly sought: Sought;
  readonly passage: PassageRecord;
  readonly counterparts: readonly Beside[];
  readonly quotation: Quotation | undefined;
  readonly candidate: Candidate | undefined;
}

/** A sentence with a figure of a known indicator is judged by its numbers first. */
function matchOf(found: Found, { evidence }: Ground): Match | undefined {
  const { sought, passage, counterparts, quotation, candidate } = found;
  const { value: nearness, sharedEntities } = nearnessOf(sought, readyPassage(passage), candidate);
  const shared = { passage, sharedEntities, rounded: false };
  const said = counterparts.filter(({ isDenied }) => !isDenied);
  const [counterpart] = (said.length > 0 ? said : counterparts).toSorted(
    (one, other) => other.differs.length - one.differs.length,
  );
  if (counterpart) {
    const { observation } = counterpart.fact;
    const quote = observation.evidence.find((one) => one.passage === passage.id)?.quote;
    const rest = { ...shared, statement: observation, ...(quote === undefined ? {} : { quote }) };
    if (counterpart.isDenied) return { ...rest, score: (1 + nearness) / 4, relation: 'RELATED', differs: [] };
    const differs = [...new Set(said.flatMap((one) => one.differs))];
    const relation = differs.length === 0 ? 'NUMBER_AGREES' : 'NUMBER_DIFFERS';
    const rounded = said.some(({ fit }) => fit === 'ROUNDED' || fit === 'WITHIN');
    return { ...rest, score: checked(nearness, counterpart.closeness), relation, differs, rounded };
  }
  if (quotation) {
    const statement = evidence.statements.get(quotation.words.statement ?? '');
    return {
      ...shared,
      score: checked(nearness, 1),
      relation: 'QUOTES',
      quote: quotation.quote,
      differs: [],
      ...(statement ? { statement } : {}),
    };
  }
  return nearness >= RELATED_FROM ? { ...shared, score: nearness / 2, relation: 'RELATED', differs: [] } : undefined;
}

function checked(nearness: number, closeness: number): number {
  return 0.5 + 0.25 * Math.min(1, closeness) + 0.25 * nearness;
}

function longest(found: readonly Quotation[]): Quotation | undefined {
  return found.toSorted((one, other) => other.length - one.length)[0];
}
