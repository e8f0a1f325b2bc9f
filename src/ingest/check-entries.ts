/** Faults of a text as a whole: what is written twice, what has no English. */
import { canonicalEnds, statementIdentity } from '../domain/identity.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { Faults, Place } from './fault.ts';
import { claimDraft, observationDraft, relationDraft } from './items.ts';
import type { ReadSeed } from './seed.ts';

/** Labels, summaries, passages and claims are there in both languages. */
export function checkEnglish(seed: ReadSeed, faults: Faults): void {
  const { entities, passages, claims } = seed.inputs;
  for (const { input, at, fields } of entities) {
    if (!input.labelEn) faults.add(at, 'MISSING_ENGLISH', `“${input.label}” has no English label: add \`en:\`.`);
    if (input.summary && !input.summaryEn)
      faults.add(fields.get('summary') ?? at, 'MISSING_ENGLISH', 'The summary is in Chinese only: add `summaryEn:`.');
  }
  for (const { input, at } of passages) {
    if (!input.textEn) faults.add(at, 'MISSING_ENGLISH', 'The passage is in Chinese only: add `en:`.');
  }
  for (const { input, at } of claims) {
    if (!input.textEn) faults.add(at, 'MISSING_ENGLISH', 'The claim is in Chinese only: add `en:`.');
  }
}

/** One statement is written once, on the page of either end, with all its places. */
export function checkTwice({ inputs }: ReadSeed, ontology: Ontology, faults: Faults): void {
  const seen = new Map<string, Place>();
  const enter = (identity: string, at: Place) => {
    const before = seen.get(identity);
    if (before)
      faults.add(
        at,
        'STATEMENT_TWICE',
        `The same was stated in ${before.file}:${before.line}: put both places into one \`at:\` list.`,
      );
    else seen.set(identity, at);
  };
  for (const { input, at } of inputs.relations) {
    const isSymmetric = ontology.relationType(input.relationType)?.symmetric ?? false;
    const ends = isSymmetric ? canonicalEnds(input.source, input.target) : {};
    enter(statementIdentity({ record: 'relation', ...relationDraft(input), ...ends }), at);
  }
  for (const { input, at } of inputs.observations)
    enter(statementIdentity({ record: 'observation', ...observationDraft(input) }), at);
  for (const { input, at } of inputs.claims) enter(statementIdentity({ record: 'claim', ...claimDraft(input) }), at);
}
