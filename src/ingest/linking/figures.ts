/** Proposed observations: the figures of all passages, their indicators of the graph or proposed with them. */
import { inParts } from '../../domain/in-parts.ts';
import type { EntityRecord, EntityTypeName } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Places } from '../../store/places.ts';
import type { GraphStore } from '../../store/port.ts';
import { foldName } from '../../text/keys.ts';
import { type FoundFigure, figuresInPassage } from './figures-in-passage.ts';
import type { Mention } from './mentions.ts';
import { inPassage, type PassageText } from './passage-text.ts';
import { type Proposal, type ProposedEnd, withKey } from './proposal.ts';
import { quoteAround } from './quote.ts';

export interface FigureParts {
  readonly store: Pick<GraphStore, 'named'>;
  readonly placeTypes: ReadonlySet<EntityTypeName>;
  readonly places: Pick<Places, 'above' | 'labelOf'>;
  readonly documentPlace?: string;
}

interface InPassage {
  readonly read: PassageText;
  readonly figure: FoundFigure;
}

const NEW_INDICATOR = 0.7;

/** In the order of the passages, each proposed indicator before the first figure of it. Cost: one lookup of names. */
export async function figureProposals(
  source: EntityRecord,
  read: readonly PassageText[],
  mentions: readonly (readonly Mention[])[],
  parts: FigureParts,
  scope: Scope,
): Promise<readonly Proposal[]> {
  const { placeTypes, places, documentPlace } = parts;
  const issuedOn = dayOf(source);
  const found = read.flatMap((one, i) =>
    figuresInPassage({
      read: one,
      mentions: mentions[i] ?? [],
      placeTypes,
      levelOf: (place, level) => levelOf(places, place, level),
      isPolicy: source.type === 'POLICY',
      ...(documentPlace === undefined ? {} : { documentPlace }),
      ...(issuedOn === undefined ? {} : { issuedOn }),
    }).map((figure): InPassage => ({ read: one, figure })),
  );
  const known = await knownIndicators(found, parts.store, scope);
  return proposed(source, found, known);
}

function dayOf({ fields }: EntityRecord): string | undefined {
  const day = fields.issuedOn ?? fields.effectiveOn;
  return typeof day === 'string' ? day : undefined;
}

/** 全省 of a county is its province. */
function levelOf({ above, labelOf }: FigureParts['places'], place: string, level: string): string | undefined {
  return [place, ...above(place)].find((one) => labelOf(one).endsWith(level));
}

/** By folded label. */
async function knownIndicators(
  found: readonly InPassage[],
  store: FigureParts['store'],
  scope: Scope,
): Promise<ReadonlyMap<string, string>> {
  const labels = found.flatMap(({ figure }) => ('label' in figure.indicator ? [foldName(figure.indicator.label)] : []));
  const keys = [...new Set(labels)].map((key) => ({ level: 'FOLDED', key }) as const);
  const ids = await inParts(keys, (some) => store.named(some, 'INDICATOR', scope));
  return new Map(
    keys.flatMap(({ key }, i) => (ids[i]?.length === 1 && ids[i]?.[0] ? [[key, ids[i][0]] as const] : [])),
  );
}

function proposed(
  source: EntityRecord,
  found: readonly InPassage[],
  known: ReadonlyMap<string, string>,
): readonly Proposal[] {
  const fresh = new Map<string, Proposal>();
  return found.flatMap((one) => {
    const { indicator } = one.figure;
    if ('entity' in indicator) return [observation(source, one, { id: indicator.entity })];
    const key = foldName(indicator.label);
    const id = known.get(key);
    if (id !== undefined) return [observation(source, one, { id })];
    const before = fresh.get(key);
    if (before) return [observation(source, one, { proposal: before.key })];
    const entity = newIndicator(source, one, indicator);
    fresh.set(key, entity);
    return [entity, observation(source, one, { proposal: entity.key })];
  });
}

function newIndicator(
  source: EntityRecord,
  one: InPassage,
  { label, kind }: { label: string; kind: string },
): Proposal {
  const { unit } = one.figure.printed;
  return withKey({
    ...placeOf(source, one),
    rule: 'INDICATOR_IN_WORDS',
    confidence: NEW_INDICATOR,
    proposed: {
      kind: 'ENTITY',
      entity: { type: 'INDICATOR', label, kind, ...(unit === undefined ? {} : { fields: { unit } }) },
    },
  });
}

function observation(source: EntityRecord, one: InPassage, indicator: ProposedEnd): Proposal {
  const { printed, comparator, period, status, subject, confidence, rule } = one.figure;
  return withKey({
    ...placeOf(source, one),
    rule,
    confidence,
    proposed: {
      kind: 'OBSERVATION',
      observation: { ...printed, comparator, status, ...(period === undefined ? {} : { period }) },
      indicator,
      subject: { id: subject },
    },
  });
}

function placeOf(
  source: EntityRecord,
  { read, figure }: InPassage,
): Pick<Proposal, 'document' | 'passage' | 'range' | 'quote' | 'by'> {
  return {
    document: source.id,
    passage: read.passage.id,
    range: inPassage(read, figure),
    quote: quoteAround(read, figure),
    by: 'RULE',
  };
}
