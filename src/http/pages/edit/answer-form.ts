/** A form, opened or sent → the page that answers, or what was saved. */
import type { ConflictData, EditPageData, FinderData, Said } from '../../../ui/edit/edit-data.ts';
import type { ProblemData } from '../../../ui/edit/problem-data.ts';
import type { Bilingual } from '../../../ui/lang.ts';
import { problems as problemStrings } from '../../../ui/strings/problems.ts';
import { STRINGS } from '../../../ui/strings.ts';
import { addressOf } from '../../../ui/view.tsx';
import { readLabel } from '../record-label.ts';
import { type Assessed, assessForm, conflictOf, settledDraft } from './assess-form.ts';
import { changedBy } from './draft-changes.ts';
import { endsIn, withEnds } from './ends.ts';
import { foundPassages } from './finder.ts';
import { readNames } from './form-names.ts';
import { fieldNodes } from './form-nodes.ts';
import { problemData, REVISION_FIELD, refusalsIn, withNames } from './form-problems.ts';
import { type EditParts, type FormAsked, type FormState, formStateOf } from './form-state.ts';

export type FormAnswer =
  | { readonly page: EditPageData; readonly isRefused: boolean }
  | { readonly saved: string; readonly revision: number }
  /** Nothing says what is to be added. */
  | 'NOTHING_ASKED';

/** Errors: NOT_FOUND; those of the write path that are of no field. */
export async function answerForm(asked: FormAsked, parts: EditParts): Promise<FormAnswer> {
  const state = await formStateOf(asked, parts);
  if (!state) return 'NOTHING_ASKED';
  const { verb } = state.button;
  if (verb === 'enter') return entered(state, asked, parts);
  if (verb === 'preview' || verb === 'save' || verb === 'settle' || verb === 'check')
    return decided(state, asked, parts);
  return pageAnswer({ ...state, draft: changedBy(state.draft, state.button) }, {}, asked, parts);
}

/** Enter sends the form by its first button: from the field of a finder to find, else for the preview. */
function entered(state: FormState, asked: FormAsked, parts: EditParts): Promise<FormAnswer> {
  if (typedWords(state)) return pageAnswer({ ...state, button: findButton(state) }, {}, asked, parts);
  return decided({ ...state, button: { verb: 'preview', path: '', value: '' } }, asked, parts);
}

function typedWords({ finders }: FormState): string | undefined {
  return [...finders].find(([, { words, source, paragraph }]) => words + source + paragraph !== '')?.[0];
}

function findButton(state: FormState) {
  return { verb: 'find', path: typedWords(state) ?? '', value: '' };
}

async function decided(state: FormState, asked: FormAsked, parts: EditParts): Promise<FormAnswer> {
  const conflict = state.button.verb === 'check' ? undefined : await conflictOf(state, parts);
  if (!conflict) return proceed(state, asked, parts);
  const draft = state.button.verb === 'settle' ? settledDraft(state, conflict) : undefined;
  if (!draft) return pageAnswer(state, { conflict }, asked, parts);
  const { stored, ...rest } = state;
  const settled: FormState = {
    ...rest,
    ...(stored ? { stored, id: stored.record.id } : {}),
    draft,
    base: stored?.revision ?? 0,
    said: 'settled',
  };
  return proceed(settled, asked, parts);
}

async function proceed(state: FormState, asked: FormAsked, parts: EditParts): Promise<FormAnswer> {
  const assessed = await assessForm(state, parts);
  const problems = [...assessed.problems, ...reasonProblem(state)];
  const more = { ...assessed, problems };
  if (state.button.verb !== 'save' || !assessed.preview || problems.length > 0)
    return pageAnswer(state, more, asked, parts);
  if (assessed.preview.seen !== state.seen) return pageAnswer({ ...state, said: 'changedSince' }, more, asked, parts);
  try {
    const { changed, revision } = await parts.writer.write(assessed.inputs, {
      actor: parts.actor,
      reason: state.reason,
    });
    return { saved: changed[0] ?? state.id ?? '', revision };
  } catch (error) {
    return refusedLate(error, state, asked, parts);
  }
}

