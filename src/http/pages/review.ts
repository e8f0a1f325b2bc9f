/** /review: what documents seem to say, for an editor to decide; each decision is a form of one button. */
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { Decided, Review } from '../../ingest/review/review.ts';
import type { ReviewNotice } from '../../ui/review/review-data.ts';
import { reviewHome } from '../../ui/review/review-home.tsx';
import { reviewPageHtml } from '../../ui/review/review-page.tsx';
import type { Params } from '../../ui/view.tsx';
import type { EditAnswer, EditAsked, EditPageDef } from './edit/edit-route.ts';
import type { EditParts } from './edit/form-state.ts';
import { notFound } from './page-inquiries.ts';
import { type Acted, acted } from './review-acts.ts';
import { documentData, homeData, type ReviewAsked, reviewAsked } from './review-data.ts';

export const REVIEW_PATH = '/review';

export function reviewPage(review: Review): EditPageDef {
  return {
    name: 'review',
    params: ['document', 'state', 'after'],
    takesForms: true,
    answer: async (asked, parts) => {
      await review.takeUp();
      const of = reviewAsked(asked.query);
      if (asked.form && !asked.withheld && !asked.isCheck)
        return decided({ ...asked, form: asked.form }, of, { ...parts, review });
      if (of.document === undefined) {
        const data = await homeData(review, parts);
        return { data, html: reviewHome(data, asked.view) };
      }
      const notice = asked.withheld ? OTHER_SESSION : noticeOf(of, review);
      return shown(of, notice, asked, { ...parts, review });
    },
  };
}

const OTHER_SESSION: ReviewNotice = { count: 0, refused: [], isOtherSession: true };

interface Parts extends EditParts {
  readonly review: Review;
}

async function decided(
  asked: EditAsked & { readonly form: URLSearchParams },
  of: ReviewAsked,
  parts: Parts,
): Promise<EditAnswer> {
  const { document } = of;
  if (document === undefined) throw badInput('The address names the document that is reviewed.');
  const { done, key } = await acted(asked.form, document, parts).catch((error: unknown) => refused(error, asked.form));
  if (done.refused.length > 0) {
    const told = noticeOf({ ...of, ...decisionOf(done) }, parts.review);
    const notice = { count: 0, isOtherSession: false, ...told, refused: done.refused.slice(0, MOST_TOLD) };
    const answer = await shown({ ...of, ...(key ? { at: key } : {}) }, notice, asked, parts);
    return 'html' in answer ? { ...answer, status: 422 } : answer;
  }
  const params: Params = [
    ['document', document],
    ['state', of.state],
    ...(of.after === undefined ? [] : [['after', of.after] as const]),
    ...(done.decision === undefined ? [] : [['done', done.decision] as const]),
    ...(key === undefined ? [] : [['at', key] as const]),
  ];
  return { seeOther: REVIEW_PATH, params };
}

/** What somebody else decided meanwhile, and what a field does not take, is said on the page. */
function refused(error: unknown, form: URLSearchParams): Acted {
  if (!(error instanceof GongfuError) || !['CONFLICT', 'BAD_USER_INPUT', 'NOT_FOUND'].includes(error.code)) throw error;
  const key = form.get('key') ?? '';
  return { done: { decided: [], refused: [{ key, message: error.message }] }, ...(key ? { key } : {}) };
}

/** More is in the terminal's. */
const MOST_TOLD = 20;

function decisionOf({ decision }: Decided): { readonly done?: string } {
  return decision === undefined ? {} : { done: decision };
}

/** What became of the decision that the address names; undefined where it is of nothing here. */
function noticeOf({ document, done }: ReviewAsked, review: Review): ReviewNotice | undefined {
  if (document === undefined || done === undefined) return undefined;
  const own = review.list({ document, decision: done }, { first: 1_000 });
  const state = own.at(-1)?.state;
  return state && { state, count: own.length, decision: done, refused: [], isOtherSession: false };
}

async function shown(
  of: ReviewAsked,
  notice: ReviewNotice | undefined,
  { view }: EditAsked,
  parts: Parts,
): Promise<EditAnswer> {
  const found = await documentData(of, parts);
  if (!found) throw notFound(of.document ?? '');
  const data = { ...found, ...(notice ? { notice } : {}) };
  return { data, html: reviewPageHtml(data, view) };
}
