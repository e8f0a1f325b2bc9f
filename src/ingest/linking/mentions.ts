/**
 * The known entities that the passages of one document name: the longest name at each place counts, by labels, other names and the
 * short names that the document itself gives; a part of a longer word, body or title is none.
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, EntityTypeName } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { type Places, placesOf } from '../../store/places.ts';
import { foldName } from '../../text/keys.ts';
import type { TextRange } from '../../text/normalise.ts';
import { isCommonNoun } from '../../text/place-names.ts';
import { takenPlaces } from '../../text/taken-places.ts';
import { chosenEntity } from './ambiguity.ts';
import { isPartOfCompound } from './compounds.ts';
import { knownNames, type NamedStretch, type NameReads } from './known-names.ts';
import { placeAt } from './longer-names.ts';
import { type NearNames, type NearReads, nearNames, stretchOfOther } from './near-names.ts';
import { countWhile, overlapping, type PassageText, readPassage } from './passage-text.ts';
import { type ShortName, shortNamePlaces, shortNamesIn } from './short-names.ts';
import { learnNames, type WordBounds, wordBounds } from './word-bounds.ts';

export type MentionRule = 'LABEL' | 'OTHER_NAME' | 'TITLE' | 'NUMBER' | 'SHORT_NAME_HERE' | 'NEAR_NAME';

/** In the normalised text of its passage. */
export interface Mention extends TextRange {
  readonly entity: EntityRecord;
  readonly rule: MentionRule;
  readonly confidence: number;
  /** Of a version: what the beginning of its name names by itself. */
  readonly inner?: readonly EntityRecord[];
}

export interface MentionParts {
  readonly store: NameReads & NearReads;
  readonly ontology: Ontology;
  readonly placeTypes: ReadonlySet<EntityTypeName>;
}

export interface Mentions {
  /** Aligned with the passages; in their order, none within another. */
  readonly mentions: readonly (readonly Mention[])[];
  /** Of all entities that are named. */
  readonly places: Places;
  /** The place that the document's title names, be it in the name of a body; else the one that the document names most often. */
  readonly documentPlace?: string;
}

const CONFIDENCE: Readonly<Record<MentionRule, number>> = {
  LABEL: 0.95,
  OTHER_NAME: 0.9,
  TITLE: 0.98,
  NUMBER: 0.98,
  SHORT_NAME_HERE: 0.9,
  NEAR_NAME: 0.6,
};
/** Of several entities of one name: chosen by what stands around it. */
const CHOSEN = 0.8;

/** Cost: that of `knownNames`, two reads for names kept apart, and those of places. */
export async function mentionsOf(
  source: EntityRecord,
  read: readonly PassageText[],
  parts: MentionParts,
  scope: Scope,
): Promise<Mentions> {
  const named = await knownNames([...read, titleOf(source)], source.id, parts.store, scope);
  const entities = [
    ...new Map(named.flat().flatMap(({ entities: some }) => some.map((one) => [one.id, one]))).values(),
  ];
  learnNames(named.flat().map(({ key }) => key));
  const near = await nearNames(
    entities.map(({ id }) => id),
    parts.store,
    scope,
  );
  const places = await placesOf(parts, entities, scope);
  const { above } = places;
  const alone = new Set(
    named.flat().flatMap(({ entities: some }) => (some.length === 1 ? some.map(({ id }) => id) : [])),
  );
  const passages = read.map((one, i) => {
    const context = {
      read: one,
      bounds: wordBounds(one.text),
      near,
      above,
      alone,
      placeTypes: parts.placeTypes,
      others: [...new Set((named[i] ?? []).flatMap(({ entities: some }) => some))],
    };
    const own = named[i] ?? [];
    const starting = Map.groupBy(own, ({ start }) => start);
    return longest(own.flatMap((stretch) => mentionsAt(stretch, context))).map((mention) =>
      withInner(mention, starting.get(mention.start) ?? []),
    );
  });
  const mentions = withShortNames(read, passages);
  const inTitle = named.at(-1)?.flatMap(({ entities: some }) => some) ?? [];
  const documentPlace = placeOfDocument(inTitle, mentions.flat(), parts.placeTypes);
  return { mentions, places, ...(documentPlace === undefined ? {} : { documentPlace }) };
}

