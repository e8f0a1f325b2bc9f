/** Proposed relations between two entities that one sentence names, where a rule's words stand between them; and those that names say by themselves. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, EntityTypeName, RelationTypeName, Status } from '../../domain/records.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { Mention } from './mentions.ts';
import { inPassage, overlapping, type PassageText } from './passage-text.ts';
import { type Proposal, type ProposedRelation, withKey } from './proposal.ts';
import { quoteAround } from './quote.ts';
import type { RelationRule } from './relation-rule.ts';
import { RELATION_RULES } from './relation-rules.ts';
import { assertedStatus, isDeniedBetween, isHearsay } from './relation-status.ts';
import { versionsTold } from './versions.ts';

/** From the first end to the second, in the normalised text of a passage. */
export interface FoundRelation extends TextRange {
  readonly relationType: RelationTypeName;
  readonly source: EntityRecord;
  readonly target: EntityRecord;
  readonly status: Status;
  readonly period?: string;
  readonly ordinal?: number;
  readonly rule: string;
  readonly confidence: number;
}

/** Between the members of a list: 甲县、乙县和丙县. */
const LIST = /^["》)]*(?:[、,]|和|与|及|以及|、和)?["《(]*$/u;
const MAX_BETWEEN = 60;
/** What a rule asks for in front and behind is nearer. */
const REACH = 60;
/** Longer lists are no statement; so many members take part. */
const MOST_LISTED = 20;

/** In the order of the passages; each once for its passage. Pure. */
export function relationProposals(
  document: EntityRecord,
  read: readonly PassageText[],
  mentions: readonly (readonly Mention[])[],
  parts: { readonly ontology: Ontology; readonly placeTypes: ReadonlySet<EntityTypeName> },
): readonly Proposal[] {
  return read.flatMap((one, i) => {
    const found = relationsInPassage(one, mentions[i] ?? [], parts.placeTypes).filter(
      ({ relationType, source, target }) =>
        source.id !== target.id && parts.ontology.joins(relationType, source.type, target.type),
    );
    const once = new Map(found.map((relation) => [keyOf(relation), relation] as const).toReversed());
    return [...once.values()].toReversed().map((relation) => proposalOf(document, one, relation));
  });
}

function relationsInPassage(
  read: PassageText,
  mentions: readonly Mention[],
  placeTypes: ReadonlySet<EntityTypeName>,
): readonly FoundRelation[] {
  return read.sentences.flatMap((sentence) => {
    const own = overlapping(mentions, sentence);
    if (own.length < 2) return [];
    return [
      ...placeChains(read.text, own, placeTypes),
      ...versionsTold(read.text, sentence, own),
      ...byRules(read.text, sentence, withChains(own, placeTypes)),
    ];
  });
}

/** 清禾县石桥乡 is one end: the last place of it. */
function withChains(mentions: readonly Mention[], placeTypes: ReadonlySet<EntityTypeName>): readonly Mention[] {
  const ends: Mention[] = [];
  for (const mention of mentions) {
    const last = ends.at(-1);
    const isChain = last?.end === mention.start && [last, mention].every(({ entity }) => placeTypes.has(entity.type));
    if (last && isChain) ends[ends.length - 1] = { ...mention, start: last.start };
    else ends.push(mention);
  }
  return ends;
}

/** 浙江省嘉兴市平湖市: each lies in the one that stands right before it. */
function placeChains(
  text: string,
  mentions: readonly Mention[],
  placeTypes: ReadonlySet<EntityTypeName>,
): readonly FoundRelation[] {
  const places = mentions.filter(({ entity }) => placeTypes.has(entity.type));
  return places.flatMap((place, i) => {
    const next = places[i + 1];
    if (!next || next.start !== place.end || !isBelow(next, place, text)) return [];
    const range = { start: place.start, end: next.end };
    return [
      {
        ...{ ...range, relationType: 'WITHIN', source: next.entity, target: place.entity, status: 'HOLDS' as const },
        ...{ rule: 'WITHIN_BY_CHAIN', confidence: 0.9 },
      },
    ];
  });
}

const RANKS = [
  'COUNTRY',
  'PROVINCE',
  'PREFECTURE',
  'COUNTY_CITY',
  'COUNTY',
  'AUTONOMOUS_COUNTY',
  'DISTRICT',
  'TOWNSHIP',
  'VILLAGE',
];
/** Cities and counties of one rank lie side by side. */
const SAME_RANK = 3;

function isBelow(next: Mention, place: Mention, text: string): boolean {
  const [below, above] = [rankOf(next, text), rankOf(place, text)];
  return below === undefined || above === undefined || below > above;
}

function rankOf({ entity, start, end }: Mention, text: string): number | undefined {
  const at = RANKS.indexOf(String(entity.fields.level ?? ''));
  if (at >= 0) return at >= SAME_RANK && at <= 6 ? SAME_RANK : at;
  const last = /(?<level>省|县|区|镇|乡|街道|村)$/u.exec(text.slice(start, end))?.groups?.level ?? '';
  return { 省: 1, 县: SAME_RANK, 区: SAME_RANK, 镇: 7, 乡: 7, 街道: 7, 村: 8 }[last];
}

/** Places that are paired stand like a list (甲县与乙县): these rules take the members one by one. */
function byRules(text: string, sentence: TextRange, mentions: readonly Mention[]): readonly FoundRelation[] {
  const alone = pairsByType(
    text,
    mentions.map((one) => [one]),
  );
  const listed = pairsByType(text, listsOf(text, mentions));
  return RELATION_RULES.flatMap((rule) => {
    const pairs = rule.relationType === 'PAIRED_WITH' ? alone : listed;
    return rule.first
      .flatMap((type) => pairs.get(type) ?? [])
      .toSorted((a, b) => a.at - b.at)
      .flatMap((pair) => matches(rule, pair, { text, sentence }));
  });
}

interface Pair {
  /** In the order of the text. */
  readonly at: number;
  readonly first: readonly Mention[];
  readonly second: readonly Mention[];
  readonly between: string;
}

/** Lists that are near one another, by the type of the mention that the words between them follow. */
function pairsByType(
  text: string,
  lists: readonly (readonly Mention[])[],
): ReadonlyMap<EntityTypeName, readonly Pair[]> {
  const pairs = lists.flatMap((first, at) =>
    lists.slice(at + 1, at + 4).flatMap((second, i) => {
      const [last, next] = [first.at(-1), second[0]];
      if (!last || !next || next.start - last.end > MAX_BETWEEN || next.start < last.end) return [];
      return [{ at: 4 * at + i, first, second, between: text.slice(last.end, next.start), type: last.entity.type }];
    }),
  );
  return Map.groupBy(pairs, ({ type }) => type);
}

function matches(
  rule: RelationRule,
  { first, second, between }: Pair,
  { text, sentence }: { readonly text: string; readonly sentence: TextRange },
): readonly FoundRelation[] {
  const [head, last, tail] = [first[0], first.at(-1), second.at(-1)];
  if (!head || !last || !tail || !second.some(({ entity }) => rule.second.includes(entity.type))) return [];
  if (!rule.between.test(between)) return [];
  const left = first.slice(first.findLastIndex(({ entity }) => !rule.first.includes(entity.type)) + 1);
  const right = second.filter(({ entity }) => rule.second.includes(entity.type));
  if (rule.before && !rule.before.test(text.slice(Math.max(sentence.start, head.start - REACH), head.start))) return [];
  if (rule.behind && !rule.behind.test(text.slice(tail.end, Math.min(sentence.end, tail.end + REACH)))) return [];
  if (isHearsay(text, sentence, head.start) || isDeniedBetween(text, sentence, { start: last.end, end: tail.end }))
    return [];
  const said = assertedStatus(text, sentence, { start: head.start, end: tail.end, verb: between }, rule.status);
  return left.flatMap((one) =>
    right.map((other) => {
      const [source, target] = rule.isReversed ? [other, one] : [one, other];
      return {
        ...{ start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) },
        ...{ relationType: rule.relationType, source: source.entity, target: target.entity },
        ...{ ...said, rule: rule.name, confidence: rule.confidence },
        ...ordinalOf(rule, target.entity),
      };
    }),
  );
}

