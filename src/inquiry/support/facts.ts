/** Observations with what it takes to compare them: what their indicator is called, and where and of what they hold. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, GraphRecord, ObservationRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { normalise } from '../../text/normalise.ts';
import { type Wording, withoutNumbers, wordingOf } from './affinity.ts';
import { inParts } from './in-parts.ts';
import { type Places, placesOf } from './places.ts';

export interface Fact {
  readonly observation: ObservationRecord;
  /** Of label, other names, and the words of the source where they are held. */
  readonly names: readonly Wording[];
  readonly isGrowth: boolean;
  /** Where it holds; empty where the graph does not say. */
  readonly places: ReadonlySet<string>;
  /** What it is compared with is named beside it and changes nothing. */
  readonly comparedWith: ReadonlySet<string>;
  /** Its subject and what it is told of, but for places: 红日亭 of 施粥送茶. */
  readonly subjects: ReadonlySet<string>;
  /** Normalised: what the subject, who says so and the indicator are called, for places that the graph does not join to it. */
  readonly words: string;
  /** Normalised: what the indicator is called. A place in it (与杭州并轨) is not where it holds. */
  readonly measure: string;
}

export type FactReads = Pick<GraphStore, 'records' | 'relationsOf'>;

export interface Facts {
  readonly all: readonly Fact[];
  /** Of the facts' subjects and of `entities`. */
  readonly places: Places;
}

/** Cost: two reads of records and those of `placesOf`. */
export async function factsOf(
  parts: { readonly store: FactReads; readonly ontology: Ontology },
  observations: readonly ObservationRecord[],
  entities: readonly EntityRecord[],
  scope: Scope,
): Promise<Facts> {
  const relations = await recordsOf(
    parts.store,
    observations.map(({ relation }) => relation),
    scope,
  );
  const endsOf = ({ relation, subject }: ObservationRecord): readonly string[] => {
    const record = relations.get(relation ?? '');
    return record?.record === 'relation' ? [record.source, record.target] : [subject];
  };
  const ids = observations.flatMap((one) => [
    one.subject,
    one.indicator,
    one.attributedTo,
    one.comparedWith,
    ...endsOf(one),
  ]);
  const records = await recordsOf(parts.store, ids, scope);
  const known = [...records.values()].flatMap((record) => (record.record === 'entity' ? [record] : []));
  const places = await placesOf(
    parts,
    [...new Map([...known, ...entities].map((one) => [one.id, one])).values()],
    scope,
  );
  return { all: observations.map((one) => factOf(one, endsOf(one), records, places)), places };
}

function factOf(
  observation: ObservationRecord,
  ends: readonly string[],
  records: ReadonlyMap<string, GraphRecord>,
  places: Places,
): Fact {
  const { indicator, subject, attributedTo, comparedWith, evidence } = observation;
  const nameOf = (id: string | undefined) => namesOf(records.get(id ?? ''));
  const quotes = evidence.flatMap(({ quote }) => (quote === undefined ? [] : [quote]));
  const measure = records.get(indicator);
  const atEnds = ends.filter((id) => places.isPlace(id));
  const ownPlaces = atEnds.length > 0 ? atEnds : [...places.of(subject)];
  return {
    observation,
    names: [
      ...nameOf(indicator).map((name) => normalise(name).text),
      ...quotes.map((quote) => withoutNumbers(without(normalise(quote).text, nameOf(subject)))),
    ].map(wordingOf),
    isGrowth: measure?.record === 'entity' && measure.kind === 'GROWTH',
    places: new Set(ownPlaces),
    comparedWith: new Set(comparedWith === undefined ? [] : [comparedWith]),
    subjects: new Set([subject, ...ends.slice(0, 1)].filter((id) => !places.isPlace(id))),
    words: normalise([...nameOf(subject), ...nameOf(attributedTo), ...nameOf(indicator)].join('\n')).text,
    measure: normalise(nameOf(indicator).join('\n')).text,
  };
}

function without(words: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(normalise(name).text, ' '), words);
}

function namesOf(record: GraphRecord | undefined): readonly string[] {
  if (record?.record !== 'entity') return [];
  return [
    record.label,
    ...(record.labelEn === undefined ? [] : [record.labelEn]),
    ...record.names.map(({ text }) => text),
  ];
}

async function recordsOf(
  store: FactReads,
  ids: readonly (string | undefined)[],
  scope: Scope,
): Promise<ReadonlyMap<string, GraphRecord>> {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))];
  const found = await inParts(asked, (some) => store.records(some, scope));
  return new Map(found.flatMap((stored, i) => (stored ? [[asked[i] ?? '', stored.record] as const] : [])));
}
