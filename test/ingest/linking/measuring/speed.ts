/** How many passages a second are linked to the shipped seed: its judged texts, over and over, in passages of some 200 characters. */
import type { EntityRecord, PassageRecord } from '../../../../src/domain/records.ts';
import { proposalsOf } from '../../../../src/ingest/linking/linking.ts';
import { seedEntities } from '../gold/known-entities.ts';
import { readTexts } from '../gold/read-mentions.ts';
import type { SeedWorld } from './seed-world.ts';

const LENGTH = 200;
const SOURCE: EntityRecord = {
  record: 'entity',
  id: 'document:speed',
  type: 'DOCUMENT',
  label: '测速',
  names: [],
  fields: {},
  fieldEvidence: [],
};

export interface Speed {
  readonly passages: number;
  readonly characters: number;
  /** Passages for each second of CPU time, the store's thread with it. */
  readonly aSecond: number;
}

/** Cost: links the texts `rounds` times, after two rounds in which dictionaries load and code warms up. */
export async function measureSpeed({ parts }: SeedWorld, rounds: number): Promise<Speed> {
  const passages = await passagesOfTexts();
  for (let round = 0; round < 2; round += 1) await proposalsOf(SOURCE, passages, parts);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await proposalsOf(SOURCE, passages, parts);
  const { user, system } = process.cpuUsage(before);
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  return { passages: passages.length, characters, aSecond: (rounds * passages.length * 1e6) / (user + system) };
}

async function passagesOfTexts(): Promise<readonly PassageRecord[]> {
  const texts = readTexts(await seedEntities()).map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(''));
  const pieces = texts.flatMap((text) => text.match(new RegExp(`[\\s\\S]{1,${LENGTH}}`, 'gu')) ?? []);
  return pieces.map((text, at) => ({
    record: 'passage',
    id: `passage:s${at}`,
    document: SOURCE.id,
    section: [],
    paragraph: at + 1,
    text,
    textKind: 'FULL_TEXT',
  }));
}
