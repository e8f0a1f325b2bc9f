/** The ways from one entity to another, in words. */
import { T } from '../components/said.tsx';
import { hrefOf, useView } from '../view.tsx';
import type { Graph, GraphPath } from './graph-page-data.ts';

export function PathList({ of }: { readonly of: Graph }) {
  const { t } = useView();
  const { paths } = of;
  if (!paths) return <section data-part="paths" hidden />;
  return (
    <section data-part="paths" aria-labelledby="paths-head">
      <h2 id="paths-head">{t.graph.paths}</h2>
      <p class="aside">{paths.length > 0 ? t.graph.pathsFound(paths.length) : t.graph.noPath}</p>
      <ol class="graph-paths">
        {paths.map((path) => (
          <li key={path.edges.join(' ')}>
            <Way of={path} in={of} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Way({ of, in: graph }: { readonly of: GraphPath; readonly in: Graph }) {
  const view = useView();
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]));
  return (
    <>
      {of.nodes.map((id, i) => (
        <>
          {i > 0 && <Step edge={of.edges[i - 1] ?? ''} from={of.nodes[i - 1] ?? ''} in={graph} />}
          <a href={hrefOf(view, `/${id}`)}>
            <T of={labels.get(id) ?? { zh: id }} />
          </a>
        </>
      ))}
    </>
  );
}

interface StepProps {
  readonly edge: string;
  readonly from: string;
  readonly in: Graph;
}

/** In the direction in which the path goes; the arrow says how the relation is stated. */
function Step({ edge, from, in: graph }: StepProps) {
  const view = useView();
  const relation = graph.edges.find(({ id }) => id === edge);
  const type = graph.relationTypes.find(({ value }) => value === relation?.type);
  const status = graph.statuses.find(({ value }) => value === relation?.status);
  if (!relation || !type) return <> — </>;
  const isForward = relation.source === from;
  return (
    <>
      {' '}
      <a class="graph-step" href={hrefOf(view, `/${edge}`)}>
        {isForward || type.drawn === 'LINE' ? '— ' : '← '}
        <T of={type.reads} />
        {relation.status !== 'HOLDS' && status && (
          <>
            {' '}
            (<T of={status.label} />)
          </>
        )}
        {isForward && type.drawn !== 'LINE' ? ' →' : ' —'}
      </a>{' '}
    </>
  );
}
