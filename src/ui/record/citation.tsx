/** How what a page is about is cited, in the style that the reader chose last; all else is a step away, at /cite. */
import { CiteLink } from '../cite/cite-link.tsx';
import { CopyButtons } from '../cite/copy-buttons.tsx';
import { Missing, Pieces } from '../cite/reference.tsx';
import type { ReferenceData } from '../cite/reference-data.ts';
import { UnapiId } from '../components/unapi-id.tsx';
import { useView } from '../view.tsx';
import type { CitationData } from './page-data.ts';

interface CitationProps {
  readonly of: CitationData | undefined;
  /** What is cited. */
  readonly id: string;
}

export function Citation({ of, id }: CitationProps) {
  const { t, params } = useView();
  if (!of) return null;
  // Only a style that the address asks for is asked for there: the one that the reader keeps may be a file's.
  const [style] = params.flatMap(([name, value]) => (name === 'style' ? [value] : []));
  return (
    <section class="citation" id="cite" aria-labelledby="cite-heading">
      <h2 id="cite-heading">
        {t.cite.title} <span class="count">{t.cite.styles[of.style] ?? of.style}</span>
      </h2>
      <div id="reference">
        {of.entries.map((entry) => (
          <Reference key={entry.document} of={entry} id={id} />
        ))}
      </div>
      <div class="citation-ways">
        <CiteLink ids={[id]} {...(style ? { style } : {})}>
          {t.cite.more}
        </CiteLink>
        <CopyButtons of="reference" isRich />
      </div>
    </section>
  );
}

/** On its own page a source is told of by the head: reference managers would take it twice. */
function Reference({ of, id }: { readonly of: ReferenceData; readonly id: string }) {
  const { t } = useView();
  const { document, pieces, inTextPieces, locators } = of;
  return (
    <>
      <p class="reference" data-line>
        {document !== id && <UnapiId of={document} />}
        <Pieces of={pieces} />
      </p>
      {locators.length > 0 && (
        <p class="aside">
          {t.cite.inText}
          {t.frame.colon}
          <Pieces of={inTextPieces} />
        </p>
      )}
      <Missing of={of} />
    </>
  );
}
