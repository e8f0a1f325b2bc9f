/** The judged mentions against the proposed ones: the same entity at the same place, quotation marks around it aside. */
import type { EntityRecord, PassageRecord } from '../../../../src/domain/records.ts';
import { proposalsOf } from '../../../../src/ingest/linking/linking.ts';
import { seedEntities } from '../gold/known-entities.ts';
import { type GoldParagraph, type GoldText, readTexts } from '../gold/read-mentions.ts';
import { type Outcome, paired } from './score.ts';
import type { SeedWorld } from './seed-world.ts';

export interface MeasuredMention {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
}

/** Cost: links each text once. */
export async function measureMentions(world: SeedWorld): Promise<readonly Outcome[]> {
  const texts = readTexts(await seedEntities());
  const outcomes: Outcome[] = [];
  for (const text of texts) {
    await world.declare(text.declared);
    outcomes.push(...(await measuredText(world, text)));
  }
  return outcomes;
}

async function measuredText(world: SeedWorld, text: GoldText): Promise<readonly Outcome[]> {
  const source = sourceOf(text);
  const passages = text.paragraphs.map((paragraph, at) => passageOf(source, paragraph, at));
  const proposals = await proposalsOf(source, passages, world.parts);
  const labels = await labelsOf(
    world,
    proposals.flatMap(({ proposed }) => (proposed.kind === 'MENTION' ? [proposed.entity] : [])),
  );
  return text.paragraphs.map((paragraph, at) => {
    const proposed = proposals.flatMap(({ passage, range, proposed: one }) =>
      one.kind === 'MENTION' && passage === passages[at]?.id
        ? [{ ...withoutMarks(paragraph.text, range), entity: labels.get(one.entity) ?? '' }]
        : [],
    );
    const judged = paragraph.mentions.map((one) => ({
      ...withoutMarks(paragraph.text, one),
      entity: `${one.entity.type} ${one.entity.label}`,
    }));
    return outcomeOf(text.name, paragraph, judged, proposed);
  });
}

export function outcomeOf(
  set: string,
  { half, text }: Pick<GoldParagraph, 'half' | 'text'>,
  judged: readonly MeasuredMention[],
  proposed: readonly MeasuredMention[],
): Outcome {
  const { pairs, missed, wrong } = paired(
    judged,
    proposed,
    (one, other) => one.start === other.start && one.end === other.end && one.entity === other.entity,
  );
  const words = ({ start, end, entity }: MeasuredMention) =>
    `${text.slice(Math.max(0, start - 8), start)}[${text.slice(start, end)}]${text.slice(end, end + 8)} ${entity}`;
  return { half, set, right: pairs.length, wrong: wrong.map(words), missed: missed.map(words) };
}

const MARKS = /[“”"‘’'「」『』《》〈〉]/u;

export function withoutMarks<R extends { readonly start: number; readonly end: number }>(
  text: string,
  range: R,
): { readonly start: number; readonly end: number } {
  let { start, end } = range;
  while (start < end && MARKS.test(text[start] ?? '')) start++;
  while (end > start && MARKS.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/** `TYPE label` of each id. */
export async function labelsOf({ parts }: SeedWorld, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = [...new Set(ids)];
  const stored = await parts.store.records(all, parts.scope());
  return new Map(
    stored.flatMap((one, i) =>
      one?.record.record === 'entity' ? [[all[i] ?? '', `${one.record.type} ${one.record.label}`] as const] : [],
    ),
  );
}

function sourceOf({ name }: GoldText): EntityRecord {
  return {
    record: 'entity',
    id: `document:${name}`,
    type: 'DOCUMENT',
    label: name,
    names: [],
    fields: {},
    fieldEvidence: [],
  };
}

function passageOf(source: EntityRecord, { text, section }: GoldParagraph, at: number): PassageRecord {
  return {
    record: 'passage',
    id: `passage:${at + 1}`,
    document: source.id,
    section,
    paragraph: at + 1,
    text,
    textKind: 'FULL_TEXT',
  };
}
