/** What is drawn: the entities it starts from, how far it reaches, which relations; and the path between two. Works as a plain form. */
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { type Params, useView } from '../view.tsx';
import { graphHref, graphParams, USUAL } from './graph-address.ts';
import type { Graph, GraphAsked, GraphPageData, LabelledValue } from './graph-page-data.ts';

const DEPTHS = [1, 2, 3];
const LIMITS = [60, 200, 500, 1_000, 2_000];

interface FormProps {
  readonly data: GraphPageData;
  /** What the graph holds now, for the counts. */
  readonly graph: Graph;
}

export function GraphForm({ data, graph }: FormProps) {
  const { t } = useView();
  const { asked } = data;
  return (
    <>
      <form class="graph-form" action="/graph" method="get" data-live>
        <Hidden params={graphParams(asked, { ...UNSET, from: asked.from?.id, to: asked.to?.id })} />
        <div class="row">
          <label for="add-root">{asked.roots.length > 0 ? t.graph.addRoot : t.graph.root}</label>
          <input id="add-root" name="roots" maxLength={300} placeholder={t.graph.rootHint} autocomplete="off" />
          <span>
            <label for="depth">{t.graph.depth}</label>{' '}
            <select id="depth" name="depth" data-usual={USUAL.depth}>
              {DEPTHS.map((depth) => (
                <option key={depth} value={depth} selected={depth === asked.depth}>
                  {t.graph.steps(depth)}
                </option>
              ))}
            </select>
          </span>
          <span>
            <label for="limit">{t.graph.limit}</label>{' '}
            <select id="limit" name="limit" data-usual={USUAL.limit}>
              {limitsWith(asked.limit).map((limit) => (
                <option key={limit} value={limit} selected={limit === asked.limit}>
                  {t.graph.upTo(t.frame.number(limit))}
                </option>
              ))}
            </select>
          </span>
          <button type="submit">{t.graph.apply}</button>
        </div>
        <Filter data={data} graph={graph} />
      </form>
      <PathForm asked={asked} graph={graph} />
    </>
  );
}

/** What the form sends by its own fields. */
const UNSET = { depth: USUAL.depth, limit: USUAL.limit, types: [], status: [] } as const;

function limitsWith(limit: number): readonly number[] {
  return [...new Set([...LIMITS, limit])].sort((a, b) => a - b);
}

function Hidden({ params }: { readonly params: Params }) {
  const { lang, keepsLang } = useView();
  const all: Params = keepsLang ? [...params, ['lang', lang]] : params;
  return (
    <>
      {all.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function Filter({ data, graph }: FormProps) {
  const { t } = useView();
  const { asked, choices } = data;
  const chosen = asked.types.length + asked.status.length;
  const counts = Map.groupBy(graph.edges, ({ type }) => type);
  return (
    <details class="graph-filter" open={chosen > 0}>
      <summary>{chosen > 0 ? t.graph.filterChosen(chosen) : t.graph.filter}</summary>
      <fieldset>
        <legend>{t.graph.allStatuses}</legend>
        <Choices name="status" of={graph.statuses} chosen={asked.status} countOf={() => undefined} />
      </fieldset>
      <fieldset>
        <legend>{t.graph.allTypes}</legend>
        <Choices
          name="types"
          of={choices.map(({ value, reads }) => ({ value, label: reads }))}
          chosen={asked.types}
          countOf={(type) => counts.get(type)?.length}
        />
      </fieldset>
      <button type="submit">{t.graph.apply}</button>
    </details>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly of: readonly LabelledValue[];
  readonly chosen: readonly string[];
  readonly countOf: (value: string) => number | undefined;
}

function Choices({ name, of, chosen, countOf }: ChoicesProps) {
  const { t } = useView();
  return (
    <ul class="graph-choices">
      {of.map(({ value, label }) => {
        const count = countOf(value);
        return (
          <li key={value}>
            <label>
              <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} /> <T of={label} />
              {count !== undefined && <span class="figure"> {t.frame.number(count)}</span>}
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function PathForm({ asked, graph }: { readonly asked: GraphAsked; readonly graph: Graph }) {
  const view = useView();
  const { t, lang } = view;
  const kept = graphParams(asked, { from: undefined, to: undefined });
  const root = asked.roots[0];
  const from = asked.from ?? root;
  return (
    <details class="graph-path-form" open={asked.from !== undefined}>
      <summary>{t.graph.path}</summary>
      <form action="/graph" method="get" class="row" data-live>
        <Hidden params={kept} />
        <label for="path-from">{t.graph.from}</label>
        <input
          id="path-from"
          name="from"
          required
          maxLength={300}
          list="graph-names"
          value={from ? say(from.label, lang).text : ''}
        />
        <label for="path-to">{t.graph.to}</label>
        <input
          id="path-to"
          name="to"
          required
          maxLength={300}
          list="graph-names"
          value={asked.to ? say(asked.to.label, lang).text : ''}
        />
        <button type="submit">{t.graph.findPath}</button>
        {asked.from && (
          <a href={graphHref(view, kept)} data-live>
            {t.graph.remove(t.graph.paths)}
          </a>
        )}
        <Names of={graph} />
      </form>
    </details>
  );
}

/** So many names are offered while typing. */
const NAMES = 60;

function Names({ of }: { readonly of: Graph }) {
  const { lang } = useView();
  const names = new Set(of.nodes.slice(0, NAMES).map(({ label }) => say(label, lang).text.slice(0, 120)));
  return (
    <datalist id="graph-names">
      {[...names].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