/** What was fit when it was previewed may not be so now: somebody wrote in between. */
async function refusedLate(error: unknown, state: FormState, asked: FormAsked, parts: EditParts): Promise<FormAnswer> {
  const refused = refusalsIn(error);
  const isBehind = refused.some(({ field }) => field.endsWith(REVISION_FIELD));
  const now = isBehind ? await formStateOf(asked, parts) : undefined;
  const conflict = now && (await conflictOf(now, parts));
  if (conflict) return pageAnswer({ ...state, ...now }, { conflict }, asked, parts);
  return pageAnswer(state, { problems: await withNames(problemData([], refused, state.spec), parts) }, asked, parts);
}

function reasonProblem({ reason, button }: FormState): readonly ProblemData[] {
  if (reason !== '' || button.verb === 'check') return [];
  const label = { zh: STRINGS.zh.edit.reason, en: STRINGS.en.edit.reason };
  const message = { zh: problemStrings.zh.reason, en: problemStrings.en.reason };
  return [{ field: 'form-reason', label, message }];
}

interface Found extends Partial<Pick<Assessed, 'ends' | 'problems' | 'preview' | 'base' | 'isUnchanged'>> {
  readonly conflict?: ConflictData;
}

async function pageAnswer(state: FormState, found: Found, { query }: FormAsked, parts: EditParts): Promise<FormAnswer> {
  const { spec, draft, lang, id, past } = state;
  const ends = found.ends ?? (await endsIn(draft, spec, parts));
  const [names, finders, title] = await Promise.all([
    readNames([withEnds(draft, spec, ends)], spec, parts),
    findersOf(state, parts),
    titleOf(state, parts),
  ]);
  const { problems = [], preview, conflict } = found;
  const shown = problems.filter(({ field }) => !field.endsWith(REVISION_FIELD));
  const into = conflict?.into;
  const said = saidOf(state, found);
  const page: EditPageData = {
    page: 'edit',
    record: spec.record,
    action: id === undefined ? addressOf('/edit/new', [...query]) : `/edit/${into ?? id}`,
    ...(id === undefined ? {} : { id }),
    ...title,
    base: found.base ?? state.base,
    ...(past === undefined ? {} : { state: past }),
    fields: fieldNodes(draft, spec.fields, { ends, names, problems: shown, finders, lang }),
    reason: state.reason,
    problems: shown,
    ...(preview ? { preview } : {}),
    ...(conflict ? { conflict } : {}),
    ...(said ? { said } : {}),
  };
  return { page, isRefused: shown.length > 0 || conflict !== undefined };
}

function saidOf({ said }: FormState, { isUnchanged }: Found): Said | undefined {
  return isUnchanged ? 'unchanged' : said;
}

async function findersOf({ finders, button }: FormState, parts: EditParts): Promise<ReadonlyMap<string, FinderData>> {
  if (button.verb === 'pick') return new Map();
  const asked = [...finders].map(async ([path, one]): Promise<readonly [string, FinderData]> => {
    const isAsked = button.verb === 'find' && button.path === path;
    return [path, isAsked ? await foundPassages(one, parts) : one];
  });
  return new Map(await Promise.all(asked));
}

async function titleOf(
  { id, stored, spec }: FormState,
  { inquiries, scope }: EditParts,
): Promise<{ readonly title: Bilingual; readonly type?: Bilingual }> {
  const { zh, en } = STRINGS;
  const kind = { zh: zh.edit.kinds[spec.record], en: en.edit.kinds[spec.record] };
  const type = spec.type?.label ?? kind;
  if (id === undefined) return { title: type };
  const label = stored ? await readLabel(inquiries, stored.record.id, scope) : undefined;
  return { title: label ?? { zh: id }, type };
}
