/** What the pages of removals, merges and their taking back have in common: shown first, done when it still is what was shown. */
import type { ChangeOutcome } from '../../../domain/change.ts';
import type { ConsequencePageData } from '../../../ui/edit/consequence-data.ts';
import { consequencePage } from '../../../ui/edit/consequence-page.tsx';
import { foreseen, missingReason } from './consequences.ts';
import type { EditAnswer, EditAsked } from './edit-route.ts';
import { refusalsIn } from './form-problems.ts';
import type { EditParts } from './form-state.ts';

export interface Deed {
  readonly page: Pick<ConsequencePageData, 'page' | 'id' | 'title' | 'into'>;
  /** Undefined while it is not known what to do. */
  readonly trial?: () => Promise<ChangeOutcome>;
  readonly act: (by: { readonly actor: string; readonly reason: string }) => Promise<ChangeOutcome>;
}

const REFUSED = 422;

export async function consequenceAnswer(
  { page, trial, act }: Deed,
  { form, withheld, view }: EditAsked,
  parts: EditParts,
): Promise<EditAnswer> {
  const reason = (form?.get('form-reason') ?? '').replace(/\r\n?/g, '\n').trim();
  const found = trial ? await foreseen(trial, parts) : { problems: [] };
  const isAsked = form?.get('form-do') === 'save' && !withheld;
  const problems = [...found.problems, ...(isAsked ? missingReason(reason) : [])];
  const consequences = 'consequences' in found ? found.consequences : undefined;
  const isSeen = consequences !== undefined && form?.get('form-seen') === consequences.seen;
  if (isAsked && isSeen && problems.length === 0) {
    const done = await carriedOut(() => act({ actor: parts.actor, reason }));
    if (done) return { seeOther: `/edit/${page.id}/done`, params: [['revision', String(done.revision)]] };
  }
  const said = withheld ?? (isAsked && consequences && !isSeen ? 'changedSince' : undefined);
  const data: ConsequencePageData = {
    ...page,
    reason,
    problems,
    ...(consequences ? { consequences } : {}),
    ...(said ? { said } : {}),
  };
  return { status: problems.length > 0 ? REFUSED : 200, data, html: consequencePage(data, view) };
}

/** Undefined where it is refused by now: the page then says anew what stands against it. */
async function carriedOut(act: () => Promise<ChangeOutcome>): Promise<ChangeOutcome | undefined> {
  try {
    return await act();
  } catch (error) {
    refusalsIn(error);
    return undefined;
  }
}
