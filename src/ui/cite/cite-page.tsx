/** References for what is named, in the style chosen. The same stands in the dialog that a script opens over other pages. */
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import { citeParams } from './cite-link.tsx';
import type { CitedThing, CiteFile, CitePageData } from './cite-page-data.ts';

import { CopyButtons } from './copy-buttons.tsx';
import { Missing, Pieces, ReferenceFile, ReferenceList, SourceLink } from './reference.tsx';
import type { ReferenceData } from './reference-data.ts';
import { STYLE_GROUPS } from './style-groups.ts';

/** Distinct from what other pages have, in which the dialog stands. */
const LIST = 'cite-list';

export function citePage(data: CitePageData, view: View): string {
  const { t, lang } = view;
  const [first] = data.of;
  const title = first ? t.cite.titleOf(say(first.label, lang).text) : t.cite.title;
  return renderPage({ view, title, isList: true, children: <CiteView of={data} /> });
}

function CiteView({ of }: { readonly of: CitePageData }) {
  const { t } = useView();
  return (
    <article class="cite">
      <form method="dialog" class="dialog-only">
        <button type="submit">{t.cite.close}</button>
      </form>
      <h1 id="cite-title">{t.cite.title}</h1>
      {of.of.length === 0 && <Nothing />}
      {of.of.length > 0 && <WhatIsCited of={of.of} />}
      {of.uncitable.length > 0 && <Uncitable of={of.uncitable} />}
      {of.of.length > 0 && <Styles of={of} />}
      {of.entries.length > 0 && <References of={of} />}
    </article>
  );
}

function Nothing() {
  const { t } = useView();
  return (
    <>
      <p>{t.cite.lead}</p>
      <p>
        <Link to="/lookup">{t.frame.lookup}</Link>
      </p>
    </>
  );
}

function WhatIsCited({ of }: { readonly of: readonly CitedThing[] }) {
  const { t } = useView();
  return (
    <p class="cited-things">
      {t.cite.of}
      {t.frame.colon}
      <Things of={of} />
    </p>
  );
}

function Uncitable({ of }: { readonly of: readonly CitedThing[] }) {
  const { t } = useView();
  return (
    <Notice>
      {t.cite.uncitable}
      {t.frame.colon}
      <Things of={of} />
    </Notice>
  );
}

function Things({ of }: { readonly of: readonly CitedThing[] }) {
  const { t } = useView();
  return (
    <>
      {of.map(({ id, label }, i) => (
        <span key={id}>
          {i > 0 && t.frame.listComma}
          <Link to={`/${id}`}>
            <T of={label} />
          </Link>
        </span>
      ))}
    </>
  );
}

function Styles({ of: { of, style } }: { readonly of: CitePageData }) {
  const { t, path } = useView();
  const ids = of.map(({ id }) => id);
  return (
    <nav class="styles" aria-label={t.cite.style}>
      <dl>
        {STYLE_GROUPS.map(({ name, styles }) => (
          <div key={name}>
            <dt>{t.cite.groups[name]}</dt>
            <dd>
              <ul>
                {styles.map((one) => (
                  <li key={one}>
                    <Link
                      to={path}
                      params={citeParams(ids, one)}
                      current={one === style ? 'true' : undefined}
                      rel="nofollow"
                    >
                      {t.cite.styles[one] ?? one}
                    </Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </nav>
  );
}

function References({ of }: { readonly of: CitePageData }) {
  const { t } = useView();
  const { entries, isFile, text, files } = of;
  return (
    <section aria-labelledby="cite-references">
      <h2 id="cite-references">{t.cite.references}</h2>
      {entries.map(({ document }) => (
        <abbr key={document} class="unapi-id" title={document} />
      ))}
      {isFile ? (
        <ReferenceFile id={LIST} text={text} label={t.cite.styles[of.style] ?? of.style} />
      ) : (
        <ReferenceList id={LIST} of={entries} />
      )}
      <CopyButtons of={LIST} isRich={!isFile} />
      <Downloads of={files} />
      <h2>{t.cite.inText}</h2>
      <ul class="in-text">
        {entries.map((entry, i) => (
          <InText key={entry.document} of={entry} id={`cite-in-text-${i}`} isRich={!isFile} />
        ))}
      </ul>
    </section>
  );
}

interface InTextProps {
  readonly of: ReferenceData;
  readonly id: string;
  readonly isRich: boolean;
}

function InText({ of, id, isRich }: InTextProps) {
  const { t } = useView();
  const { inTextPieces, locators } = of;
  return (
    <li>
      <p>
        <SourceLink of={of} />
      </p>
      {inTextPieces.length > 0 && (
        <>
          <p class="reference" id={id}>
            <Pieces of={inTextPieces} />
          </p>
          <CopyButtons of={id} isRich={isRich} />
        </>
      )}
      {locators.length > 0 && (
        <p class="aside">
          {t.cite.places}
          {t.frame.colon}
          <bdi>{locators.join(t.record.semicolon)}</bdi>
        </p>
      )}
      <Missing of={of} />
    </li>
  );
}

function Downloads({ of }: { readonly of: readonly CiteFile[] }) {
  const { t } = useView();
  return (
    <p class="downloads">
      {t.cite.download}
      {t.frame.colon}
      {of.map(({ suffix, format, path, params }) => (
        <Link key={suffix} to={path} params={params} rel="nofollow">
          {format === undefined ? t.cite.textFile : (t.cite.styles[format] ?? format)}
        </Link>
      ))}
    </p>
  );
}
