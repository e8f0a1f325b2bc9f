/** Names that were typed and stand for no entity, or for several. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { graphHref, graphParams } from './graph-address.ts';
import type { GraphAsked, Unresolved as UnresolvedRef } from './graph-page-data.ts';

interface UnresolvedProps {
  readonly of: readonly UnresolvedRef[];
  readonly asked: GraphAsked;
}

export function Unresolved({ of, asked }: UnresolvedProps) {
  return (
    <>
      {of.map((one) => (
        <div key={one.ref} class="notice" role="status">
          {one.candidates.length > 0 ? <Several of={one} asked={asked} /> : <Unknown of={one} />}
        </div>
      ))}
    </>
  );
}

function Unknown({ of: { ref } }: { readonly of: UnresolvedRef }) {
  const { t } = useView();
  return (
    <p>
      {t.graph.unknown(ref)}{' '}
      <Link to="/search" params={[['q', ref]]}>
        {t.graph.searchFor(ref)}
      </Link>
    </p>
  );
}

/** Each candidate leads to the graph with it in place of the name. */
function Several({ of: { ref, candidates }, asked }: { readonly of: UnresolvedRef; readonly asked: GraphAsked }) {
  const view = useView();
  const { t } = view;
  const roots = asked.roots.map(({ id }) => id);
  return (
    <>
      <p>{t.graph.several(ref)}</p>
      <ul>
        {candidates.map(({ id, label, type }) => (
          <li key={id}>
            <a href={graphHref(view, graphParams(asked, { roots: [...roots, id] }))}>
              <T of={label} />
            </a>{' '}
            <span class="kind">
              <T of={type.label} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
