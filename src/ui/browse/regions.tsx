/** Places, each with those that lie in it: the name leads to the place, the number to what is there. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { All } from './all.tsx';
import type { ListedOf, RegionNode } from './browse-page-data.ts';
import { CountLink } from './count-link.tsx';

export function Regions({ of }: { readonly of: ListedOf<RegionNode> }) {
  return (
    <>
      <div class="by-region">
        <Nodes of={of.listed} />
      </div>
      <All of={of} shown={distinct(of.listed).size} />
    </>
  );
}

/** Those that hold others each in a line, with them below; the others in a row. */
function Nodes({ of }: { readonly of: readonly RegionNode[] }) {
  const holding = of.filter(({ children }) => children.length > 0);
  const others = of.filter(({ children }) => children.length === 0);
  return (
    <>
      {holding.length > 0 && (
        <ul>
          {holding.map((node) => (
            <li key={node.id}>
              <Name of={node} />
              <Nodes of={node.children} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul class="tags">
          {others.map((node) => (
            <li key={node.id}>
              <Name of={node} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Name({ of: { id, label, level, count, isRepeated } }: { readonly of: RegionNode }) {
  const { t, lang } = useView();
  return (
    <>
      <Link to={`/${id}`}>
        <T of={label} />
      </Link>{' '}
      {level && (
        <span class="kind">
          <T of={level} />{' '}
        </span>
      )}
      <CountLink count={count} of={[say(label, lang).text]} params={[['region', id]]} class="count" />
      {isRepeated && <span class="kind"> {t.browse.repeated}</span>}
    </>
  );
}

function distinct(nodes: readonly RegionNode[]): Set<string> {
  return new Set(nodes.flatMap(({ id, children }) => [id, ...distinct(children)]));
}
