/** Relations, figures, claims, and where each is stated. */
import type { Ontology } from '../../domain/ontology.ts';
import { findQuote, type QuoteRange } from '../../domain/quote.ts';
import type {
  Cited,
  ClaimRecord,
  Evidence,
  ObservationRecord,
  PassageRecord,
  Qualifier,
  RelationRecord,
  StatementRecord,
  Stored,
} from '../../domain/records.ts';
import { locatorOf } from '../../inquiry/locator.ts';
import type { SeenRelation } from '../../inquiry/reads.ts';
import type { GraphContext } from '../context.ts';
import { part, toEntity, toPassage, toRecord } from './foreseen.ts';
import {
  type FieldResolvers,
  inLang,
  type LangArgument,
  loadRecord,
  resolver,
  type TypeResolvers,
} from './resolver.ts';

type StoredRelation = Stored<RelationRecord>;
type StoredObservation = Stored<ObservationRecord>;
type StoredClaim = Stored<ClaimRecord>;
/** `seen` says from where; on the root field there is none, and a relation is seen from its source. */
interface RelationEdge {
  readonly node: StoredRelation;
  readonly seen?: SeenRelation;
}

export function statementResolvers(ontology: Ontology): TypeResolvers {
  return {
    Relation: { ...STATEMENT, ...plain(['relationType', 'ordinal']), ...relationFields(ontology) },
    RelationEdge: relationEdgeFields(ontology),
    Observation: {
      ...STATEMENT,
      ...plain(['value', 'low', 'high', 'unit', 'comparator', 'wording']),
      indicator: toEntity<StoredObservation>(({ record }) => record.indicator),
      subject: toEntity<StoredObservation>(({ record }) => record.subject),
      comparedWith: toEntity<StoredObservation>(({ record }) => record.comparedWith),
      relation: toRecord<StoredObservation>(({ record }) => record.relation),
    },
    Claim: {
      ...STATEMENT,
      ...plain(['claimKind']),
      text: resolver<StoredClaim, LangArgument>(({ record }, { lang }) => inLang(lang, record.text, record.textEn)),
      subject: toEntity<StoredClaim>(({ record }) => record.subject),
      object: toEntity<StoredClaim>(({ record }) => record.object),
      scope: toEntity<StoredClaim>(({ record }) => record.scope),
    },
    Qualifier: {
      entity: toEntity<Qualifier>(({ entity }) => entity),
      text: resolver<Qualifier, LangArgument>(({ text, textEn }, { lang }) => inLang(lang, text, textEn)),
    },
    Evidence: EVIDENCE,
    Cited: { source: toEntity<Cited>(({ source }) => source) },
  };
}

function relationFields(ontology: Ontology): FieldResolvers {
  return {
    qualifiers: part<StoredRelation>(({ record }) => record.qualifiers),
    label: resolver<StoredRelation, LangArgument>(({ record }, { lang }) => {
      const reads = ontology.relationType(record.relationType)?.reads;
      return inLang(lang, reads?.zh, reads?.en) ?? record.relationType;
    }),
    inverseLabel: resolver<StoredRelation, LangArgument>(({ record }, { lang }) => {
      const reads = ontology.relationType(record.relationType)?.readsInverse;
      return inLang(lang, reads?.zh, reads?.en) ?? record.relationType;
    }),
    source: toEntity<StoredRelation>(({ record }) => record.source),
    target: toEntity<StoredRelation>(({ record }) => record.target),
  };
}

function relationEdgeFields(ontology: Ontology): FieldResolvers {
  return {
    other: toEntity<RelationEdge>(({ node, seen }) => seen?.other ?? node.record.target),
    direction: resolver<RelationEdge>(({ node, seen }) => {
      if (seen) return seen.direction;
      return ontology.relationType(node.record.relationType)?.symmetric ? 'BOTH' : 'OUT';
    }),
    label: resolver<RelationEdge, LangArgument>(({ node, seen }, { lang }) => {
      const type = ontology.relationType(node.record.relationType);
      const reads = seen?.direction === 'IN' ? type?.readsInverse : type?.reads;
      return inLang(lang, reads?.zh, reads?.en) ?? node.record.relationType;
    }),
  };
}

/** Fields of the record under their own names. */
function plain(names: readonly string[]): FieldResolvers {
  return Object.fromEntries(names.map((name) => [name, resolver<Stored>(({ record }) => Reflect.get(record, name))]));
}

const STATEMENT: FieldResolvers = {
  ...plain(['id', 'period', 'status', 'basis']),
  revision: resolver<Stored>(({ revision }) => revision),
  note: resolver<Stored<StatementRecord>, LangArgument>(({ record }, { lang }) =>
    inLang(lang, record.note, record.noteEn),
  ),
  attributedTo: toEntity<Stored<StatementRecord>>(({ record }) => record.attributedTo),
  evidence: part<Stored<StatementRecord>, { readonly first: number }>(({ record }, { first }) =>
    record.evidence.slice(0, first),
  ),
  evidenceCount: resolver<Stored<StatementRecord>>(({ record }) => record.evidence.length),
};

const EVIDENCE: FieldResolvers = {
  passage: toPassage<Evidence>(({ passage }) => passage),
  locator: resolver<Evidence, LangArgument>(async ({ passage }, { lang }, context) => {
    const stored = await loadRecord(context, passage);
    return stored?.record.record === 'passage' ? locatorIn(stored.record, lang, context) : null;
  }),
  range: resolver<Evidence>(async ({ passage, quote }, _, context) => {
    const stored = quote === undefined ? null : await loadRecord(context, passage);
    return stored?.record.record === 'passage' && quote !== undefined ? rangeOf(quote, stored.record) : null;
  }),
  cited: part<Evidence>(({ cited }) => cited ?? []),
};

export async function locatorIn(
  passage: PassageRecord,
  lang: LangArgument['lang'],
  context: GraphContext,
): Promise<string | null> {
  const { zh, en } = locatorOf(passage.section, (await context.loaders.places().load(passage)).paragraph);
  return inLang(lang, zh, en);
}

/** Only in the source's own words can a quote stand. */
function rangeOf(quote: string, passage: PassageRecord): QuoteRange | null {
  return passage.textKind === 'FULL_TEXT' ? (findQuote(passage.text, quote) ?? null) : null;
}
