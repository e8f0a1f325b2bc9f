/** Values of the ontology's lists: statuses, bases, qualifiers, kinds of claims, comparators, whose words a text is. */
import type { LabelledCode } from '../components/labelled-code.ts';
import { T } from '../components/said.tsx';
import type { StatementData } from '../record/statement-data.ts';
import { useView } from '../view.tsx';
import { Example } from './example.tsx';
import type { CodeEntry, OntologyPageData } from './ontology-page-data.ts';
import { Term, useMeaning } from './term.tsx';

/** Each with its example. */
export function Codes({ of }: { readonly of: readonly CodeEntry<StatementData>[] }) {
  const { t } = useView();
  const meaning = useMeaning();
  return (
    <>
      {of.map(({ value, label, count, example }) => (
        <Term
          key={value}
          code={value}
          label={label}
          meaning={meaning(value)}
          count={count === undefined ? undefined : t.ontology.countedRelations(t.frame.number(count))}
        >
          <Example of={example} />
        </Term>
      ))}
    </>
  );
}

export function Claims({ of }: { readonly of: OntologyPageData['claims']['kinds'] }) {
  return <Codes of={of} />;
}

export function Figures({ of: { count, example, comparators } }: { readonly of: OntologyPageData['figures'] }) {
  const { t } = useView();
  return (
    <>
      <p>{count > 0 ? t.ontology.countedRelations(t.frame.number(count)) : t.ontology.none}</p>
      <Example of={example} />
      <h3>{t.ontology.comparators}</h3>
      <Words of={comparators} />
    </>
  );
}

/** Each in a line. */
export function Words({ of }: { readonly of: readonly LabelledCode[] }) {
  const meaning = useMeaning();
  return (
    <dl class="words">
      {of.map(({ value, label }) => (
        <div key={value} id={value}>
          <dt>
            <T of={label} /> <code lang="en">{value}</code>
          </dt>
          <dd>{meaning(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
