/** Which policy a reference means: one of the graph, by number, title, other name or short name; or one that it lacks, of which the text tells. */
import { inParts } from '../../domain/in-parts.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { numberKey } from '../../text/identifiers.ts';
import { foldName } from '../../text/keys.ts';
import { normalisedText, type TextRange } from '../../text/normalise.ts';
import { issuerBehind, issuerWords } from './issuers.ts';
import type { NameReads } from './known-names.ts';
import type { Mention } from './mentions.ts';
import { countWhile, inPassage, overlapping, type PassageText } from './passage-text.ts';
import { type PolicyReference, policyReferencesIn } from './policy-grammar.ts';
import { isPolicyTitle, titleKeys } from './policy-titles.ts';
import { type ShortName, shortNamesIn } from './short-names.ts';

/** `KNOWN`: of the graph; `NEW`: it lacks one so called, which all references with the same `key` mean. */
export type PolicyTarget =
  | { readonly is: 'KNOWN'; readonly entity: EntityRecord; readonly confidence: number }
  | { readonly is: 'NEW'; readonly key: string };

export interface ReadReference extends PolicyReference {
  readonly read: PassageText;
  /** As the passage writes them. */
  readonly titleText?: string;
  readonly numberText?: string;
  /** The bodies named right before it in its sentence; the last one first. */
  readonly issuers: readonly Mention[];
  readonly target: PolicyTarget;
  /** The policy that does it, where that is not the document. */
  readonly fromTarget?: PolicyTarget;
  /** As words of the passage, where the graph has no body so called. */
  readonly issuerWords: readonly string[];
  /** The short name that the document gives it here. */
  readonly shortName?: string;
}

type Unresolved = Omit<ReadReference, 'target' | 'fromTarget'>;

const EXACT = 0.95;
const BY_FORM = 0.8;
/** 《意见》, 《办法》 by themselves name no policy. */
const SHORTEST_TITLE = 5;

/** In order; what names no policy and nothing of the graph is left out. Cost: one lookup of names, one read of records. */
export async function policyTargets(
  read: readonly PassageText[],
  mentions: readonly (readonly Mention[])[],
  parts: { readonly store: NameReads; readonly ontology: Ontology },
  scope: Scope,
): Promise<readonly ReadReference[]> {
  const all = read.flatMap((one, i) => {
    const shorts = shortNamesIn(one);
    return policyReferencesIn(one).map((reference) => written(one, reference, mentions[i] ?? [], shorts));
  });
  const find = await finderOf(all, parts, scope);
  const local = new Map<string, PolicyTarget>();
  const sameAs = new Map<string, string>();
  const targets = new Map<string, PolicyTarget>();
  const mentionsIn = new Map(read.map((one, i) => [one, mentions[i] ?? []] as const));
  return all.flatMap((reference) => {
    const named = mentionOf(reference, mentionsIn.get(reference.read) ?? []);
    const known = named && parts.ontology.entityType(named.entity.type)?.isSource ? named.entity : undefined;
    const target = known
      ? { is: 'KNOWN' as const, entity: known, confidence: EXACT }
      : (find(reference) ?? local.get(foldName(reference.titleText ?? '')) ?? newTarget(reference, sameAs));
    if (!target) return [];
    if (reference.shortName !== undefined) local.set(foldName(reference.shortName), target);
    targets.set(placeKey(reference.read, reference), target);
    const fromTarget = reference.from && targets.get(placeKey(reference.read, reference.from));
    return [{ ...reference, target, ...(fromTarget ? { fromTarget } : {}) }];
  });
}

function placeKey({ passage }: PassageText, { start }: TextRange): string {
  return `${passage.id} ${start}`;
}

function written(
  read: PassageText,
  reference: PolicyReference,
  mentions: readonly Mention[],
  shorts: readonly ShortName[],
): Unresolved {
  const { title, number, before } = reference;
  const own = (range: TextRange) => {
    const { start, end } = inPassage(read, range);
    return read.passage.text.slice(start, end);
  };
  const short = shortNameAt(shorts, reference);
  return {
    ...reference,
    read,
    ...(title ? { titleText: own(title) } : {}),
    ...(number ? { numberText: own(number).replace(/\s/gu, '') } : {}),
    issuers: issuersOf(read.text, mentions, before),
    issuerWords: [
      ...issuerWords(read.text.slice(Math.max(before.start, before.end - ISSUERS_REACH), before.end)),
      ...issuerBehind(read.text.slice(reference.behind.start, reference.behind.end)),
    ],
    ...(short ? { shortName: short.name } : {}),
  };
}

/** A place that acts stays a place; its government is not invented. */
const ISSUES: ReadonlySet<string> = new Set(['ORGANIZATION', 'REGION']);

/** Those who issue a policy are named so near in front of it. */
const ISSUERS_REACH = 400;
/** More bodies in a row are a list, each of which would be said to issue each title of the next list. */
const MOST_ISSUERS = 20;

