/** One document in review: its passages with their marks, beside each what it seems to say. */
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { ReadText } from '../record/read-text.tsx';
import { useView, type View } from '../view.tsx';
import { type At, DecisionForm } from './decision-form.tsx';
import { Proposal } from './proposal.tsx';
import { REVIEW_STATES, type ReviewDocumentData, type ReviewNotice, type ReviewPassage } from './review-data.ts';
import { RuleTable } from './review-home.tsx';

export function reviewPageHtml(data: ReviewDocumentData, view: View): string {
  const title = view.t.review.titleOf(say(data.document.label, view.lang).text);
  return renderPage({ view, title, isPrivate: true, children: <DocumentReview of={data} /> });
}

function DocumentReview({ of }: { readonly of: ReviewDocumentData }) {
  const { t } = useView();
  const { document, passages, state, current, next, notice, rules, after } = of;
  const words = t.review;
  const at = { document: document.id, state, ...(after === undefined ? {} : { after }) };
  return (
    <div class="review" data-island="review">
      <p>
        <Link to="/review">{words.allDocuments}</Link> · <Link to={`/${document.id}`}>{words.read}</Link>
      </p>
      <h1>
        <T of={document.label} />
      </h1>
      {notice && <Told of={notice} at={at} />}
      <States of={of} />
      <p class="hint with-script">
        {words.keys}
        {t.frame.colon}
        {words.keysSay}
      </p>
      {passages.length === 0 && <Notice>{words.nothingInState}</Notice>}
      {passages.map((passage) => (
        <Passage key={passage.id} of={passage} at={at} current={current} />
      ))}
      {next !== undefined && (
        <p class="pager">
          <Link
            to="/review"
            params={[
              ['document', document.id],
              ['state', state],
              ['after', next],
            ]}
          >
            {words.next}
          </Link>
        </p>
      )}
      <section>
        <h2>{words.rules}</h2>
        <RuleTable of={rules} />
      </section>
    </div>
  );
}

function States({ of: { document, counts, state } }: { readonly of: ReviewDocumentData }) {
  const { review } = useView().t;
  return (
    <nav aria-label={review.show}>
      <ul class="tags review-states">
        {REVIEW_STATES.map((one) => (
          <li key={one}>
            <Link
              to="/review"
              params={[
                ['document', document.id],
                ['state', one],
              ]}
              current={one === state ? 'page' : undefined}
            >
              {review.states[one]} {counts[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Told({ of, at }: { readonly of: ReviewNotice; readonly at: At }) {
  const { review } = useView().t;
  const { state, count, decision, refused, isOtherSession } = of;
  return (
    <div class="notice" role="status">
      {isOtherSession && <p>{review.otherSession}</p>}
      {state && count > 0 && <p>{review.done[state](count)}</p>}
      {state && state !== 'OPEN' && decision !== undefined && count > 0 && (
        <DecisionForm action="undo-decision" at={at} fields={{ decision }} label={review.undo} isUndo />
      )}
      {refused.length > 0 && (
        <>
          <p>{review.refused}</p>
          <ul>
            {refused.map(({ key, message }) => (
              <li key={key} lang="en">
                {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface PassageProps {
  readonly of: ReviewPassage;
  readonly at: At;
  readonly current: string | undefined;
}

function Passage({ of: { id, label, text, marks, proposals }, at, current }: PassageProps) {
  const { t, lang } = useView();
  const quotes = marks.map(({ key, start, end }) => ({
    text: text.slice(start, end),
    range: { start, end },
    statements: [key],
  }));
  return (
    <section class="review-passage" aria-labelledby={`at-${id}`}>
      <div class="review-text">
        <h2 id={`at-${id}`}>
          <Link to={`/${id}`}>
            <T of={label} />
          </Link>
        </h2>
        <p lang="zh-CN">
          <ReadText of={{ text, entities: [] }} quotes={quotes} classOf={(key) => `m-${key}`} />
        </p>
      </div>
      <ul class="review-proposals" aria-label={t.review.proposals(say(label, lang).text)}>
        {proposals.map((one) => (
          <Proposal key={one.key} of={one} at={at} isCurrent={one.key === current} />
        ))}
      </ul>
    </section>
  );
}
