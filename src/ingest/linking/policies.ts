/** What is proposed for the policies that a document names: those that the graph lacks, and how the document stands to each of them. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, EntityTypeName, FieldValue, RelationTypeName } from '../../domain/records.ts';
import { normalisedText } from '../../text/normalise.ts';
import { periodsIn } from '../../text/periods.ts';
import { policyKindOf } from '../adding/titles.ts';
import { DAY, dayOf } from '../reading/dates.ts';
import { inPassage } from './passage-text.ts';
import type { PolicyRole } from './policy-grammar.ts';
import type { PolicyTarget, ReadReference } from './policy-targets.ts';
import { type Proposal, type ProposedEnd, type ProposedEntity, withKey } from './proposal.ts';
import { quoteAround } from './quote.ts';

/** What each verb leads to, the strongest first; what the ontology does not allow between the two falls to CITES. */
const STRENGTH: readonly PolicyRole[] = ['REPEALS', 'AMENDS', 'SUPERSEDES', 'IMPLEMENTS', 'ISSUES', 'CITES'];
const CONFIDENCE: Readonly<Record<PolicyRole, number>> = {
  REPEALS: 0.9,
  AMENDS: 0.9,
  SUPERSEDES: 0.9,
  IMPLEMENTS: 0.85,
  ISSUES: 0.85,
  CITES: 0.85,
};
const NEW_POLICY = 0.8;
/** A policy that is known by a number alone. */
const NEW_NUMBER = 0.6;
const LONGEST_LABEL = 300;

/** In the order of the passages; each policy that the graph lacks once, where it is first named. Pure. */
export function policyProposals(
  source: EntityRecord,
  references: readonly ReadReference[],
  ontology: Ontology,
): readonly Proposal[] {
  const fresh = newPolicies(source, references);
  const endOf = (target: PolicyTarget): ProposedEnd => {
    if (target.is === 'KNOWN') return { id: target.entity.id };
    return { proposal: fresh.get(target.key)?.key ?? '' };
  };
  return [
    ...fresh.values(),
    ...strongestOf(references).flatMap((one) => relationTo(source, one, endOf, ontology)),
    ...references.flatMap((one) => issuedBy(source, one, endOf(one.target), ontology)),
  ];
}

/** What is known of a policy is taken from all places where the document names it. */
function newPolicies(source: EntityRecord, references: readonly ReadReference[]): ReadonlyMap<string, Proposal> {
  const byKey = Map.groupBy(
    references.filter(({ target }) => target.is === 'NEW'),
    ({ target }) => (target.is === 'NEW' ? target.key : ''),
  );
  return new Map([...byKey].map(([key, all]) => [key, newPolicy(source, all)] as const));
}

function newPolicy(source: EntityRecord, all: readonly ReadReference[]): Proposal {
  const first = all.find(({ titleText }) => titleText !== undefined) ?? all[0];
  if (!first) throw new Error('A policy is proposed where it is named.');
  const number = all.flatMap(({ numberText }) => numberText ?? [])[0];
  const shortName = all.flatMap((one) => one.shortName ?? [])[0];
  const label = (first.titleText ?? number ?? '').slice(0, LONGEST_LABEL);
  const issuers = [...new Set(all.flatMap(({ issuerWords }) => issuerWords))];
  const fields: Readonly<Record<string, FieldValue>> = {
    ...(number === undefined ? {} : { documentNumber: number }),
    ...dayField('issuedOn', all, issuedOn),
    ...dayField('effectiveOn', all, effectiveOn),
    ...(issuers.length === 0 ? {} : { contributors: issuers.map((literal) => ({ role: 'ISSUER', literal })) }),
  };
  const entity: ProposedEntity['entity'] = {
    type: 'POLICY',
    label,
    kind: policyKindOf(normalisedText(label)).value,
    ...(shortName === undefined ? {} : { names: [{ text: shortName, kind: 'SHORT', document: source.id }] }),
    fields,
  };
  return withKey({
    ...placeOf(source, first),
    rule: first.titleText === undefined ? 'POLICY_NUMBER' : 'POLICY_TITLE',
    by: 'RULE',
    confidence: first.titleText === undefined ? NEW_NUMBER : NEW_POLICY,
    proposed: { kind: 'ENTITY', entity },
  });
}

function dayField(
  field: string,
  all: readonly ReadReference[],
  find: (one: ReadReference) => string | undefined,
): Readonly<Record<string, string>> {
  const day = all.flatMap((one) => find(one) ?? [])[0];
  return day === undefined ? {} : { [field]: day };
}

const ISSUED = '(?:印发|公布|发布|出台|颁布|下发|制定|颁行)';
const ISSUED_BEFORE = new RegExp(`[^,;。]{0,24}${ISSUED}(?:实施)?(?:的|了)?\\s?$`, 'u');
const ISSUED_IN_BRACKET = new RegExp(`^\\s?\\((?<words>[^()]*${ISSUED})`, 'u');

/** What a sentence tells of a policy it tells so near, but for what leads a list of them. */
const REACH = 400;
const LIST_REACH = 1_000;