/** `starting`: what begins where the mention does. */
function withInner(mention: Mention, starting: readonly NamedStretch[]): Mention {
  if (mention.entity.type !== 'VERSION') return mention;
  const inner = starting.filter(({ end }) => end < mention.end);
  return inner.length === 0 ? mention : { ...mention, inner: inner.flatMap(({ entities }) => entities) };
}

function titleOf({ id, label }: EntityRecord): PassageText {
  return readPassage({
    ...{ record: 'passage', id: `${id}#title`, document: id, section: [], paragraph: 0 },
    ...{ text: label, textKind: 'FULL_TEXT' },
  });
}

function placeOfDocument(
  inTitle: readonly EntityRecord[],
  mentions: readonly Mention[],
  placeTypes: ReadonlySet<EntityTypeName>,
): string | undefined {
  const title = inTitle.find(({ type }) => placeTypes.has(type));
  if (title) return title.id;
  const counts = new Map<string, number>();
  for (const { entity } of mentions)
    if (placeTypes.has(entity.type)) counts.set(entity.id, (counts.get(entity.id) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

interface Context {
  readonly read: PassageText;
  readonly bounds: WordBounds;
  readonly near: NearNames;
  readonly above: (place: string) => ReadonlySet<string>;
  /** What the document names by a name that only one entity has. */
  readonly alone: ReadonlySet<string>;
  readonly placeTypes: ReadonlySet<EntityTypeName>;
  /** All that names of this passage could mean, each once. */
  readonly others: readonly EntityRecord[];
}

/** What holds a stretch without being meant by it (a body's name over a place's) covers it as well, with no entity. */
interface Found extends TextRange {
  readonly mention?: Mention;
}

function mentionsAt(stretch: NamedStretch, context: Context): readonly Found[] {
  const { read } = context;
  const titles = overlapping(read.titles, stretch);
  const isTitle = titles.some((title) => title.start === stretch.start && title.end === stretch.end);
  if (!isTitle && titles.length > 0) return [];
  const isNumber = stretch.key.startsWith('no:');
  if (!isTitle && !isNumber && !isWord(read.text, stretch, context)) return [];
  const chosen = chosenEntity(stretch, { text: read.text, above: context.above, alone: context.alone });
  if (!chosen) return [{ start: stretch.start, end: stretch.end }];
  const rule = ruleOf(stretch, chosen.entity, isTitle, isNumber);
  const confidence = chosen.isCertain ? CONFIDENCE[rule] : Math.min(CHOSEN, CONFIDENCE[rule]);
  return [inItsPlace(stretch, { ...context, entity: chosen.entity, rule, confidence })];
}

/** So long a name is none by chance, wherever the segmenter cuts. */
const SURE_LENGTH = 5;

/** English names of one short word are words as well; 义乌人 is one word to the segmenter. */
function isWord(text: string, { start, end, key, entities }: NamedStretch, { bounds, placeTypes }: Context): boolean {
  if (key.length >= SURE_LENGTH && (bounds.isBound(start) || bounds.isBound(end))) return true;
  if (!bounds.isBound(start) || /^[a-z]{1,3}$/u.test(key)) return false;
  const isPlace = entities.every(({ type }) => placeTypes.has(type));
  return bounds.isBound(end) || (isPlace && /^[人籍]/u.test(text.slice(end)) && bounds.isBound(end + 1));
}

function ruleOf({ key }: NamedStretch, { label }: EntityRecord, isTitle: boolean, isNumber: boolean): MentionRule {
  if (isNumber) return 'NUMBER';
  if (isTitle) return 'TITLE';
  return foldName(label) === key ? 'LABEL' : 'OTHER_NAME';
}

type Meant = Context & Pick<Mention, 'entity' | 'rule' | 'confidence'>;

function inItsPlace(stretch: NamedStretch, meant: Meant): Found {
  const { read, bounds, near, entity, rule, confidence } = meant;
  const { start, end, key } = stretch;
  for (const other of near(entity.id, key)) {
    const range = stretchOfOther(read.text, stretch, other);
    if (range)
      return {
        ...range,
        mention: { ...range, entity: other.other, rule: 'NEAR_NAME', confidence: CONFIDENCE.NEAR_NAME },
      };
  }
  if (rule !== 'TITLE' && rule !== 'NUMBER' && isPartOfCompound(read.text, stretch, entity, key)) return { start, end };
  if (!meant.placeTypes.has(entity.type)) return { start, end, mention: { start, end, entity, rule, confidence } };
  if (!isToldAsPlace(stretch, meant)) return { start, end };
  const place = placeAt(read.text, stretch, entity, bounds);
  return place ? { ...place, mention: { ...place, entity, rule, confidence } } : { start, end };
}

const LEVEL_BEHIND = /^(?:镇|乡|街道|村|区|县|市|省|州)/u;

/** A place whose name is a common word as well (莲花): where its level stands behind it, or other places are told of. */
function isToldAsPlace({ start, end, key }: NamedStretch, { read, alone, others, entity, placeTypes }: Meant): boolean {
  if (key.length !== 2 || !isThingWord(key) || LEVEL_BEHIND.test(read.text.slice(end))) return true;
  if (/[在于]["《]?$/u.test(read.text.slice(Math.max(0, start - 2), start))) return true;
  return others.some(
    (one) => placeTypes.has(one.type) && one.id !== entity.id && alone.has(one.id) && foldName(one.label) !== key,
  );
}

// The dictionary is looked through once for each name.
const thingWords = new Map<string, boolean>();

function isThingWord(key: string): boolean {
  const known = thingWords.get(key) ?? isCommonNoun(key);
  thingWords.set(key, known);
  return known;
}

/** None over a part of another; of two as long the first. */
function longest(found: readonly Found[]): readonly Mention[] {
  const taken: Found[] = [];
  const covered = new Uint8Array(found.reduce((most, { end }) => Math.max(most, end), 0));
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (covered.subarray(one.start, one.end).includes(1)) continue;
    covered.fill(1, one.start, one.end);
    taken.push(one);
  }
  return taken.flatMap(({ mention }) => (mention ? [mention] : [])).toSorted((a, b) => a.start - b.start);
}

/** A short name stands for what is named right in front of its definition, from there on in this document; the last definition counts. */
function withShortNames(
  read: readonly PassageText[],
  passages: readonly (readonly Mention[])[],
): readonly (readonly Mention[])[] {
  const known = new Map<string, { readonly short: ShortName; readonly entity: EntityRecord }>();
  return read.map((one, i) => {
    const own = passages[i] ?? [];
    const earlier = [...known.values()].map((held) => ({ ...held, from: 0 }));
    const shorts = shortNamesIn(one);
    const fresh = shorts.flatMap((short) => {
      const long = longNameOf(short, one.text, own);
      if (!long) return [];
      known.set(short.key, { short, entity: long.entity });
      return [{ short, entity: long.entity, from: short.range.end }];
    });
    const defined = takenPlaces(
      one.text.length,
      shorts.map(({ range }) => range),
    );
    const placesOf = shortNamePlaces(one);
    const added = [...firstOfEach(fresh), ...earlier].flatMap(({ short, entity, from }) =>
      placesOf(short, from).map((place) => ({
        ...place,
        mention: { ...place, entity, rule: 'SHORT_NAME_HERE' as const, confidence: CONFIDENCE.SHORT_NAME_HERE },
      })),
    );
    if (added.length === 0) return own;
    const bounds = wordBounds(one.text);
    const free = added.filter(
      ({ mention, start, end }) => !defined.isTaken(mention) && bounds.isInnerBound(start) && bounds.isInnerBound(end),
    );
    return longest([...free, ...own.map((mention) => ({ start: mention.start, end: mention.end, mention }))]);
  });
}

/** What a passage defines again holds from its first definition on there. */
function firstOfEach<T extends { readonly short: ShortName }>(defined: readonly T[]): readonly T[] {
  const first = Map.groupBy(defined, ({ short: { name, isTitle } }) => `${isTitle} ${name}`);
  return [...first.values()].flatMap(([one]) => one ?? []);
}

/** The marks and the number that may stand between a name and its short name are no longer. */
const LONGEST_MARKS = 80;

function longNameOf({ longEnd }: ShortName, text: string, mentions: readonly Mention[]): Mention | undefined {
  const near = countWhile(mentions, ({ end }) => end < longEnd - LONGEST_MARKS);
  const behind = countWhile(mentions, ({ end }) => end <= longEnd);
  return mentions.slice(near, behind).find(({ end }) => isRightBefore(text, end, longEnd));
}

/** But for the marks of a title and its number. */
function isRightBefore(text: string, end: number, longEnd: number): boolean {
  return /^[》"]*(?:\([^()]{0,40}\))?[》"]*\s*$/u.test(text.slice(end, longEnd));
}
