/** Observations with what it takes to compare them: what their indicator is called, and where and of what they hold. */
import { inParts } from '../../domain/in-parts.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, GraphRecord, ObservationRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { type Places, placesOf } from '../../store/places.ts';
import type { GraphStore } from '../../store/port.ts';
import { type Figure, figuresIn } from '../../text/figures.ts';
import { normalise } from '../../text/normalise.ts';
import { type Wording, weightOf, withoutNumbers, wordingOf } from './affinity.ts';
import { isBand } from './bands.ts';

export interface Fact {
  readonly observation: ObservationRecord;
  /** Of label, other names, and the words of the source where they are held. */
  readonly names: readonly MeasureName[];
  /** Ranges and bounds in what the indicator is called: 20万~60万元群体比例, 60岁以上人口. */
  readonly bands: readonly Figure[];
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

/** What an indicator is called, without the level of its place (全村). */
export interface MeasureName {
  readonly wording: Wording;
  /** 0 to 1: how much it says of the indicator. A quote that is but 金额 says little of 农房抵押贷款金额. */
  readonly tells: number;
  /** It says what is counted and no more: 户数. */
  readonly isBare: boolean;
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
    ...measureNames(
      nameOf(indicator).map((name) => normalise(name).text),
      quotes.map((quote) => withoutNumbers(without(normalise(quote).text, nameOf(subject)))),
      observation.unit ?? '',
    ),
    isGrowth: measure?.record === 'entity' && measure.kind === 'GROWTH',
    places: new Set(ownPlaces),
    comparedWith: new Set(comparedWith === undefined ? [] : [comparedWith]),
    subjects: new Set([subject, ...ends.slice(0, 1)].filter((id) => !places.isPlace(id))),
    words: normalise([...nameOf(subject), ...nameOf(attributedTo), ...nameOf(indicator)].join('\n')).text,
    measure: normalise(nameOf(indicator).join('\n')).text,
  };
}

/** Of the place, not of what is measured. */
const LEVEL = /全(?:国|省|市|县|区|镇|乡|村)/gu;

function measureNames(
  called: readonly string[],
  quotes: readonly string[],
  unit: string,
): Pick<Fact, 'names' | 'bands'> {
  const names = called.map((name) => name.replace(LEVEL, ' ').trim());
  const own = names.map((name) => ({ wording: wordingOf(name), tells: 1, isBare: isBareCount(name, unit) }));
  const most = Math.max(...own.map(({ wording }) => weightOf(wording)));
  const quoted = quotes.map(wordingOf).map((wording) => {
    return { wording, tells: Math.min(1, weightOf(wording) / most), isBare: false };
  });
  return { names: [...own, ...quoted], bands: called.flatMap((name) => figuresIn(name, () => false).filter(isBand)) };
}

function isBareCount(name: string, unit: string): boolean {
  return unit !== '' && name.replace(/^总/u, '') === `${unit}数`;
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
