/** How what a page is about is cited: the reference, in the style that the reader chose, and files of it. */
import { Link } from '../components/link.tsx';
import { useView } from '../view.tsx';
import type { CitationData, CitationEntry } from './page-data.ts';

interface CitationProps {
  readonly of: CitationData | undefined;
  /** What is cited. */
  readonly id: string;
}

export function Citation({ of, id }: CitationProps) {
  const { t } = useView();
  if (!of) return null;
  return (
    <section class="citation" id="cite" aria-labelledby="cite-heading">
      <h2 id="cite-heading">{t.record.citation.heading}</h2>
      {of.entries.map((entry) => (
        <Reference key={entry.document} of={entry} />
      ))}
      <dl>
        <div>
          <dt>{t.record.citation.style}</dt>
          <dd>
            <Styles of={of} id={id} />
          </dd>
        </div>
        <div>
          <dt>{t.record.citation.files}</dt>
          <dd>
            <Files of={of} id={id} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Reference({ of: { text, inText, locators, missing } }: { readonly of: CitationEntry }) {
  const { t } = useView();
  const words = t.record.citation;
  return (
    <>
      <p class="reference">
        <bdi>{text}</bdi>
      </p>
      {locators.length > 0 && (
        <p class="aside">
          {words.inText}
          {t.record.colon}
          <bdi>{inText}</bdi>
        </p>
      )}
      {missing.length > 0 && (
        <p class="aside">
          {words.missing}
          <code>{missing.join(', ')}</code>
        </p>
      )}
    </>
  );
}

function Styles({ of: { style, styles }, id }: { readonly of: CitationData; readonly id: string }) {
  const { t } = useView();
  return (
    <ul>
      {styles.map((one, i) => (
        <li key={one}>
          <Link
            to={`/${id}`}
            params={i === 0 ? [] : [['style', one]]}
            current={one === style ? 'true' : undefined}
            rel="nofollow"
          >
            {t.record.citation.styles[one] ?? one}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What changes with the style is the text alone. */
function Files({ of: { style, styles, files }, id }: { readonly of: CitationData; readonly id: string }) {
  return (
    <ul>
      {files.map((suffix) => (
        <li key={suffix}>
          <Link
            to={`/${id}${suffix}`}
            params={suffix === '.txt' && style !== styles[0] ? [['style', style]] : []}
            rel="nofollow"
          >
            {suffix}
          </Link>
        </li>
      ))}
    </ul>
  );
}
