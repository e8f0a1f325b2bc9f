/** What single labels and names are like: needless names, Han characters in English, labels that are sentences. */
import { foldName } from '../text/keys.ts';
import type { NameInput } from './input.ts';
import type { LintFinding } from './lint.ts';
import { placeOfField } from './placed.ts';
import type { VocabularyEntity, VocabularyView } from './vocabulary-view.ts';

/** A label is read at a glance; titles of sources are as long as they are. */
export const MAX_LABEL_HAN = 30;

const HAN = /\p{Script=Han}/gu;

export function lintNames({ entities, ontology }: VocabularyView): readonly LintFinding[] {
  return entities.flatMap((entity) => [
    ...needlessNames(entity),
    ...hanInEnglish(entity),
    ...(ontology.entityType(entity.input.type)?.isSource ? [] : longLabel(entity)),
  ]);
}

function needlessNames({ id, input, ...places }: VocabularyEntity): readonly LintFinding[] {
  const labels = [input.label, input.labelEn ?? ''].map((text): NameInput => ({ text }));
  const names = input.names ?? [];
  return names.flatMap((name, index): readonly LintFinding[] => {
    const at = placeOfField(places, `names[${index}]`);
    const isLabel = labels.some((label) => isNeedless(name, label));
    const other = isLabel ? undefined : names.slice(0, index).find((earlier) => isNeedless(name, earlier));
    if (!isLabel && !other) return [];
    const lint = isLabel ? 'NAME_IS_LABEL' : 'NAME_TWICE';
    const what = other ? `the name “${other.text}”` : 'the label';
    const message = `“${name.text}” is to search what ${what} is: leave it out, or where the source prints it so, give it \`kind: QUOTED\`.`;
    return [{ lint, at, of: [id], message }];
  });
}

/** A quoted form tells how the source prints it, so that one which only looks the same to search is worth keeping. */
function isNeedless(name: NameInput, other: NameInput): boolean {
  if (other.document && other.document !== name.document) return false;
  if (name.text === other.text) return true;
  return name.kind !== 'QUOTED' && other.kind !== 'QUOTED' && foldName(name.text) === foldName(other.text);
}

function hanInEnglish(entity: VocabularyEntity): readonly LintFinding[] {
  const { labelEn } = entity.input;
  if (!labelEn?.match(HAN)) return [];
  const message = `The English label “${labelEn}” has Han characters: translate them, or write them in pinyin.`;
  return [{ lint: 'HAN_IN_ENGLISH', at: placeOfField(entity, 'labelEn'), of: [entity.id], message }];
}

function longLabel(entity: VocabularyEntity): readonly LintFinding[] {
  const { label } = entity.input;
  const length = label.match(HAN)?.length ?? 0;
  if (length <= MAX_LABEL_HAN) return [];
  const message = `The label is ${length} Han characters long; over ${MAX_LABEL_HAN} it is a sentence: shorten it, and say the rest in the summary.`;
  return [{ lint: 'LONG_LABEL', at: placeOfField(entity, 'label'), of: [entity.id], message }];
}
