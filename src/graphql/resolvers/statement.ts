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
import {
  type FieldResolvers,
  inLang,
  type LangArgument,
  loadEntity,
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
    Relation: { ...STATEMENT, ...plain(['relationType', 'ordinal', 'qualifiers']), ...relationFields(ontology) },
    RelationEdge: relationEdgeFields(ontology),
    Observation: {
      ...STATEMENT,
      ...plain(['value', 'low', 'high', 'unit', 'comparator', 'wording']),
      indicator: resolver<StoredObservation>(({ record }, _, context) => loadEntity(context, record.indicator)),
      subject: resolver<StoredObservation>(({ record }, _, context) => loadEntity(context, record.subject)),
      comparedWith: resolver<StoredObservation>(({ record }, _, context) => loadEntity(context, record.comparedWith)),
      relation: resolver<StoredObservation>(({ record }, _, context) => loadRecord(context, record.relation)),
    },
    Claim: {
      ...STATEMENT,
      ...plain(['claimKind']),
      text: resolver<StoredClaim, LangArgument>(({ record }, { lang }) => inLang(lang, record.text, record.textEn)),
      subject: resolver<StoredClaim>(({ record }, _, context) => loadEntity(context, record.subject)),
      object: resolver<StoredClaim>(({ record }, _, context) => loadEntity(context, record.object)),
      scope: resolver<StoredClaim>(({ record }, _, context) => loadEntity(context, record.scope)),
    },
    Qualifier: {
      entity: resolver<Qualifier>(({ entity }, _, context) => loadEntity(context, entity)),
      text: resolver<Qualifier, LangArgument>(({ text, textEn }, { lang }) => inLang(lang, text, textEn)),
    },
    Evidence: EVIDENCE,
    Cited: { source: resolver<Cited>(({ source }, _, context) => loadEntity(context, source)) },
  };
}

function relationFields(ontology: Ontology): FieldResolvers {
  return {
    label: resolver<StoredRelation, LangArgument>(({ record }, { lang }) => {
      const reads = ontology.relationType(record.relationType)?.reads;
      return inLang(lang, reads?.zh, reads?.en) ?? record.relationType;
    }),
    inverseLabel: resolver<StoredRelation, LangArgument>(({ record }, { lang }) => {
      const reads = ontology.relationType(record.relationType)?.readsInverse;
      return inLang(lang, reads?.zh, reads?.en) ?? record.relationType;
    }),
    source: resolver<StoredRelation>(({ record }, _, context) => loadEntity(context, record.source)),
    target: resolver<StoredRelation>(({ record }, _, context) => loadEntity(context, record.target)),
  };
}

function relationEdgeFields(ontology: Ontology): FieldResolvers {
  return {
    other: resolver<RelationEdge>(({ node, seen }, _, context) =>
      loadEntity(context, seen?.other ?? node.record.target),
    ),
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
  attributedTo: resolver<Stored<StatementRecord>>(({ record }, _, context) => loadEntity(context, record.attributedTo)),
  evidence: resolver<Stored<StatementRecord>, { readonly first: number }>(({ record }, { first }) =>
    record.evidence.slice(0, first),
  ),
  evidenceCount: resolver<Stored<StatementRecord>>(({ record }) => record.evidence.length),
};

const EVIDENCE: FieldResolvers = {
  passage: resolver<Evidence>(({ passage }, _, context) => loadRecord(context, passage)),
  locator: resolver<Evidence, LangArgument>(async ({ passage }, { lang }, context) => {
    const stored = await loadRecord(context, passage);
    return stored?.record.record === 'passage' ? locatorIn(stored.record, lang, context) : null;
  }),
  range: resolver<Evidence>(async ({ passage, quote }, _, context) => {
    const stored = quote === undefined ? null : await loadRecord(context, passage);
    return stored?.record.record === 'passage' && quote !== undefined ? rangeOf(quote, stored.record) : null;
  }),
  cited: resolver<Evidence>(({ cited }) => cited ?? []),
};

export async function locatorIn(
  passage: PassageRecord,
  lang: LangArgument['lang'],
  context: GraphContext,
): Promise<string | null> {
  const { zh, en } = locatorOf(passage.section, await context.loaders.places.load(passage));
  return inLang(lang, zh, en);
}

/** Only in the source's own words can a quote stand. */
function rangeOf(quote: string, passage: PassageRecord): QuoteRange | null {
  return passage.textKind === 'FULL_TEXT' ? (findQuote(passage.text, quote) ?? null) : null;
}
