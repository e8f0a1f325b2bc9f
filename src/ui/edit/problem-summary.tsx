/** All that is wrong with a form, above it, each a link to its field. */

import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { fieldId } from './field-parts.tsx';
import type { ProblemData } from './problem-data.ts';

interface ProblemSummaryProps {
  readonly of: readonly ProblemData[];
  /** Where it says more than how many there are. */
  readonly heading?: string | undefined;
}

export function ProblemSummary({ of, heading }: ProblemSummaryProps) {
  const { t } = useView();
  return (
    <section class="problems" aria-labelledby="problems-heading" hidden={of.length === 0} id="problems" tabIndex={-1}>
      <h2 id="problems-heading">{heading ?? t.edit.problemsHeading(of.length)}</h2>
      <ul>
        {of.map((problem, i) => (
          <li key={i}>
            <ProblemLine of={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProblemLine({ of }: { readonly of: ProblemData }) {
  const { field, label } = of;
  const { t } = useView();
  if (field === '' || !label) return <Message of={of} />;
  return (
    <>
      <a href={`#${fieldId(field)}`}>
        <T of={label} />
      </a>
      {t.frame.colon}
      <Message of={of} />
    </>
  );
}

/** The records that it names as links. */
function Message({ of: { message, names = [] } }: { readonly of: ProblemData }) {
  const view = useView();
  const { text, lang } = say(message, view.lang);
  const paths = new Map(names.map(({ id, label }) => [say(label, view.lang).text, `/${id}`]));
  const parts = paths.size === 0 ? [text] : text.split(anyOf([...paths.keys()]));
  return (
    <bdi lang={lang === view.lang ? undefined : lang}>
      {parts.map((part, i) => (i % 2 === 1 ? <Link to={paths.get(part) ?? ''}>{part}</Link> : part))}
    </bdi>
  );
}

/** The longest first, where one begins as another does. */
function anyOf(texts: readonly string[]): RegExp {
  const longestFirst = texts.toSorted((a, b) => b.length - a.length);
  return new RegExp(`(${longestFirst.map((text) => RegExp.escape(text)).join('|')})`);
}
