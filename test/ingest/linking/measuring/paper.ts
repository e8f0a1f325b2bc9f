/** The judged paragraphs of the paper against what is proposed for it; the paper itself is not part of the project (GONGFU_PAPER). */
import type { EntityRecord, PassageRecord } from '../../../../src/domain/records.ts';
import { proposalsOf } from '../../../../src/ingest/linking/linking.ts';
import { paperText } from '../../../corpus/paper.ts';
import { readText } from '../../reading/reading-text.ts';
import { seedEntities } from '../gold/known-entities.ts';
import { type GoldPaperMention, readPaperMentions } from '../gold/read-mentions.ts';
import { labelsOf, type MeasuredMention, outcomeOf, withoutMarks } from './mentions.ts';
import type { Outcome } from './score.ts';
import type { SeedWorld } from './seed-world.ts';

const PAPER = 'document:huang-fu-2022';

/** Cost: links the whole paper once. */
export async function measurePaper(world: SeedWorld): Promise<readonly Outcome[]> {
  const { store, scope } = world.parts;
  const [stored] = await store.records([PAPER], scope());
  if (stored?.record.record !== 'entity') throw new Error(`The seed has no ${PAPER}.`);
  const passages = paperPassages(stored.record);
  const proposals = await proposalsOf(stored.record, passages, world.parts);
  const labels = await labelsOf(
    world,
    proposals.flatMap(({ proposed }) => (proposed.kind === 'MENTION' ? [proposed.entity] : [])),
  );
  return readPaperMentions(await seedEntities()).map(({ paragraph, half, mentions }) => {
    const passage = passages[paragraph - 1];
    const text = passage?.text ?? '';
    const proposed = proposals.flatMap(({ passage: id, range, proposed: one }) =>
      one.kind === 'MENTION' && id === passage?.id
        ? [{ ...withoutMarks(text, range), entity: labels.get(one.entity) ?? '' }]
        : [],
    );
    return outcomeOf('paper', { half, text }, judgedIn(text, mentions), proposed);
  });
}

function judgedIn(text: string, mentions: readonly GoldPaperMention[]): readonly MeasuredMention[] {
  return mentions.flatMap(({ words, at, entity }) => {
    const places = occurrences(words, text);
    return at.map((nth) => {
      const start = places[nth - 1] ?? 0;
      return { ...withoutMarks(text, { start, end: start + words.length }), entity: `${entity.type} ${entity.label}` };
    });
  });
}

function occurrences(words: string, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** As persons count its paragraphs (test/ingest/reading/paper.test.ts), without white space. */
function paperPassages(source: EntityRecord): readonly PassageRecord[] {
  const { blocks, text } = readText(paperText());
  const words = blocks.flatMap(({ kind, start, end }) => (kind === 'PARAGRAPH' ? [text.slice(start, end)] : []));
  return words
    .filter((one) => /[。.;；：]|^Key/u.test(one))
    .map((one, at) => ({
      ...{ record: 'passage', id: `passage:${at + 1}`, document: source.id, section: [], paragraph: at + 1 },
      ...{ text: one.replace(/\s/gu, ''), textKind: 'FULL_TEXT' },
    }));
}
