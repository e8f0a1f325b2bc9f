/** Types in a row, then the kinds of those that have any. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import type { Bilingual } from '../lang.ts';
import { type Params, useView } from '../view.tsx';
import type { TypeEntry } from './browse-page-data.ts';

export function Types({ of }: { readonly of: readonly TypeEntry[] }) {
  return (
    <>
      <ul class="tags">
        {of.map(({ type, label, count }) => (
          <li key={type}>
            <Counted label={label} count={count} params={[['type', type]]} />
          </li>
        ))}
      </ul>
      <dl class="by-kind">
        {of
          .filter(({ kinds }) => kinds.length > 0)
          .map((entry) => (
            <Kinds key={entry.type} of={entry} />
          ))}
      </dl>
    </>
  );
}

function Kinds({ of: { type, label, kinds } }: { readonly of: TypeEntry }) {
  const { t, lang } = useView();
  return (
    <div>
      <dt>
        <T of={label} />
      </dt>
      <dd>
        <ul class="tags" aria-label={t.browse.kindsOf(label[lang] ?? type)}>
          {kinds.map(({ kind, label: kindLabel, count }) => (
            <li key={kind}>
              <Counted
                label={kindLabel}
                count={count}
                params={[
                  ['type', type],
                  ['kind', kind],
                ]}
              />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

interface CountedProps {
  readonly label: Bilingual;
  readonly count: number;
  readonly params: Params;
}

function Counted({ label, count, params }: CountedProps) {
  const { t } = useView();
  return (
    <Link to="/search" params={params} class="counted">
      <T of={label} /> <span class="count">{t.frame.number(count)}</span>
    </Link>
  );
}
