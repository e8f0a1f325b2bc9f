/** What is to be reviewed, by document, and how each rule fares. */
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { T } from '../components/said.tsx';
import { WideTable } from '../components/wide-table.tsx';
import { renderPage } from '../frame.tsx';
import { useView, type View } from '../view.tsx';
import { REVIEW_STATES, type ReviewHomeData, type RuleCounts, type StateCounts } from './review-data.ts';
import { RuleName } from './rule-name.tsx';

export function reviewHome(data: ReviewHomeData, view: View): string {
  return renderPage({ view, title: view.t.review.title, isPrivate: true, children: <Home of={data} /> });
}

function Home({ of: { documents, rules } }: { readonly of: ReviewHomeData }) {
  const { review } = useView().t;
  return (
    <>
      <h1>{review.title}</h1>
      <p class="lead">{review.lead}</p>
      {documents.length === 0 && <Notice>{review.none}</Notice>}
      {documents.length > 0 && (
        <section>
          <h2>{review.documents}</h2>
          <WideTable label={review.documents}>
            <table class="review-counts">
              <CountsHead name={review.document} />
              <tbody>
                {documents.map(({ id, label, counts }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to="/review" params={[['document', id]]}>
                        <T of={label} />
                      </Link>
                    </th>
                    <Counts of={counts} />
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </section>
      )}
      {rules.length > 0 && (
        <section>
          <h2>{review.rules}</h2>
          <RuleTable of={rules} />
        </section>
      )}
    </>
  );
}

export function RuleTable({ of }: { readonly of: readonly RuleCounts[] }) {
  const { review } = useView().t;
  return (
    <WideTable label={review.rules}>
      <table class="review-counts">
        <CountsHead name={review.rule} />
        <tbody>
          {of.map(({ rule, isModel, counts }) => (
            <tr key={`${rule} ${isModel}`}>
              <th scope="row">
                <RuleName of={rule} /> {isModel && <span class="kind">{review.model}</span>}
              </th>
              <Counts of={counts} />
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function CountsHead({ name }: { readonly name: string }) {
  const { review } = useView().t;
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        {REVIEW_STATES.map((state) => (
          <th key={state} scope="col">
            {review.states[state]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Counts({ of }: { readonly of: StateCounts }) {
  return (
    <>
      {REVIEW_STATES.map((state) => (
        <td key={state}>{of[state]}</td>
      ))}
    </>
  );
}
