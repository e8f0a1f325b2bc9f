/**
 * What the passages of a document seem to say: entities that they name, policies that they cite, figures, relations. Proposals for a
 * person to decide; nothing is written (docs/linking.md).
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { placeTypesOf } from '../../store/places.ts';
import type { GraphStore } from '../../store/port.ts';
import { figureProposals } from './figures.ts';
import { type Mention, mentionsOf } from './mentions.ts';
import { inPassage, type PassageText, readPassage } from './passage-text.ts';
import { policyProposals } from './policies.ts';
import { policyTargets } from './policy-targets.ts';
import { type Proposal, withKey } from './proposal.ts';
import { quoteAround } from './quote.ts';
import { relationProposals } from './relations.ts';

export interface LinkingParts {
  readonly store: Pick<GraphStore, 'named' | 'records' | 'relationsOf'>;
  readonly ontology: Ontology;
  /** Who asks and until when: asked before each read. */
  readonly scope: () => Scope;
}

/**
 * Of the source's passages in their order; of those that are printed words of it (`FULL_TEXT`) alone. The same passages and the same
 * graph give the same proposals with the same keys.
 *
 * Errors: those of the store. Cost: some ten reads for all passages together, each in parts of a thousand; 1 to 3 ms a passage.
 */
export async function proposalsOf(
  source: EntityRecord,
  passages: readonly PassageRecord[],
  parts: LinkingParts,
): Promise<readonly Proposal[]> {
  const read = passages.filter(({ textKind }) => textKind === 'FULL_TEXT').map(readPassage);
  if (read.length === 0) return [];
  const { store, ontology, scope } = parts;
  const placeTypes = placeTypesOf(ontology);
  const { mentions, ...around } = await mentionsOf(source, read, { store, ontology, placeTypes }, scope());
  const references = await policyTargets(read, mentions, parts, scope());
  return [
    ...read.flatMap((one, i) => (mentions[i] ?? []).map((mention) => mentionProposal(source, one, mention))),
    ...policyProposals(source, references, ontology),
    ...relationProposals(source, read, mentions, { ontology, placeTypes }),
    ...(await figureProposals(source, read, mentions, { store, placeTypes, ...around }, scope())),
  ];
}

function mentionProposal(source: EntityRecord, read: PassageText, mention: Mention): Proposal {
  return withKey({
    document: source.id,
    passage: read.passage.id,
    range: inPassage(read, mention),
    quote: quoteAround(read, mention),
    rule: mention.rule,
    by: 'RULE',
    confidence: mention.confidence,
    proposed: { kind: 'MENTION', entity: mention.entity.id },
  });
}
