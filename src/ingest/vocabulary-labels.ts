/** One word for two things: labels and names that two entities share, as search folds them. */
import { foldName } from '../text/keys.ts';
import type { Place } from './fault.ts';
import type { LintCode, LintFinding } from './lint.ts';
import { placeOfField } from './placed.ts';
import { shownEntity, type VocabularyEntity, type VocabularyView } from './vocabulary-view.ts';

/** What an entity is called by: its label in either language, or a name, which may hold in one source only. */
interface Calling {
  readonly entity: VocabularyEntity;
  readonly as: 'LABEL' | 'ENGLISH' | 'NAME';
  readonly text: string;
  readonly document?: string;
  readonly at: Place;
}

/** One finding for each entity and the first one before it that shares a word with it. */
export function lintLabels({ entities }: VocabularyView): readonly LintFinding[] {
  const callings = entities.flatMap(callingsOf);
  const told = new Set<string>();
  const english = callings.filter(({ as }) => as === 'ENGLISH');
  return [
    ...sharedIn(
      Map.groupBy(callings, ({ text }) => foldName(text)),
      told,
    ),
    ...sharedIn(
      Map.groupBy(english, ({ text }) => foldEnglish(text)),
      told,
    ),
  ];
}

/** Without articles and punctuation, but with the points of numbers: Version 1.0 is not version 10. */
function foldEnglish(text: string): string {
  return foldName(text.replace(/\b(?:the|an?)\b/giu, '')).replace(/[^\p{L}\p{N}.]|\.(?!\d)/gu, '');
}

function callingsOf(entity: VocabularyEntity): readonly Calling[] {
  const { label, labelEn, names } = entity.input;
  const at = (field: string) => placeOfField(entity, field);
  return [
    { entity, as: 'LABEL', text: label, at: at('label') },
    ...(labelEn ? [{ entity, as: 'ENGLISH', text: labelEn, at: at('labelEn') } as const] : []),
    ...(names ?? []).map(
      ({ text, document }, index): Calling => ({
        entity,
        as: 'NAME',
        text,
        ...(document ? { document } : {}),
        at: at(`names[${index}]`),
      }),
    ),
  ];
}

function sharedIn(groups: ReadonlyMap<string, readonly Calling[]>, told: Set<string>): readonly LintFinding[] {
  return [...groups.entries()].flatMap(([key, callings]) => {
    if (key === '' || callings.length < 2) return [];
    return callings.flatMap((later, index) => {
      const earlier = callings.slice(0, index).find((one) => isClash(one, later));
      if (!earlier) return [];
      const pair = `${earlier.entity.id} ${later.entity.id}`;
      if (told.has(pair)) return [];
      told.add(pair);
      return [finding(earlier, later)];
    });
  });
}

/** A short form such as 《意见》 may stand for one thing in one source and for another in the next. */
function isClash(one: Calling, other: Calling): boolean {
  if (one.entity === other.entity) return false;
  return !one.document || !other.document || one.document === other.document;
}

function finding(earlier: Calling, later: Calling): LintFinding {
  const lint = lintOf(earlier, later);
  return {
    lint,
    at: later.at,
    of: [earlier.entity.id, later.entity.id],
    message: `“${later.text}” is also ${WORDS[earlier.as]} of ${shownEntity(earlier.entity)}: ${ADVICE[lint]}`,
  };
}

function lintOf(one: Calling, other: Calling): keyof typeof ADVICE {
  if (one.as === 'NAME' && other.as === 'NAME') return 'SAME_NAME';
  if (one.as === 'NAME' || other.as === 'NAME') return 'LABEL_IS_NAME';
  return one.as === 'ENGLISH' && other.as === 'ENGLISH' ? 'SAME_ENGLISH' : 'SAME_LABEL';
}

const WORDS: Readonly<Record<Calling['as'], string>> = {
  LABEL: 'the label',
  ENGLISH: 'the English label',
  NAME: 'a name',
};

const ADVICE = {
  SAME_LABEL: 'make one entry of the two, or add to a label what tells them apart.',
  SAME_ENGLISH: 'the two are not told apart in English: add to one label what is different.',
  LABEL_IS_NAME: 'a label leads to one entity: take the name away, or make one entry of the two.',
  SAME_NAME: 'a name that means two things leads to neither: leave it with one, or say in which `document:` it holds.',
} as const satisfies Partial<Record<LintCode, string>>;
