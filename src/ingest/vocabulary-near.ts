/** Labels that differ by a particle, a sign or a suffix only: two things that nothing tells apart, or one that was entered twice. */
import { foldName } from '../text/keys.ts';
import type { Place } from './fault.ts';
import type { LintFinding } from './lint.ts';
import { placeOfField } from './placed.ts';
import { pairKey, shownEntity, toldApart, type VocabularyEntity, type VocabularyView } from './vocabulary-view.ts';

interface Nearby {
  readonly entity: VocabularyEntity;
  readonly isLabel: boolean;
  readonly folded: string;
  readonly text: string;
  readonly at: Place;
}

/** Of two labels, and of a label and a name within one type: 平湖模式 is near to 平湖, a name of the place, and nobody confuses them. */
export function lintNearLabels(view: VocabularyView): readonly LintFinding[] {
  const told = new Set(toldApart(view));
  const groups = Map.groupBy(view.entities.flatMap(nearbyOf), ({ text }) => coreOf(text));
  return [...groups.values()].flatMap((group) =>
    group.flatMap((later, index) => {
      const earlier = group.slice(0, index).find((one) => isNear(one, later));
      if (!earlier) return [];
      const pair = pairKey(earlier.entity.id, later.entity.id);
      if (told.has(pair)) return [];
      told.add(pair);
      return [finding(earlier, later)];
    }),
  );
}

function nearbyOf(entity: VocabularyEntity): readonly Nearby[] {
  const { label, names } = entity.input;
  const texts = [label, ...(names ?? []).map(({ text }) => text)];
  return texts.map((text, index) => ({
    entity,
    isLabel: index === 0,
    folded: foldName(text),
    text,
    at: placeOfField(entity, index === 0 ? 'label' : `names[${index - 1}]`),
  }));
}

/** What is folded alike is the same, not near, and vocabulary-labels.ts says so. */
function isNear(one: Nearby, other: Nearby): boolean {
  if (one.entity === other.entity || one.folded === other.folded) return false;
  if (one.isLabel && other.isLabel) return true;
  return (one.isLabel || other.isLabel) && one.entity.input.type === other.entity.input.type;
}

/** Without signs (but for the points of numbers), particles and a suffix that names no more than a form. */
function coreOf(text: string): string {
  const bare = foldName(text)
    .replace(/(?!\.\d)[\p{P}\p{S}]/gu, '')
    .replace(/[的之和与及]/gu, '');
  const core = bare.replace(/(?:模式|机制|体系|制度|做法)$/u, '');
  return core === '' ? bare : core;
}

function finding(earlier: Nearby, later: Nearby): LintFinding {
  return {
    lint: 'NEAR_LABEL',
    at: later.at,
    of: [earlier.entity.id, later.entity.id],
    message: `“${later.text}” is nearly “${earlier.text}” of ${shownEntity(earlier.entity)}: make one entry of the two, or tell them apart by \`differentFrom\` with a note.`,
  };
}
