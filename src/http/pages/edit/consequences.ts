/** A planned change of many records → what a person is shown of it. */
import { createHash } from 'node:crypto';
import type { ChangeOutcome } from '../../../domain/change.ts';
import type { Consequences } from '../../../ui/edit/consequence-data.ts';
import type { ProblemData } from '../../../ui/edit/problem-data.ts';
import { problems as problemStrings } from '../../../ui/strings/problems.ts';
import { STRINGS } from '../../../ui/strings.ts';
import { describeChanges } from '../record-changes.ts';
import { refusalsIn, ruleWords, withNames } from './form-problems.ts';
import type { EditParts } from './form-state.ts';

/** More are counted and not shown. */
const SHOWN = 100;

export type Foreseen =
  | { readonly consequences: Consequences; readonly problems: readonly [] }
  | { readonly problems: readonly ProblemData[] };

/** What the trial says; where it is refused, why. Some plural reads, however much would change. */
export async function foreseen(trial: () => Promise<ChangeOutcome>, parts: EditParts): Promise<Foreseen> {
  try {
    const outcome = await trial();
    return { consequences: await consequencesOf(outcome, parts), problems: [] };
  } catch (error) {
    const refused = refusalsIn(error).map(({ message }) => ({ field: '', message: ruleWords(message) }));
    return { problems: await withNames(refused, parts) };
  }
}

export function missingReason(reason: string): readonly ProblemData[] {
  if (reason !== '') return [];
  const label = { zh: STRINGS.zh.edit.reason, en: STRINGS.en.edit.reason };
  return [{ field: 'form-reason', label, message: { zh: problemStrings.zh.reason, en: problemStrings.en.reason } }];
}

async function consequencesOf(
  { planned = [], changed, removed }: ChangeOutcome,
  parts: EditParts,
): Promise<Consequences> {
  const described = await describeChanges(planned.slice(0, SHOWN), parts);
  return {
    total: Math.max(planned.length, changed.length + removed.length),
    // Of what goes or comes as a whole its name says enough.
    items: described.map((change) => (change.kind === 'CHANGED' ? change : { ...change, rows: [] })),
    seen: createHash('sha256').update(JSON.stringify(planned)).digest('base64url'),
  };
}
