/** A newer version of a document that the graph has: one change, after which its passages are those of the new text and evidence stands in them. */
import type { EntityRecord, GraphRecord, PassageRecord, Stored } from '../../domain/records.ts';
import type { GraphStore } from '../../store/port.ts';
import { contentOf, mentionsIn, statementsIn, storedOf } from '../graph-reads.ts';
import type { PassageInput, WriteInputs } from '../input.ts';
import { aligned } from './aligning.ts';
import { createAnchor } from './anchoring.ts';
import { type MovedEvidence, type Restated, restated } from './restating.ts';

/** The heading over passages of an older version that evidence still stands on: they are no part of the text any more. */
const EARLIER = { zh: '旧版', en: 'Earlier version' } as const;

export interface VersionReport {
  /** Passages that are word for word as before, under their ids. */
  readonly unchanged: number;
  readonly added: number;
  readonly removed: number;
  /** Old passages that stay for the evidence on them, under the heading 旧版. */
  readonly kept: readonly string[];
  /** Evidence that was found again in the new text. */
  readonly anchored: number;
  /** Evidence that was not: it stays on the old passage, for a person to look at. */
  readonly moved: readonly MovedEvidence[];
}

export interface Version {
  readonly inputs: WriteInputs;
  /** Nothing of the text is other than before. */
  readonly isSame: boolean;
  readonly report: VersionReport;
}

export type VersionStore = Pick<GraphStore, 'records' | 'contentOf' | 'statementsIn' | 'mentionsIn'>;

export interface NewText {
  readonly id: string;
  /** SHA-256 in hex: new passages have a part of it in their ids. */
  readonly hash: string;
  readonly passages: readonly PassageInput[];
}

/** Reads the passages of the old text, and what is stated in those that the new one lacks. Nothing is written. */
export async function versionOf(source: Stored<EntityRecord>, text: NewText, store: VersionStore): Promise<Version> {
  const [old = []] = await contentOf(store, [text.id], 'EDITORS');
  const { passages, kept } = aligned(old, text.passages, newIds(text));
  const lost = new Map(old.filter(({ id }) => !kept.has(id)).map((passage) => [passage.id, passage]));
  const stored = await standingOn([...lost.keys()], source, store);
  const texts = passages.map((passage) => ({ id: passage.id ?? '', text: passage.text }));
  const again = restated(
    stored.map(({ record }) => record),
    { lost, anchor: createAnchor(old, texts) },
  );
  const needed = new Set(again.moved.map(({ passage }) => passage));
  const staying = [...lost.values()].filter(({ id }) => needed.has(id));
  const removed = [...lost.keys()].filter((id) => !needed.has(id));
  const changed = differing([...passages, ...asEarlier(staying, passages)], old);
  const report = {
    unchanged: kept.size,
    added: passages.length - kept.size,
    removed: removed.length,
    kept: staying.map(({ id }) => id),
    anchored: again.anchored,
    moved: again.moved,
  };
  const isSame = again.records.length + changed.length + removed.length === 0;
  return { inputs: { ...inputsOf(again.records, stored), passages: changed, remove: removed }, isSame, report };
}

/** In the order of their places: parts of a paragraph are sorted by their ids. */
function newIds({ id, hash, passages }: NewText): (at: number) => string {
  const base = `passage:${id.slice(id.indexOf(':') + 1)}-v${hash.slice(0, 8)}`;
  const width = String(passages.length).length;
  return (at) => `${base}-${String(at + 1).padStart(width, '0')}`;
}

/** Refused where somebody has changed one of them since it was read. */
function inputsOf(records: Restated['records'], stored: readonly Stored<GraphRecord>[]): WriteInputs {
  const revisions = new Map(stored.map(({ record, revision }) => [record.id, revision]));
  const inputs = records.map((record) => ({ ...record, ifRevision: revisions.get(record.id) ?? 0 }));
  return {
    entities: inputs.filter((record) => record.record === 'entity'),
    relations: inputs.filter((record) => record.record === 'relation'),
    observations: inputs.filter((record) => record.record === 'observation'),
    claims: inputs.filter((record) => record.record === 'claim'),
  };
}

/** What has evidence in one of the passages, with the source itself where it has any. */
async function standingOn(
  passages: readonly string[],
  source: Stored<EntityRecord>,
  store: VersionStore,
): Promise<readonly Stored<GraphRecord>[]> {
  const statements = (await statementsIn(store, passages, 'EDITORS')).flat().map(({ id }) => id);
  const mentioned = (await mentionsIn(store, passages, 'EDITORS')).flat();
  const withFields = mentioned.filter(({ fieldEvidence }) => fieldEvidence.length > 0).map(({ id }) => id);
  const ids = new Set([...statements, ...withFields, source.record.id]);
  return (await storedOf(store, [...ids], 'EDITORS')).filter((one) => one !== undefined);
}

/** Behind the new text, in their order. */
function asEarlier(staying: readonly PassageRecord[], passages: readonly PassageInput[]): readonly PassageInput[] {
  const last = Math.max(0, ...passages.slice(-1).map(({ paragraph }) => paragraph));
  const isChinese = staying.some(({ text }) => /\p{Script=Han}/u.test(text));
  const heading = isChinese ? EARLIER.zh : EARLIER.en;
  return staying.map((passage, at) => ({
    ...passage,
    section: passage.section[0] === heading ? passage.section : [heading, ...passage.section],
    paragraph: last + at + 1,
  }));
}

function differing(passages: readonly PassageInput[], old: readonly PassageRecord[]): readonly PassageInput[] {
  const before = new Map(old.map((passage) => [passage.id, passage]));
  return passages.filter((passage) => {
    const known = before.get(passage.id ?? '');
    return !known || partsOf(known) !== partsOf(passage);
  });
}

function partsOf({ section, paragraph, page, text }: PassageRecord | PassageInput): string {
  return JSON.stringify([section, paragraph, page ?? null, text]);
}
