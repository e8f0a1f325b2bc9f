/** The entities of a graph as a list: what the picture shows, and what can be done with each. */
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { hrefOf, useView } from '../view.tsx';
import { graphHref, graphParams } from './graph-address.ts';
import type { Graph, GraphAsked, GraphNode } from './graph-page-data.ts';
import { TypeMark } from './legend.tsx';
import { shortLabel } from './picture-data.ts';

/** What is further away stands in the table. */
const LISTED = 200;

interface ListProps {
  readonly of: Graph;
  readonly asked: GraphAsked;
}

export function EntityList({ of, asked }: ListProps) {
  const { t } = useView();
  const { number } = t.frame;
  return (
    <section data-part="entities">
      <details class="graph-entities">
        <summary>
          <h2>{t.graph.entities(number(of.nodes.length))}</h2>
        </summary>
        {of.nodes.length > LISTED && <p class="aside">{t.graph.listed(number(LISTED))}</p>}
        <ul>
          {of.nodes.slice(0, LISTED).map((node) => (
            <li key={node.id}>
              <Entity of={node} in={of} asked={asked} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Entity({ of, in: graph, asked }: { readonly of: GraphNode; readonly in: Graph; readonly asked: GraphAsked }) {
  const view = useView();
  const type = graph.entityTypes.find(({ value }) => value === of.type);
  return (
    <>
      {type && <TypeMark of={type} />}
      <span>
        <a href={hrefOf(view, `/${of.id}`)}>
          <T of={of.label} />
        </a>{' '}
        <span class="kind">{type && <T of={type.label} />}</span>
      </span>
      <Ways of={of} asked={asked} />
    </>
  );
}

/** Into another graph, or beside the first root. */
function Ways({ of: { id, label }, asked }: { readonly of: GraphNode; readonly asked: GraphAsked }) {
  const view = useView();
  const { t, lang } = view;
  const name = shortLabel(say(label, lang).text);
  const roots = asked.roots.map((root) => root.id);
  const isRoot = roots.includes(id);
  const first = asked.roots[0];
  return (
    <span class="graph-ways">
      {!isRoot && (
        <a
          href={graphHref(view, graphParams(asked, { roots: [...roots, id] }))}
          aria-label={t.graph.expandThis(name)}
          data-live
          rel="nofollow"
        >
          {t.graph.expand}
        </a>
      )}
      {!(isRoot && roots.length === 1) && (
        <a
          href={graphHref(view, graphParams(asked, { roots: [id] }))}
          aria-label={t.graph.asRootThis(name)}
          data-live
          rel="nofollow"
        >
          {t.graph.asRoot}
        </a>
      )}
      {first && first.id !== id && (
        <a
          href={hrefOf(view, '/compare', [['ids', `${first.id},${id}`]]).replaceAll('%2C', ',')}
          aria-label={t.graph.compareThis(name, shortLabel(say(first.label, lang).text))}
        >
          {t.graph.compare}
        </a>
      )}
    </span>
  );
}