/** A version has its place by its number. */
function ordinalOf({ relationType }: RelationRule, { label }: EntityRecord): { readonly ordinal?: number } {
  const number = relationType === 'HAS_VERSION' ? /(?<number>\d+)(?:\.0)?/u.exec(label)?.groups?.number : undefined;
  return number === undefined ? {} : { ordinal: Number(number) };
}

const ACTORS: readonly EntityTypeName[] = ['REGION', 'ORGANIZATION', 'GROUP', 'PERSON'];

function isAlike({ entity: one }: Mention, { entity: other }: Mention): boolean {
  return one.type === other.type || [one, other].every(({ type }) => ACTORS.includes(type));
}

/** Mentions that are listed stand together at one end: 甲县、乙县 and 丙市 are all designated. */
function listsOf(text: string, mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const lists: Mention[][] = [];
  for (const mention of mentions) {
    const last = lists.at(-1)?.at(-1);
    const isListed =
      last && isAlike(last, mention) && last.end < mention.start && LIST.test(text.slice(last.end, mention.start));
    if (isListed && (lists.at(-1)?.length ?? 0) < MOST_LISTED) lists.at(-1)?.push(mention);
    else lists.push([mention]);
  }
  return lists;
}

function keyOf({ relationType, source, target }: FoundRelation): string {
  return `${relationType} ${source.id} ${target.id}`;
}

function proposalOf(document: EntityRecord, read: PassageText, found: FoundRelation): Proposal {
  const { relationType, status, period, ordinal, source, target, rule, confidence } = found;
  const proposed: ProposedRelation = {
    kind: 'RELATION',
    relation: {
      relationType,
      status,
      ...(period === undefined ? {} : { period }),
      ...(ordinal === undefined ? {} : { ordinal }),
    },
    source: { id: source.id },
    target: { id: target.id },
  };
  const place = {
    document: document.id,
    passage: read.passage.id,
    range: inPassage(read, found),
    quote: quoteAround(read, found),
  };
  return withKey({ ...place, rule, by: 'RULE', confidence, proposed });
}
