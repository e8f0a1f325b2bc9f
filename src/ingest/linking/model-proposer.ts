/**
 * A language model as a further proposer of relations: between entities that a passage names, of types that the ontology has, each
 * with words of the passage that say so. What it says otherwise is not taken, and what is taken is marked as a model's for ever.
 */
import type { Ontology, RelationTypeDef } from '../../domain/ontology.ts';
import type { EntityRecord, PassageRecord, Status } from '../../domain/records.ts';
import { quoteFault } from '../../domain/validate/text-rules.ts';
import { placeTypesOf } from '../../store/places.ts';
import type { ChatModel } from './chat-model.ts';
import type { LinkingParts } from './linking.ts';
import { mentionsOf } from './mentions.ts';
import { readPassage } from './passage-text.ts';
import { type Proposal, withKey } from './proposal.ts';

export interface ModelAnswer {
  readonly proposals: readonly Proposal[];
  /** How many things it said that the ontology, the passage's names or its words do not bear out; an answer that is no JSON is one. */
  readonly refused: number;
}

const STATUSES: readonly string[] = ['HOLDS', 'UNDERWAY', 'INTENDED'];
/** Below what rules say: it is to be looked at after them. */
const CONFIDENCE = 0.5;
const MOST_TAKEN = 20;

/**
 * Asks once for each passage of printed words that names two entities or more, one after the other.
 *
 * Errors: those of the store and of the model (UNAVAILABLE), after which nothing of this call is proposed.
 */
export async function modelProposalsOf(
  source: EntityRecord,
  passages: readonly PassageRecord[],
  parts: LinkingParts,
  model: ChatModel,
): Promise<ModelAnswer> {
  const { store, ontology, scope } = parts;
  const read = passages.filter(({ textKind }) => textKind === 'FULL_TEXT').map(readPassage);
  if (read.length === 0) return { proposals: [], refused: 0 };
  const { mentions } = await mentionsOf(source, read, { store, ontology, placeTypes: placeTypesOf(ontology) }, scope());
  const proposals: Proposal[] = [];
  let refused = 0;
  for (const [i, { passage }] of read.entries()) {
    const entities = [...new Map((mentions[i] ?? []).map(({ entity }) => [entity.id, entity])).values()];
    if (entities.length < 2) continue;
    const types = typesAmong(entities, ontology);
    if (types.length === 0) continue;
    const said = saidIn(await model.answer(instruction(types), question(passage, entities)));
    const taken = said.flatMap((one) => takenOf(one, { source, passage, entities, ontology, model }) ?? []);
    proposals.push(...taken.slice(0, MOST_TAKEN));
    refused += said.length - Math.min(taken.length, MOST_TAKEN);
  }
  return { proposals, refused };
}

/** Those that may join two of the entities and need nothing beside their ends. */
function typesAmong(entities: readonly EntityRecord[], ontology: Ontology): readonly RelationTypeDef[] {
  const kinds = [...new Set(entities.map(({ type }) => type))];
  return ontology.relationTypes.filter(
    ({ name, ordered, qualifiers }) =>
      !ordered &&
      !qualifiers.some(({ required }) => required) &&
      kinds.some((from) => kinds.some((to) => ontology.joins(name, from, to))),
  );
}

function instruction(types: readonly RelationTypeDef[]): string {
  const listed = types.map(({ name, reads, description }) => `${name} (${reads.zh}): ${description.zh}`).join('\n');
  return [
    '你从一段政策文本中找出它明白说出的关系，只用给出的实体和关系类型，不用任何别的知识。',
    '只回答 JSON：{"relations":[{"type":"…","source":"实体id","target":"实体id","status":"HOLDS|UNDERWAY|INTENDED","quote":"原文"}]}；没有就给空数组。',
    'quote 逐字抄自原文，不超过 40 个汉字，两端的实体都由它说到。已成为 HOLDS，正在做 UNDERWAY，打算做 INTENDED；拿不准的不要写。',
    `关系类型：\n${listed}`,
  ].join('\n');
}

function question({ text }: PassageRecord, entities: readonly EntityRecord[]): string {
  const listed = entities.map(({ id, type, label }) => `${id} ${type} ${label}`).join('\n');
  return `实体：\n${listed}\n\n原文：\n${text}`;
}

/** The items of an answer; what is no such answer is one item that is nothing. */
function saidIn(answer: string): readonly unknown[] {
  try {
    const { relations } = Object(JSON.parse(answer.replace(/^```(?:json)?\s*|\s*```$/gu, ''))) as {
      relations?: unknown;
    };
    return Array.isArray(relations) ? relations : [undefined];
  } catch {
    return [undefined];
  }
}

interface Asked {
  readonly source: EntityRecord;
  readonly passage: PassageRecord;
  readonly entities: readonly EntityRecord[];
  readonly ontology: Ontology;
  readonly model: ChatModel;
}

function takenOf(said: unknown, { source, passage, entities, ontology, model }: Asked): Proposal | undefined {
  const { type, source: from, target: to, status, quote } = Object(said) as Readonly<Record<string, unknown>>;
  const [one, other] = [from, to].map((id) => entities.find((entity) => entity.id === id));
  if (!one || !other || one === other || typeof type !== 'string' || typeof quote !== 'string') return undefined;
  const start = passage.text.indexOf(quote);
  const isQuoted = start >= 0 && quote.trim() !== '' && quoteFault(quote) === undefined;
  const definition = typesAmong([one, other], ontology).find(({ name }) => name === type);
  if (!isQuoted || !definition || !ontology.joins(type, one.type, other.type) || !isStatus(status)) return undefined;
  return withKey({
    document: source.id,
    passage: passage.id,
    range: { start, end: start + quote.length },
    quote,
    rule: model.name,
    by: 'MODEL',
    confidence: CONFIDENCE,
    proposed: {
      kind: 'RELATION',
      relation: { relationType: type, status },
      source: { id: one.id },
      target: { id: other.id },
    },
  });
}

function isStatus(status: unknown): status is Status {
  return typeof status === 'string' && STATUSES.includes(status);
}
