/** How near a passage is to a sentence, and whether near enough to bear on it. */
import type { EntityRecord, PassageRecord } from '../../domain/records.ts';
import { normalise } from '../../text/normalise.ts';
import { affinity, type Wording, wordingOf } from './affinity.ts';
import type { Candidate } from './candidates.ts';
import { keptByText } from './kept.ts';
import type { Mention } from './mentions.ts';

/** A sentence as far as nearness goes. */
export interface Sought {
  /** Normalised, without the names of places: those say where, not what. */
  readonly said: Wording;
  /** Names that it has. */
  readonly named: readonly EntityRecord[];
  /** Places of its own or taken over. */
  readonly places: readonly EntityRecord[];
}

/** A passage, made ready once for all sentences. */
export interface ReadyPassage {
  /** Its heading, its text and what it is in English, normalised. */
  readonly text: string;
  readonly wording: Wording;
}

export interface Nearness {
  /** 0 to 1: how sure it is that the passage bears on the sentence. */
  readonly value: number;
  readonly sharedEntities: readonly EntityRecord[];
}

/**
 * Below it nothing is said to bear on the sentence. Weights and threshold are a logistic regression on test/support/judged-1 and on 266
 * sentences of other texts on policy (test/relevance/collection); figures in docs/citing.md.
 */
export const RELATED_FROM = 0.45;

interface Weights {
  readonly base: number;
  /** Of the search's share of the words. */
  readonly coverage: number;
  /** Of what the sentence says beside places, the share that the passage says. */
  readonly said: number;
  /** Of each name but a place that both have, two at most. */
  readonly shared: number;
  readonly place: number;
  /** Of the cosine above what says nothing. */
  readonly meaning: number;
}

const WITH_MEANING: Weights = { base: -5.5, coverage: 6.2, said: 9.3, shared: 1.1, place: 2.2, meaning: 7.4 };
/** English, and an index without vectors. */
const BY_WORDS: Weights = { base: -5.7, coverage: 5.3, said: 8.2, shared: 1.8, place: 3.5, meaning: 0 };
const MEANS_NOTHING = 0.5;
const MOST_SHARED = 2;

/** Some 10 MB. */
const MOST_READY = 300_000;

const ready = keptByText((original): ReadyPassage => {
  const { text } = normalise(original);
  return { text, wording: wordingOf(text) };
}, MOST_READY);

export function readyPassage({ section, text, textEn }: PassageRecord): ReadyPassage {
  return ready(`${section.at(-1) ?? ''}\n${text}\n${textEn ?? ''}`);
}

/** `candidate` is undefined for a passage that the search has not found. */
export function nearnessOf(sought: Sought, passage: ReadyPassage, candidate: Candidate | undefined): Nearness {
  const isThere = (entity: EntityRecord) => foldedNames(entity).some((name) => passage.text.includes(name));
  const shared = sought.named.filter(isThere);
  const isPlace = new Set(sought.places.map(({ id }) => id));
  const things = shared.filter(({ id }) => !isPlace.has(id)).length;
  const weights = candidate?.cosine === undefined ? BY_WORDS : WITH_MEANING;
  const sum =
    weights.base +
    weights.coverage * (candidate?.coverage ?? 0) +
    weights.said * affinity(sought.said, passage.wording) +
    weights.shared * Math.min(MOST_SHARED, things) +
    weights.place * (sought.places.some(isThere) ? 1 : 0) +
    weights.meaning * ((candidate?.cosine ?? MEANS_NOTHING) - MEANS_NOTHING);
  return { value: 1 / (1 + Math.exp(-sum)), sharedEntities: shared };
}

export function soughtOf(
  text: string,
  mentions: readonly Mention[],
  places: readonly EntityRecord[],
  isPlace: (id: string) => boolean,
): Sought {
  const inPlaces = mentions.filter(({ entity }) => isPlace(entity.id));
  const said = inPlaces.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
  return {
    said: wordingOf(said),
    named: [...new Map(mentions.map(({ entity }) => [entity.id, entity])).values()],
    places,
  };
}

const names = new WeakMap<EntityRecord, readonly string[]>();

function foldedNames(entity: EntityRecord): readonly string[] {
  const known = names.get(entity);
  if (known) return known;
  const all = [entity.label, entity.labelEn ?? '', ...entity.names.map(({ text }) => text)];
  const folded = all.flatMap((name) => (name.length > 1 ? [normalise(name).text] : []));
  names.set(entity, folded);
  return folded;
}
