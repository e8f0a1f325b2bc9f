/** Pasted sentences → what in the graph bears on each. Nothing of them is kept. */
import { setImmediate } from 'node:timers/promises';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SearchDegradation, SearchIndex } from '../../search/port.ts';
import { type Places, placesOf, placeTypesOf } from '../../store/places.ts';
import type { GraphStore } from '../../store/port.ts';
import { isCheckable } from '../../text/checkable.ts';
import type { TextRange } from '../../text/normalise.ts';
import { originalRange } from '../../text/normalise.ts';
import { namesSamePeriod } from '../../text/periods.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import { evidenceOf, observationsOfNamed } from './evidence.ts';
import { factsOf } from './facts.ts';
import { type Match, matchesOf, type Read, readFigures } from './judge.ts';
import { mentionsIn } from './mentions.ts';
import { type Said, saidIn } from './said.ts';
import { pointsBack, type Subject, topicOf } from './subjects.ts';

export interface FoundMention {
  readonly entity: EntityRecord;
  /** In what was pasted. */
  readonly range: TextRange;
}

export interface FoundStatement {
  /** In what was pasted. */
  readonly range: TextRange;
  readonly text: string;
  readonly negated: boolean;
  readonly checkable: boolean;
  /** It says how much or how many. */
  readonly hasFigures: boolean;
  readonly mentions: readonly FoundMention[];
  /** The best first. */
  readonly matches: readonly Match[];
  readonly unsupported: boolean;
}

export interface Found {
  readonly statements: readonly FoundStatement[];
  readonly degraded: readonly SearchDegradation[];
}

export interface FindParts {
  readonly store: Pick<GraphStore, 'records' | 'named' | 'relationsOf' | 'observationsOf' | 'statementsIn'>;
  readonly index: Pick<SearchIndex, 'search'>;
  readonly ontology: Ontology;
}

/** Sentences that are looked at together; the time is read between. */
const AT_ONCE = 20;

/**
 * Errors: those of `saidIn` and of the ports but TIMEOUT: what is not looked at in time has no matches, is not called unsupported, and
 * TIME_LIMIT says so. Cost: a search for each sentence that can be checked, and for every 20 sentences some ten reads and the lookups
 * of names.
 */
export async function findIn(parts: FindParts, pasted: string, scope: Scope): Promise<Found> {
  const said = saidIn(pasted);
  const statements: FoundStatement[] = [];
  const degraded = new Set<SearchDegradation>();
  let before: Carried | undefined;
  for (let at = 0; at < said.length; at += AT_ONCE) {
    const some = said.slice(at, at + AT_ONCE);
    const found = await inTime(() => findTogether(parts, some, before, scope), scope);
    if (!found) degraded.add('TIME_LIMIT');
    for (const one of found?.degraded ?? []) degraded.add(one);
    statements.push(...(found?.statements ?? some.map(notLookedAt)));
    before = found?.carried;
  }
  return { statements, degraded: [...degraded] };
}

/** What a sentence hands on to the next. */
interface Carried {
  readonly subject: Subject | undefined;
  readonly period: string | undefined;
}

async function inTime<T>(work: () => Promise<T>, { deadlineAt }: Scope): Promise<T | undefined> {
  if (Date.now() >= deadlineAt) return undefined;
  try {
    return await work();
  } catch (error) {
    if (error instanceof GongfuError && error.code === 'TIMEOUT') return undefined;
    throw error;
  }
}

function notLookedAt(said: Said): FoundStatement {
  const { range, text, assertion } = said;
  const hasFigures = readFigures(said, []).length > 0;
  const checkable = !said.isHeading && isCheckable(said.normalised.text, { hasFigures, isAbout: false });
  return {
    range,
    text,
    negated: assertion.isNegated,
    checkable,
    hasFigures,
    mentions: [],
    matches: [],
    unsupported: false,
  };
}

interface Together {
  readonly statements: readonly FoundStatement[];
  readonly degraded: readonly SearchDegradation[];
  readonly carried: Carried | undefined;
}

