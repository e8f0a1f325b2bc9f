/** /graph: what is drawn and from where, the picture, and the same as lists and a table. The island (islands/graph.ts) replaces its parts. */
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { jsonPath, useView, type View } from '../view.tsx';
import { EntityList } from './entity-list.tsx';
import { graphHref, graphParams } from './graph-address.ts';
import { GraphForm } from './graph-form.tsx';
import type { Graph, GraphAsked, GraphPageData } from './graph-page-data.ts';
import { GraphStart } from './graph-start.tsx';
import { Legend } from './legend.tsx';
import { LiveWords } from './live-words.tsx';
import { PathList } from './path-list.tsx';
import { Picture } from './picture.tsx';
import { type PictureData, shortLabel } from './picture-data.ts';
import { RelationTable } from './relation-table.tsx';
import { Unresolved } from './unresolved.tsx';

/** `picture` where there is something to draw. */
export function graphPage(data: GraphPageData, picture: PictureData | undefined, view: View): string {
  return renderPage({
    view,
    title: titleOf(data, view),
    description: view.t.graph.lead,
    isList: true,
    children:
      data.graph && picture ? <Shown data={data} graph={data.graph} picture={picture} /> : <GraphStart of={data} />,
  });
}

function titleOf({ asked }: GraphPageData, { t, lang }: View): string {
  const names = namesOf(asked, { t, lang });
  return names === '' ? t.graph.title : t.graph.titleOf(names);
}

const MOST_NAMED = 3;

function namesOf({ roots, from, to }: GraphAsked, { t, lang }: Pick<View, 't' | 'lang'>): string {
  const name = ({ label }: GraphAsked['roots'][number]) => shortLabel(say(label, lang).text);
  if (from && to) return t.graph.pathTitle(name(from), name(to));
  const names = roots.slice(0, MOST_NAMED).map(name).join(t.frame.listComma);
  return roots.length > MOST_NAMED ? t.graph.andMore(names, roots.length) : names;
}

interface ShownProps {
  readonly data: GraphPageData;
  readonly graph: Graph;
  readonly picture: PictureData;
}

function Shown({ data, graph, picture }: ShownProps) {
  const view = useView();
  const { asked } = data;
  return (
    <div class="graph" data-island="graph" data-json={jsonPath('/graph')}>
      <div data-part="head">
        <h1>{titleOf(data, view)}</h1>
        <Roots asked={asked} />
        <Unresolved of={data.unresolved} asked={asked} />
      </div>
      <div data-part="form">
        <GraphForm data={data} graph={graph} />
      </div>
      <PathList of={graph} />
      <Count graph={graph} asked={asked} drawn={picture.nodes.length} />
      <Drawn graph={graph} picture={picture} asked={asked} />
      <EntityList of={graph} asked={asked} />
      <RelationTable of={graph} asked={asked} />
      <LiveWords />
    </div>
  );
}

/** Each can be taken away, the last one too: that leads to the beginning. */
function Roots({ asked }: { readonly asked: GraphAsked }) {
  const view = useView();
  const { t, lang } = view;
  const ids = asked.roots.map(({ id }) => id);
  if (ids.length === 0) return null;
  return (
    <ul class="chosen" aria-label={t.graph.roots}>
      {asked.roots.map(({ id, label }) => (
        <li key={id}>
          <a
            href={graphHref(view, graphParams(asked, { roots: ids.filter((other) => other !== id) }))}
            aria-label={t.graph.remove(shortLabel(say(label, lang).text))}
            data-live={ids.length > 1 || asked.from !== undefined ? '' : undefined}
          >
            <T of={label} /> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Said again whenever the island changes it. */
function Count({ graph, asked, drawn }: CountProps) {
  const { t } = useView();
  return (
    <div data-part="count">
      <p class="count" role="status">
        {t.graph.count(t.frame.number(graph.nodes.length), t.frame.number(graph.edges.length))}
        <More graph={graph} asked={asked} drawn={drawn} />
      </p>
      <a class="skip-picture" href="#relations">
        {t.graph.skipPicture}
      </a>
    </div>
  );
}

function Drawn({ graph, picture, asked }: Pick<CountProps, 'graph' | 'asked'> & { readonly picture: PictureData }) {
  const view = useView();
  const { t } = view;
  const onPath = new Set(graph.paths?.flatMap(({ edges }) => edges));
  return (
    <div data-part="picture">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard. */}
      <section class="graph-frame" aria-label={t.graph.picture} tabIndex={0}>
        <Picture of={{ ...picture, onPath }} label={t.graph.pictureOf(namesOf(asked, view))} />
      </section>
      <Legend of={graph} />
    </div>
  );
}

interface CountProps {
  readonly graph: Graph;
  readonly asked: GraphAsked;
  readonly drawn: number;
}

const LARGER = [500, 1_000, 2_000];

function More({ graph, asked, drawn }: CountProps) {
  const view = useView();
  const { t } = view;
  const { number } = t.frame;
  const larger = LARGER.find((limit) => limit > asked.limit);
  return (
    <>
      {graph.nodes.length > drawn && (
        <span class="graph-drawn"> {t.graph.drawn(number(drawn), number(graph.nodes.length - drawn))}</span>
      )}
      {graph.truncated && (
        <>
          {' '}
          {t.graph.truncated(number(asked.limit))}{' '}
          {larger === undefined ? (
            t.graph.most
          ) : (
            <a href={graphHref(view, graphParams(asked, { limit: larger }))} data-live rel="nofollow">
              {t.graph.raise(number(larger))}
            </a>
          )}
        </>
      )}
    </>
  );
}
