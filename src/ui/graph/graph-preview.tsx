/** The neighbourhood of entities as a small picture on their own pages, with the way to the whole one. */
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { graphHref } from './graph-address.ts';
import type { NamedEntity } from './graph-page-data.ts';
import { Legend } from './legend.tsx';
import { Picture } from './picture.tsx';
import { type PictureData, shortLabel } from './picture-data.ts';

/** Made by graphPreviewData (http/pages/graph-preview-data.ts). */
export interface GraphPreviewData {
  readonly roots: readonly NamedEntity[];
  readonly picture: PictureData;
  /** Of the neighbourhood, roots included; the picture may have fewer. */
  readonly nodeCount: number;
}

export function GraphPreview({ of }: { readonly of: GraphPreviewData }) {
  const view = useView();
  const { t, lang } = view;
  const { roots, picture, nodeCount } = of;
  const names = roots.map(({ label }) => shortLabel(say(label, lang).text)).join(t.frame.listComma);
  const drawn = picture.nodes.length;
  return (
    <section class="graph-preview" aria-labelledby="graph-preview">
      <h2 id="graph-preview">{t.graph.preview}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard. */}
      <section class="graph-frame" aria-label={t.graph.picture} tabIndex={0}>
        <Picture of={picture} label={t.graph.previewOf(names)} />
      </section>
      <Legend of={picture} />
      <p class="aside">
        {nodeCount > drawn && <>{t.graph.previewDrawn(t.frame.number(drawn), t.frame.number(nodeCount))} </>}
        <a href={graphHref(view, [['roots', roots.map(({ id }) => id).join(',')]])} data-key="g">
          {t.graph.previewMore}
        </a>
      </p>
    </section>
  );
}
