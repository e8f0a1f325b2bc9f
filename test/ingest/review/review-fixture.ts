/** A document in the source's own words, what a proposer by exact labels finds in it, and the review beside it; each in a folder of its own. */
import { join } from 'node:path';
import type { EntityRecord, GraphRecord, PassageRecord } from '../../../src/domain/records.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { exportLines } from '../../../src/ingest/export.ts';
import { type Proposal, type Proposed, withKey } from '../../../src/ingest/linking/proposal.ts';
import { openProposals, type Proposals } from '../../../src/ingest/review/proposals.ts';
import { createReview, type Review, type ReviewParts } from '../../../src/ingest/review/review.ts';
import { createWriter, type Writer } from '../../../src/ingest/write.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { tempFolder } from '../../temp-folder.ts';
import { keys, ontology } from '../seed-fixture.ts';

export interface ReviewWorld {
  readonly store: GraphStore;
  readonly writer: Writer;
  readonly document: string;
  /** That proposals are kept in. */
  readonly file: string;
  readonly passages: readonly PassageRecord[];
  readonly review: Review;
  /** On the same file, as another process has it. */
  open(changed?: Partial<ReviewParts['graph']>): { readonly review: Review; readonly proposals: Proposals };
  link(): Promise<void>;
  records(): Promise<readonly GraphRecord[]>;
}

const DOCUMENT = 'document:guancha';
const PARAGRAPHS = [
  '清禾县在青溪镇试行共享茶园，首批三百户茶农加入。',
  '2099年，清禾县村均收入达到52万元，比云岭县高。',
  '清禾县印发《清禾县茶园共享办法》，由县农业农村局负责。',
];

const WORLD = {
  entities: [
    { type: 'REGION', id: 'region:qinghe', label: '清禾县', fields: { level: 'COUNTY' } },
    { type: 'REGION', id: 'region:yunling', label: '云岭县', fields: { level: 'COUNTY' } },
    { type: 'MODEL', id: 'model:chayuan', label: '共享茶园' },
    { type: 'INDICATOR', id: 'indicator:cunjun', label: '村均收入', kind: 'MEAN', fields: { unit: '万元' } },
    { type: 'DOCUMENT', id: DOCUMENT, label: '清禾县茶园改革观察', fields: { visibility: 'EDITORS' } },
  ],
  passages: PARAGRAPHS.map((text, at) => {
    const id = `passage:guancha-${at + 1}`;
    return { id, document: DOCUMENT, section: [], paragraph: at + 1, text, textKind: 'FULL_TEXT' as const };
  }),
};

export async function reviewWorld(store: GraphStore = createReferenceStore(ontology)): Promise<ReviewWorld> {
  const writer = createWriter({ store, ontology, keys });
  await writer.write(WORLD, { actor: 'test' });
  const file = join(tempFolder(), 'proposals.sqlite');
  const records = async () => {
    let text = '';
    for await (const batch of exportLines(store, 'EDITORS')) text += batch;
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line).record as GraphRecord);
  };
  const open = (changed: Partial<ReviewParts['graph']> = {}) => {
    const proposals = openProposals(file);
    const graph = {
      ...{ store, ontology, keys, scope: () => scopeFor('EDITORS', 30_000) },
      write: writer.write,
      trial: writer.trial.write,
      ...changed,
    };
    return { proposals, review: createReview({ graph, proposals, now: () => new Date() }) };
  };
  const { review } = open();
  const passages = (await records()).filter((record) => record.record === 'passage');
  const inOrder = passages.toSorted((one, other) => one.paragraph - other.paragraph);
  const run = { document: DOCUMENT, passages: inOrder.map(({ id }) => id), withModel: false };
  return {
    ...{ store, writer, document: DOCUMENT, file, passages: inOrder, review, open, records },
    async link() {
      const known = (await records()).filter((record) => record.record === 'entity');
      review.keep({ ...run, proposals: inOrder.flatMap((passage) => labelsIn(passage, known)) });
    },
  };
}

/** Each entity where its label stands first. */
export function labelsIn(passage: PassageRecord, entities: readonly EntityRecord[]): readonly Proposal[] {
  return entities.flatMap(({ id, label }) => {
    if (id === passage.document || !passage.text.includes(label)) return [];
    return [proposed(passage, label, { kind: 'MENTION', entity: id }, { rule: 'LABEL' })];
  });
}

export function proposed(
  passage: PassageRecord,
  words: string,
  what: Proposed,
  more: Partial<Pick<Proposal, 'rule' | 'by' | 'confidence'>> = {},
): Proposal {
  const start = passage.text.indexOf(words);
  if (start < 0) throw new Error(`${words} does not stand in ${passage.id}`);
  const { document, id } = passage;
  const range = { start, end: start + words.length };
  return withKey({
    ...{ document, passage: id, range, quote: words, rule: 'BY_HAND', by: 'RULE' as const, confidence: 0.8 },
    ...more,
    proposed: what,
  });
}

export const RELATION = { relationType: 'PRACTISED_IN', status: 'HOLDS' } as const;

export function keep(world: ReviewWorld, ...proposals: readonly Proposal[]): readonly string[] {
  const passages = world.passages.map(({ id }) => id);
  world.review.keep({ document: world.document, passages, proposals, withModel: false });
  return proposals.map(({ key }) => key);
}

export function passageWith(world: ReviewWorld, words: string) {
  const found = world.passages.find(({ text }) => text.includes(words));
  if (!found) throw new Error(words);
  return found;
}

export function practised(world: ReviewWorld, more: Parameters<typeof proposed>[3] = {}): Proposal {
  const what: Proposed = {
    kind: 'RELATION',
    relation: RELATION,
    source: { id: 'model:chayuan' },
    target: { id: 'region:qinghe' },
  };
  return proposed(passageWith(world, '试行共享茶园'), '清禾县在青溪镇试行共享茶园', what, more);
}

export function office(world: ReviewWorld): { readonly entity: Proposal; readonly relation: Proposal } {
  const passage = passageWith(world, '县农业农村局');
  const entity = proposed(passage, '县农业农村局', {
    kind: 'ENTITY',
    entity: { type: 'ORGANIZATION', label: '清禾县农业农村局' },
  });
  const relation = proposed(passage, '由县农业农村局负责', {
    kind: 'RELATION',
    relation: { relationType: 'LOCATED_IN', status: 'HOLDS' },
    source: { proposal: entity.key },
    target: { id: 'region:qinghe' },
  });
  return { entity, relation };
}