/** 中共中央、国务院印发《…》. */
function issuersOf(text: string, mentions: readonly Mention[], before: TextRange): readonly Mention[] {
  const from = Math.max(before.start, before.end - ISSUERS_REACH);
  const bodies = overlapping(mentions, before.end > from ? { start: from, end: before.end } : before).filter(
    ({ entity, start, end }) => ISSUES.has(entity.type) && before.start <= start && end <= before.end,
  );
  const issuers: Mention[] = [];
  for (const body of bodies.toReversed()) {
    const next = issuers.at(-1);
    const between = text.slice(body.end, next?.start ?? before.end);
    if (!(next ? /^(?:[、,]|和|与|会同|联合)$/u.test(between) : isNear(between))) break;
    issuers.push(body);
  }
  return issuers.length > MOST_ISSUERS ? [] : issuers;
}

/** Between a body and the title stand at most a verb and how it was done. */
function isNear(between: string): boolean {
  return (
    /^(?:(?:于)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?[\p{Script=Han}、]{0,12}$/u.test(between) &&
    !/根据|按照|依据|贯彻|落实/u.test(between)
  );
}

/** Where the long names end is in order as well. */
function shortNameAt(shorts: readonly ShortName[], reference: PolicyReference): ShortName | undefined {
  const from = countWhile(shorts, ({ longEnd }) => longEnd <= reference.start);
  const to = countWhile(shorts, ({ longEnd }) => longEnd <= reference.end + 2);
  return shorts.slice(from, to).find((one) => isDefinedAt(one, reference));
}

function isDefinedAt({ longEnd, range }: ShortName, { start, end }: PolicyReference): boolean {
  return (start < longEnd && longEnd - end <= 2 && longEnd >= end) || (start < range.start && range.end <= end);
}

/** The first one that stands at its title or its number. */
function mentionOf({ title, number }: PolicyReference, mentions: readonly Mention[]): Mention | undefined {
  const at = [title, number].flatMap((range) => (range ? overlapping(mentions, range) : []));
  return at.toSorted((a, b) => a.start - b.start)[0];
}

type Find = (reference: Unresolved) => PolicyTarget | undefined;

async function finderOf(
  all: readonly Unresolved[],
  { store, ontology }: { readonly store: NameReads; readonly ontology: Ontology },
  scope: Scope,
): Promise<Find> {
  const keys = [
    ...new Set(
      all.flatMap((one) => [
        ...formsOf(one).map((key) => `FOLDED ${key}`),
        ...numbersOf(one).map((key) => `IDENTIFIER ${key}`),
      ]),
    ),
  ];
  const asked = keys.map((key) => {
    const at = key.indexOf(' ');
    return { level: key.slice(0, at) as 'FOLDED' | 'IDENTIFIER', key: key.slice(at + 1) };
  });
  const ids = await inParts(asked, (some) => store.named(some, undefined, scope));
  const stored = await inParts([...new Set(ids.flat())], (some) => store.records(some, scope));
  const sources = new Map(
    stored.flatMap((one) =>
      one?.record.record === 'entity' && ontology.entityType(one.record.type)?.isSource
        ? [[one.record.id, one.record] as const]
        : [],
    ),
  );
  const idsOf = new Map(keys.map((key, i) => [key, ids[i] ?? []] as const));
  const only = (key: string) => {
    const found = (idsOf.get(key) ?? []).flatMap((id) => sources.get(id) ?? []);
    return found.length === 1 ? found[0] : undefined;
  };
  return (reference) => {
    const byNumber = numbersOf(reference).flatMap((key) => only(`IDENTIFIER ${key}`) ?? [])[0];
    if (byNumber) return { is: 'KNOWN', entity: byNumber, confidence: EXACT };
    const forms = formsOf(reference);
    const at = forms.findIndex((key) => isFreeName(only(`FOLDED ${key}`), key));
    const entity = only(`FOLDED ${forms[at] ?? ''}`);
    return entity && { is: 'KNOWN', entity, confidence: at === 0 ? EXACT : BY_FORM };
  };
}

/** A name that holds in one source alone was looked for with the other names of this one. */
function isFreeName(entity: EntityRecord | undefined, key: string): boolean {
  if (!entity) return false;
  const free = entity.names.filter(({ document }) => document === undefined).map(({ text }) => text);
  return [entity.label, entity.labelEn ?? '', ...free].some((name) => foldName(name) === key);
}

function formsOf({ titleText, issuers }: Unresolved): readonly string[] {
  return titleText === undefined ? [] : titleKeys(titleText, issuers[0]?.entity.label);
}

function numbersOf({ numberText }: Unresolved): readonly string[] {
  const key = numberText === undefined ? undefined : numberKey(numberText);
  return key === undefined ? [] : [key];
}

/** What is once named with title and number is the same wherever one of them stands. */
function newTarget(reference: Unresolved, sameAs: Map<string, string>): PolicyTarget | undefined {
  const { titleText, numberText } = reference;
  if (titleText !== undefined && !isNewPolicy(normalisedText(titleText), numberText !== undefined)) return undefined;
  const keys = [...(titleText === undefined ? [] : [foldName(titleText)]), ...numbersOf(reference)];
  const [first] = keys;
  if (first === undefined) return undefined;
  const key = keys.flatMap((one) => sameAs.get(one) ?? [])[0] ?? first;
  for (const one of keys) sameAs.set(one, key);
  return { is: 'NEW', key };
}

function isNewPolicy(title: string, isNumbered: boolean): boolean {
  return isPolicyTitle(title, isNumbered) && (isNumbered || title.length >= SHORTEST_TITLE || /法$/u.test(title));
}
