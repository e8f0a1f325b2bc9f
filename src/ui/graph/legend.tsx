/** What shapes, letters, colours and lines of a picture mean. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { GraphKeys, NodeType } from './graph-page-data.ts';
import { outlineOf } from './node-look.ts';

export function Legend({ of }: { readonly of: GraphKeys }) {
  const { t } = useView();
  return (
    <ul class="graph-legend" aria-label={t.graph.legend}>
      {of.entityTypes.map((type) => (
        <li key={type.value}>
          <TypeMark of={type} /> <T of={type.label} />
        </li>
      ))}
      {of.statuses.map(({ value, label }) => (
        <li key={value}>
          <svg class="graph-sample" width="32" height="12" aria-hidden="true">
            <g class="graph-edge" data-status={value}>
              <path class="graph-line" d="M1 6H24" />
              <path class="graph-head" d="M31 6L24 2.5L24 9.5z" />
            </g>
          </svg>{' '}
          <T of={label} />
        </li>
      ))}
      {of.relationTypes.some(({ drawn }) => drawn === 'CROSS') && <li>{t.graph.notIs}</li>}
    </ul>
  );
}

/** A node of the type without its name. */
export function TypeMark({ of }: { readonly of: NodeType }) {
  const { lang } = useView();
  return (
    <svg class="graph-sample" width="28" height="28" viewBox="-14 -14 28 28" aria-hidden="true">
      <g class="graph-node" data-colour={of.colour}>
        <path class="graph-shape" d={outlineOf(of.shape, 10)} />
        <text class="graph-mark" dy="0.36em">
          {of.mark[lang]}
        </text>
      </g>
    </svg>
  );
}
