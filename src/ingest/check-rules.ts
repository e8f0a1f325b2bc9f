/** The rules of the store on a text that is not stored yet: the same validation and planning as a real change, without a graph behind it. */
import type { ChangeItem } from '../domain/change.ts';
import { GongfuError, type Problem } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import { answerOfNothing } from '../domain/plan/of-nothing.ts';
import { planChange, runPlanning } from '../domain/plan.ts';
import type { FaultCode, Faults } from './fault.ts';
import type { MakeKeys } from './items.ts';
import { itemsOf } from './items.ts';
import { inOrder, type PlacedInputs, placeOfField, plainInputs } from './placed.ts';

export interface RuleParts {
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
}

export function checkRules(inputs: PlacedInputs, { ontology, keys }: RuleParts, faults: Faults): void {
  const items = itemsOf(plainInputs(inputs), ontology, keys);
  nameProblems(problemsOf(items, ontology), { inputs, items }, faults);
}

/** Says each problem of a change at the line where its item was written. */
export function nameProblems(
  problems: readonly Problem[],
  change: { readonly inputs: PlacedInputs; readonly items: readonly ChangeItem[] },
  faults: Faults,
): void {
  const placed = inOrder(change.inputs);
  for (const problem of problems) {
    const at = placed[problem.index];
    const path = change.items[problem.index]?.place.path ?? '';
    const field =
      path !== '' && problem.field.startsWith(`${path}.`) ? problem.field.slice(path.length + 1) : problem.field;
    if (at) faults.add(placeOfField(at, field), codeOf(field), `${field}: ${problem.message}`);
  }
}

function problemsOf(items: readonly ChangeItem[], ontology: Ontology): readonly Problem[] {
  try {
    runPlanning(planChange(ontology, { items, actor: 'check', reason: '' }), answerOfNothing);
    return [];
  } catch (error) {
    if (error instanceof GongfuError && Array.isArray(error.details.problems)) return error.details.problems;
    throw error;
  }
}

function codeOf(field: string): FaultCode {
  if (field.endsWith('.quote')) return 'QUOTE_TOO_LONG';
  if (field === 'evidence') return 'MISSING_EVIDENCE';
  return 'REFUSED';
}
