/** /graph before anything was asked: how to begin. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { graphHref, graphParams } from './graph-address.ts';
import type { GraphPageData, WaysOfType } from './graph-page-data.ts';
import { Unresolved } from './unresolved.tsx';

export function GraphStart({ of }: { readonly of: GraphPageData }) {
  const { t, lang, keepsLang } = useView();
  return (
    <>
      <h1>{t.graph.title}</h1>
      <p class="lead">{t.graph.lead}</p>
      <Unresolved of={of.unresolved} asked={of.asked} />
      <form class="graph-form" action="/graph" method="get">
        {keepsLang && <input type="hidden" name="lang" value={lang} />}
        <div class="row">
          <label for="roots">{t.graph.root}</label>
          <input id="roots" name="roots" required maxLength={300} placeholder={t.graph.rootHint} autocomplete="off" />
          <button type="submit">{t.graph.draw}</button>
        </div>
      </form>
      <form class="graph-form" action="/graph" method="get" aria-label={t.graph.path}>
        {keepsLang && <input type="hidden" name="lang" value={lang} />}
        <div class="row">
          <label for="path-from">{t.graph.from}</label>
          <input
            id="path-from"
            name="from"
            required
            maxLength={300}
            placeholder={t.graph.rootHint}
            autocomplete="off"
          />
          <label for="path-to">{t.graph.to}</label>
          <input id="path-to" name="to" required maxLength={300} placeholder={t.graph.rootHint} autocomplete="off" />
          <button type="submit">{t.graph.findPath}</button>
        </div>
      </form>
      <WaysIn of={of} />
    </>
  );
}

function WaysIn({ of: { ways = [], asked } }: { readonly of: GraphPageData }) {
  const { t } = useView();
  if (ways.length === 0) return null;
  return (
    <section>
      <h2>{t.graph.ways}</h2>
      <dl class="facts graph-begin">
        {ways.map((one) => (
          <Way key={one.type.value} of={one} asked={asked} />
        ))}
      </dl>
    </section>
  );
}

function Way({ of, asked }: { readonly of: WaysOfType; readonly asked: GraphPageData['asked'] }) {
  const view = useView();
  return (
    <div>
      <dt>
        <T of={of.type.label} />
      </dt>
      <dd>
        <ul class="tags">
          {of.entities.map(({ id, label }) => (
            <li key={id}>
              <a href={graphHref(view, graphParams(asked, { roots: [id] }))}>
                <T of={label} />
              </a>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
