/** The relations of a graph as a table: the same as its picture, for whoever reads, sorts or cannot see it. */
import { T } from '../components/said.tsx';
import { WideTable } from '../components/wide-table.tsx';
import { LANG_TAGS, type Lang, say } from '../lang.ts';
import { hrefOf, useView } from '../view.tsx';
import { graphHref, graphParams } from './graph-address.ts';
import type { Graph, GraphAsked, GraphEdge, LabelledValue, SortColumn } from './graph-page-data.ts';

const ROWS = 100;
const COLUMNS: readonly SortColumn[] = ['source', 'type', 'target', 'status', 'basis'];

interface TableProps {
  readonly of: Graph;
  readonly asked: GraphAsked;
}

export function RelationTable({ of, asked }: TableProps) {
  const { t, lang } = useView();
  const sorted = sortedEdges(of, asked, lang);
  const shown = sorted.slice(asked.after, asked.after + ROWS);
  return (
    <section id="relations" data-part="relations">
      <h2>{t.graph.relations}</h2>
      {sorted.length === 0 ? (
        <p>{t.graph.noRelations}</p>
      ) : (
        <WideTable label={t.graph.relations}>
          <table class="graph-relations">
            <Head asked={asked} />
            <tbody>
              {shown.map((edge) => (
                <Row key={edge.id} of={edge} in={of} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <Turning asked={asked} total={sorted.length} />
    </section>
  );
}

/** By what is read in the column, ties by id. */
function sortedEdges(graph: Graph, { sort, descending }: GraphAsked, lang: Lang): readonly GraphEdge[] {
  const { compare } = new Intl.Collator(LANG_TAGS[lang]);
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, say(label, lang).text]));
  const ranks = new Map(
    [graph.relationTypes, graph.statuses, graph.bases].flatMap((keys) =>
      keys.map(({ value }, i) => [value, i] as const),
    ),
  );
  const byName = sort === 'source' || sort === 'target';
  const order = (a: GraphEdge, b: GraphEdge) =>
    byName
      ? compare(labels.get(a[sort]) ?? '', labels.get(b[sort]) ?? '')
      : (ranks.get(a[sort]) ?? 0) - (ranks.get(b[sort]) ?? 0);
  const sign = descending ? -1 : 1;
  return graph.edges.toSorted((a, b) => sign * order(a, b) || (a.id < b.id ? -1 : 1));
}

function Head({ asked }: { readonly asked: GraphAsked }) {
  const view = useView();
  const { t } = view;
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => {
          const isSorted = asked.sort === column;
          const descending = isSorted && !asked.descending;
          return (
            <th
              key={column}
              scope="col"
              aria-sort={isSorted ? (asked.descending ? 'descending' : 'ascending') : undefined}
            >
              <a
                href={`${graphHref(view, graphParams(asked, { sort: column, descending }))}#relations`}
                data-live
                rel="nofollow"
              >
                {t.graph.column[column]}
                {isSorted && <span aria-hidden="true">{asked.descending ? ' ↓' : ' ↑'}</span>}
              </a>
            </th>
          );
        })}
        <th scope="col">{t.graph.evidence}</th>
      </tr>
    </thead>
  );
}

function Row({ of, in: graph }: { readonly of: GraphEdge; readonly in: Graph }) {
  const view = useView();
  const { t } = view;
  const type = graph.relationTypes.find(({ value }) => value === of.type);
  return (
    <tr>
      <td>
        <EndLink id={of.source} in={graph} />
      </td>
      <td>
        <T of={type?.reads ?? { zh: of.type }} />
      </td>
      <td>
        <EndLink id={of.target} in={graph} />
      </td>
      <td class="graph-status" data-status={of.status}>
        <Value of={of.status} among={graph.statuses} />
      </td>
      <td>
        <Value of={of.basis} among={graph.bases} />
      </td>
      <td>
        <a href={hrefOf(view, `/${of.id}`)}>{t.graph.places(of.evidenceCount)}</a>
      </td>
    </tr>
  );
}

function Value({ of, among }: { readonly of: string; readonly among: readonly LabelledValue[] }) {
  return <T of={among.find(({ value }) => value === of)?.label ?? { zh: of }} />;
}

function EndLink({ id, in: graph }: { readonly id: string; readonly in: Graph }) {
  const view = useView();
  const label = graph.nodes.find((node) => node.id === id)?.label ?? { zh: id };
  return (
    <a href={hrefOf(view, `/${id}`)} data-node={id}>
      <T of={label} />
    </a>
  );
}

function Turning({ asked, total }: { readonly asked: GraphAsked; readonly total: number }) {
  const view = useView();
  const { t } = view;
  if (total <= ROWS) return null;
  const { number } = t.frame;
  const { after } = asked;
  const to = (place: number) => `${graphHref(view, graphParams(asked, { after: place }))}#relations`;
  return (
    <nav class="pager" aria-label={t.frame.paging}>
      <span>
        {t.graph.rows(number(Math.min(after + 1, total)), number(Math.min(after + ROWS, total)), number(total))}
      </span>
      {after > 0 && (
        <a href={to(0)} rel="first" data-live>
          {t.frame.first}
        </a>
      )}
      {after + ROWS < total && (
        <a href={to(after + ROWS)} rel="next" data-live>
          {t.frame.next}
        </a>
      )}
    </nav>
  );
}