async function findTogether(
  parts: FindParts,
  said: readonly Said[],
  before: Carried | undefined,
  scope: Scope,
): Promise<Together> {
  const naming = said.map(({ text, normalised }) => ({ original: text, text: normalised.text }));
  const mentions = await mentionsIn(parts.store, naming, placeTypesOf(parts.ontology), scope);
  const entities = new Map(mentions.flat().map(({ entity }) => [entity.id, entity]));
  const places = await placesOf(parts, [...entities.values()], scope);
  const { reads, carried } = handedDown(
    said.map((one, i) => readOf(one, mentions[i] ?? [])),
    before,
    places,
  );
  const checkable = reads.filter((one) => one.checkable);
  const queries = checkable.map((read) => queryOf(read, entities, places));
  const carriedIds = reads.flatMap((read) => [...(read.before?.places ?? [])]);
  // What is named is read while the index searches.
  const [candidates, ofNamed] = await Promise.all([
    candidatesFor(parts.index, queries, scope),
    observationsOfNamed(parts.store, [...new Set([...entities.keys(), ...carriedIds])], scope),
  ]);
  const near = [...new Set(candidates.flatMap(({ found }) => found.map(({ passage }) => passage)))];
  const evidence = await evidenceOf(parts.store, near, ofNamed, scope);
  const facts = await factsOf(parts, evidence.observations, [...entities.values()], scope);
  const statements: FoundStatement[] = [];
  for (const read of reads) {
    const of = candidates[checkable.indexOf(read)];
    statements.push(statementOf(read, of ? matchesOf(read, of, { evidence, facts, entities }) : [], of));
    // Others are answered between two sentences.
    await setImmediate();
  }
  return { statements, degraded: [...new Set(candidates.flatMap((one) => one.degraded))], carried };
}

/** Each with what it takes over from the one before. */
function handedDown(
  reads: readonly Omit<CheckedRead, 'before' | 'periodBefore'>[],
  first: Carried | undefined,
  places: Places,
): { readonly reads: readonly CheckedRead[]; readonly carried: Carried | undefined } {
  let carried = first;
  const all = reads.map((read) => {
    const { normalised, text, mentions, periods } = read;
    const isSame = namesSamePeriod(normalised.text);
    const own = { ...read, before: carried?.subject, periodBefore: isSame ? carried?.period : undefined };
    const period = periods.at(-1)?.period ?? own.periodBefore;
    carried = { subject: topicOf({ text: normalised.text, original: text, mentions }, own.before, places), period };
    return own;
  });
  return { reads: all, carried };
}

/** With the place that it takes over: 该市农民收入 is looked for as that of the city. */
function queryOf(
  { text, normalised, isRow, mentions, before }: CheckedRead,
  entities: ReadonlyMap<string, EntityRecord>,
  places: Places,
): string {
  const hasPlace = mentions.some(({ entity }) => places.isPlace(entity.id));
  const labels =
    hasPlace || !pointsBack(normalised.text)
      ? []
      : [...(before?.places ?? [])].flatMap((id) => entities.get(id)?.label ?? []);
  return [...labels, isRow ? normalised.text : text].join(' ');
}

type CheckedRead = Read & { readonly checkable: boolean };

function readOf(said: Said, mentions: Read['mentions']): Omit<CheckedRead, 'before' | 'periodBefore'> {
  const figures = readFigures(said, mentions);
  const content = { hasFigures: figures.length + said.periods.length > 0, isAbout: mentions.length > 0 };
  return { ...said, mentions, figures, checkable: !said.isHeading && isCheckable(said.normalised.text, content) };
}

function statementOf(read: CheckedRead, matches: readonly Match[], candidates: Candidates | undefined): FoundStatement {
  const { range, text, normalised, assertion, checkable } = read;
  const isLate = candidates?.degraded.includes('TIME_LIMIT') ?? false;
  return {
    range,
    text,
    negated: assertion.isNegated,
    checkable,
    hasFigures: read.figures.length > 0,
    mentions: read.mentions.flatMap(({ entity, start, end }) => {
      const own = originalRange(normalised, start, end);
      // What the head of a table says stands elsewhere.
      if (own.start === own.end) return [];
      return [{ entity, range: { start: range.start + own.start, end: range.start + own.end } }];
    }),
    matches,
    unsupported: checkable && matches.length === 0 && !isLate,
  };
}
