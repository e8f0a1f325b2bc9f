/** What an entity of some types has to have before a reader can use it: a level, a summary, a model's sheet. */
import type { EntityTypeName } from '../domain/records.ts';
import type { LintFinding } from './lint.ts';
import type { VocabularyEntity, VocabularyView } from './vocabulary-view.ts';

const SUMMED_UP: readonly EntityTypeName[] = ['MODEL', 'MECHANISM', 'POLICY'];

export function lintSheets(view: VocabularyView): readonly LintFinding[] {
  const stated = statedOf(view);
  return view.entities.flatMap((entity) => [
    ...withoutLevel(entity),
    ...withoutSummary(entity),
    ...thinModel(entity, stated.get(entity.id) ?? new Set(), view),
  ]);
}

function withoutLevel({ id, at, input }: VocabularyEntity): readonly LintFinding[] {
  if (input.type !== 'REGION' || input.fields?.level) return [];
  const message = `The place “${input.label}” has no \`level\`: give it under \`fields:\`, as the source does.`;
  return [{ lint: 'NO_LEVEL', at, of: [id], message }];
}

function withoutSummary({ id, at, input }: VocabularyEntity): readonly LintFinding[] {
  if (!SUMMED_UP.includes(input.type) || input.summary) return [];
  const message = `“${input.label}” has no \`summary\`: say in a sentence what it is.`;
  return [{ lint: 'NO_SUMMARY', at, of: [id], message }];
}

/** By the source's id: `PRACTISED_IN`, and with the target's type `USES MECHANISM`; `evidence` where a passage says any of it. */
function statedOf({ relations, byId }: VocabularyView): ReadonlyMap<string, ReadonlySet<string>> {
  const stated = new Map<string, Set<string>>();
  for (const { input } of relations) {
    const words = stated.get(input.source) ?? new Set();
    stated.set(input.source, words);
    words.add(input.relationType).add(`${input.relationType} ${byId.get(input.target)?.input.type}`);
    if (input.evidence.length > 0) words.add('evidence');
  }
  return stated;
}

const SHEET = {
  PRACTISED_IN: 'where it is practised (`practisedIn`)',
  IN_DOMAIN: 'its field of work (`domains`)',
  'USES MECHANISM': 'a mechanism that it uses (`uses`)',
  evidence: 'a statement with its place in a source (`at`)',
};

function thinModel({ id, at, input }: VocabularyEntity, stated: ReadonlySet<string>, { ontology }: VocabularyView) {
  if (input.type !== 'MODEL') return [];
  const known = (words: string) => words === 'evidence' || ontology.relationType(words.split(' ')[0] ?? '');
  const missing = Object.entries(SHEET).filter(([words]) => known(words) && !stated.has(words));
  if (missing.length === 0) return [];
  const message = `The sheet of “${input.label}” lacks ${missing.map(([, what]) => what).join(', ')}.`;
  return [{ lint: 'THIN_MODEL', at, of: [id], message } as const satisfies LintFinding];
}