/** The time with the verb that issues it: 2099年3月，县政府印发《…》; 《…》（2094年3月12日公布）. */
function issuedOn({ read, before, title, start, end }: ReadReference): string | undefined {
  const bracket = ISSUED_IN_BRACKET.exec(read.text.slice((title?.end ?? end) + 1, end + 40))?.groups?.words;
  const inFront = read.text.slice(Math.max(before.start, start - REACH), start);
  const words = bracket ?? (ISSUED_BEFORE.test(inFront) ? inFront : undefined);
  if (words === undefined) return undefined;
  const day = new RegExp(`${DAY}[^。;]{0,30}$`, 'u').exec(words);
  if (day) return dayOf(day[1] ?? '', day[2] ?? '', day[3] ?? '');
  const told = periodsIn(words).map(({ period }) => period);
  return told.length === 1 && told[0] !== undefined && !told[0].includes('/') ? told[0] : undefined;
}

const IN_FORCE = new RegExp(`^[^,;。]{0,4},?(?:已)?自\\s?${DAY}\\s?起(?:施行|实施|执行|生效)`, 'u');

function effectiveOn({ read, behind }: ReadReference): string | undefined {
  const found = IN_FORCE.exec(read.text.slice(behind.start, behind.end));
  return found ? dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '') : undefined;
}

/** One relation for each policy and passage: of several the strongest, of equals the first. */
function strongestOf(references: readonly ReadReference[]): readonly ReadReference[] {
  const best = new Map<string, ReadReference>();
  for (const one of references) {
    const key = `${one.read.passage.id} ${targetKey(one)}`;
    const before = best.get(key);
    if (!before || STRENGTH.indexOf(one.role) < STRENGTH.indexOf(before.role)) best.set(key, one);
  }
  const kept = new Set(best.values());
  return references.filter((one) => kept.has(one));
}

function targetKey({ target }: ReadReference): string {
  return target.is === 'KNOWN' ? target.entity.id : `new ${target.key}`;
}

function relationTo(
  document: EntityRecord,
  reference: ReadReference,
  endOf: (target: PolicyTarget) => ProposedEnd,
  ontology: Ontology,
): readonly Proposal[] {
  const { target, fromTarget, role } = reference;
  const source = fromTarget ? endOf(fromTarget) : { id: document.id };
  const end = endOf(target);
  if ('id' in end && 'id' in source && end.id === source.id) return [];
  const sourceType = fromTarget ? typeOf(fromTarget) : document.type;
  const wanted: RelationTypeName = role === 'ISSUES' ? 'CITES' : role;
  const type = [wanted, 'CITES'].find((name) => ontology.joins(name, sourceType, typeOf(target)));
  if (type === undefined) return [];
  const period = type === 'REPEALS' ? repealedFrom(reference) : undefined;
  return [
    withKey({
      ...placeOf(document, reference),
      rule: type === 'CITES' && role === 'ISSUES' ? 'PASSES_ON_IN_WORDS' : `${type}_IN_WORDS`,
      by: 'RULE',
      confidence: confidenceOf(reference),
      proposed: {
        kind: 'RELATION',
        relation: { relationType: type, status: 'HOLDS', ...(period === undefined ? {} : { period }) },
        source,
        target: end,
      },
    }),
  ];
}

function typeOf(target: PolicyTarget): EntityTypeName {
  return target.is === 'KNOWN' ? target.entity.type : 'POLICY';
}

const FROM_DAY = new RegExp(`自\\s?${DAY}\\s?起`, 'u');

function repealedFrom({ read, sentence, start, end }: ReadReference): string | undefined {
  const [from, to] = [Math.max(sentence.start, start - LIST_REACH), Math.min(sentence.end, end + REACH)];
  const found = FROM_DAY.exec(read.text.slice(from, to));
  const day = found ? dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '') : undefined;
  return day === undefined ? undefined : `${day}/..`;
}

/** 国务院印发《…》: the bodies in front of the verb. */
function issuedBy(
  source: EntityRecord,
  reference: ReadReference,
  policy: ProposedEnd,
  ontology: Ontology,
): readonly Proposal[] {
  const { issuers, role, target, read } = reference;
  const type = typeOf(target);
  const verb = read.text.slice(issuers[0]?.end, reference.before.end);
  const bodies =
    role === 'ISSUES' ? issuers.filter(({ entity }) => ontology.joins('ISSUED_BY', type, entity.type)) : [];
  return bodies.toReversed().map((issuer) =>
    withKey({
      ...placeOf(source, { ...reference, start: issuer.start }),
      rule: 'ISSUED_IN_WORDS',
      by: 'RULE',
      confidence: confidenceOf(reference),
      proposed: {
        kind: 'RELATION',
        relation: { relationType: 'ISSUED_BY', status: statusOf(verb) },
        source: policy,
        target: { id: issuer.entity.id },
      },
    }),
  );
}

function statusOf(verb: string): 'HOLDS' | 'UNDERWAY' | 'INTENDED' {
  if (/将|拟|要|计划|抓紧|研究/u.test(verb)) return 'INTENDED';
  return /正在|编制(?!了)|制定(?!了|并|实施|印发|出台)/u.test(verb) && !/已/u.test(verb) ? 'UNDERWAY' : 'HOLDS';
}

function confidenceOf({ role, target }: ReadReference): number {
  return target.is === 'KNOWN' ? CONFIDENCE[role] * target.confidence : CONFIDENCE[role] * NEW_POLICY;
}

function placeOf(
  source: EntityRecord,
  reference: ReadReference,
): Pick<Proposal, 'document' | 'passage' | 'range' | 'quote'> {
  const { read, start, end } = reference;
  return {
    document: source.id,
    passage: read.passage.id,
    range: inPassage(read, { start, end }),
    quote: quoteAround(read, { start, end }),
  };
}
