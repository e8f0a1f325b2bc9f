/** What the service is, what it promises, how it is cited, what it keeps. */
import type { ComponentChildren } from 'preact';
import { Link } from '../components/link.tsx';
import { LongPage, type PagePart, Part } from '../components/long-page.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import type { AboutPageData } from './about-page-data.ts';

export function aboutPage(data: AboutPageData, view: View): string {
  const { t } = view;
  return renderPage({ view, title: t.about.title, description: t.about.lead, children: <About of={data} /> });
}

interface AboutPart extends PagePart {
  readonly content: ComponentChildren;
}

function About({ of }: { readonly of: AboutPageData }) {
  const { t } = useView();
  const words = t.about;
  const parts: readonly AboutPart[] = [
    { id: 'what', name: words.what, content: <p>{words.whatText}</p> },
    { id: 'promises', name: words.promises, content: <Promises /> },
    { id: 'corpus', name: words.corpus, content: <Corpus of={of} /> },
    { id: 'cite', name: words.cite, content: <HowToCite of={of} /> },
    { id: 'privacy', name: words.privacy, content: <Privacy of={of} /> },
    { id: 'licence', name: words.licence, content: <Licence of={of} /> },
  ];
  return (
    <LongPage title={words.title} lead={words.lead} parts={parts}>
      {parts.map(({ id, name, content }) => (
        <Part key={id} id={id} title={name}>
          {content}
        </Part>
      ))}
    </LongPage>
  );
}

function Promises() {
  const { t } = useView();
  return (
    <ol class="told-list">
      {t.about.promiseList.map(({ name, text }) => (
        <li key={name}>
          <strong>{name}</strong> {text}
        </li>
      ))}
    </ol>
  );
}

function Corpus({ of: { counts, read } }: { readonly of: AboutPageData }) {
  const { t } = useView();
  const { about, frame } = t;
  const { entities, relations, observations, claims, passages } = about.parts;
  const parts = [
    entities(frame.number(counts.entities)),
    relations(frame.number(counts.relations)),
    observations(frame.number(counts.observations)),
    claims(frame.number(counts.claims)),
    passages(frame.number(counts.passages)),
  ];
  return (
    <>
      <p>
        {about.holds(parts)} <Link to="/browse">{frame.browse}</Link>
        {frame.listComma}
        <Link to="/ontology">{frame.ontology}</Link>
      </p>
      {read.length > 0 && (
        <>
          <p>{about.readSources}</p>
          <ul class="told-list">
            {read.map((source) => (
              <li key={source.id}>
                <Link to={`/${source.id}`}>
                  <T of={source.label} />
                </Link>{' '}
                <span class="aside">{about.passages(frame.number(source.passages))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{about.how}</p>
      <p>{about.wrong}</p>
    </>
  );
}

/** As a data base on line, in the form of GB/T 7714. */
function HowToCite({ of: { publicUrl, accessedOn, example } }: { readonly of: AboutPageData }) {
  const { t, lang } = useView();
  const { about } = t;
  return (
    <>
      <p>{about.citeFacts}</p>
      <p class="reference">{about.service(accessedOn, publicUrl)}</p>
      {example && (
        <p class="reference">{about.page(say(example.label, lang).text, accessedOn, `${publicUrl}/${example.id}`)}</p>
      )}
      <p>{about.permanent}</p>
    </>
  );
}

function Privacy({ of: { asksElsewhere } }: { readonly of: AboutPageData }) {
  const { t } = useView();
  const { privacyList, elsewhere, nowhereElse, cookies, cookieList } = t.about;
  return (
    <>
      {privacyList.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{asksElsewhere ? elsewhere : nowhereElse}</p>
      <p>{cookies}</p>
      <dl class="words">
        {cookieList.map(({ name, text }) => (
          <div key={name}>
            <dt>
              <code lang="en">{name}</code>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Licence({ of: { licence, version } }: { readonly of: AboutPageData }) {
  const { t } = useView();
  return (
    <>
      <p>{t.about.licenceText(licence)}</p>
      <p>{t.about.version(version)}</p>
    </>
  );
}
