/** What is wrong with a form, each at its field: what the form finds itself, then what the rules of the write path say. */
import { GongfuError, type Problem } from '../../../domain/errors.ts';
import { IDS_IN_TEXT } from '../../../domain/ids.ts';
import type { ProblemData } from '../../../ui/edit/problem-data.ts';
import { type Bilingual, type Lang, say } from '../../../ui/lang.ts';
import { problemWords, problems as words } from '../../../ui/strings/problems.ts';
import { readLabels } from '../record-label.ts';
import { pathOf } from './draft.ts';
import type { EditParts } from './form-state.ts';
import type { FormSpec, Spec } from './spec.ts';
import type { OwnProblem } from './to-input.ts';

/** The rule of a revision that another change took: told apart, it is no fault of a field. */
export const REVISION_FIELD = 'ifRevision';

/** One a field, the form's own first; in the order of the form, what is of no field first. */
export function problemData(
  own: readonly OwnProblem[],
  refused: readonly Problem[],
  spec: FormSpec,
): readonly ProblemData[] {
  const labels = labelsOf(spec.fields);
  const all = [
    ...own.map(({ field, fault }) => ({ field, message: ownWords(fault, labels.get(plain(field))?.spec) })),
    ...refused.map(({ field, message }) => ({ field: ownField(field, spec), message: ruleWords(message) })),
  ];
  const byField = new Map(all.toReversed().map((problem) => [problem.field, problem]));
  return [...byField.values()]
    .map(({ field, message }) => {
      const label = labels.get(plain(field));
      return label ? { field, label: label.spec.label, message } : { field: '', message: ofField(field, message) };
    })
    .toSorted((a, b) => (labels.get(plain(a.field))?.rank ?? -1) - (labels.get(plain(b.field))?.rank ?? -1));
}

/** The messages with what the records are called in place of their ids: one plural read of labels. */
export async function withNames(
  problems: readonly ProblemData[],
  { inquiries, scope }: Pick<EditParts, 'inquiries' | 'scope'>,
): Promise<readonly ProblemData[]> {
  const idsOf = ({ message: { zh = '', en = '' } }: ProblemData) => `${zh} ${en}`.match(IDS_IN_TEXT) ?? [];
  const labels = await readLabels(inquiries, problems.flatMap(idsOf), scope);
  return problems.map((problem) => {
    const names = [...new Set(idsOf(problem))].flatMap((id) => {
      const label = labels.get(id);
      return label ? [{ id, label }] : [];
    });
    if (names.length === 0) return problem;
    const { zh, en } = problem.message;
    return { ...problem, names, message: given(zh && named(zh, 'zh'), en && named(en, 'en')) };
  });

  function named(message: string, lang: Lang): string {
    return message.replaceAll(IDS_IN_TEXT, (id) => say(labels.get(id) ?? { zh: id }, lang).text);
  }
}

/** Errors: the error itself, where it is no refusal of a batch. */
export function refusalsIn(error: unknown): readonly Problem[] {
  const problems = error instanceof GongfuError ? error.details.problems : undefined;
  if (!Array.isArray(problems)) throw error;
  // domain/errors.ts makes the details of a refusal.
  return problems as readonly Problem[];
}

export function ruleWords(message: string): Bilingual {
  const zh = problemWords(message, 'zh');
  return { ...(zh ? { zh } : {}), en: problemWords(message, 'en') ?? message };
}

/** In the API an entity's fields stand under the key of its type. */
function ownField(field: string, { type }: FormSpec): string {
  return type && field.startsWith(`${type.field}.`) ? field.slice(type.field.length + 1) : field;
}

function ownWords(fault: OwnProblem['fault'], spec: Spec | undefined): Bilingual {
  const name = fault === 'missing' && spec?.input === 'choice' ? 'missingChoice' : fault;
  return { zh: words.zh[name], en: words.en[name] };
}

/** Of a field that the form has not. */
function ofField(field: string, { zh, en }: Bilingual): Bilingual {
  return field === '' ? { ...given(zh, en) } : { ...given(zh && `${field}：${zh}`, en && `${field}: ${en}`) };
}

function given(zh: string | undefined, en: string | undefined): Bilingual {
  return { ...(zh ? { zh } : {}), ...(en ? { en } : {}) };
}

interface Placed {
  readonly spec: Spec;
  readonly rank: number;
}

/** By the path without the numbers of items. */
function labelsOf(fields: readonly Spec[]): ReadonlyMap<string, Placed> {
  const all = flattened(fields, '');
  return new Map(all.map(([path, spec], rank) => [path, { spec, rank }]));
}

function flattened(fields: readonly Spec[], parent: string): readonly (readonly [string, Spec])[] {
  return fields.flatMap((spec): readonly (readonly [string, Spec])[] => {
    const path = pathOf(parent, spec.name);
    return spec.input === 'list' ? [[path, spec], ...flattened(spec.items, path)] : [[path, spec]];
  });
}

function plain(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}
