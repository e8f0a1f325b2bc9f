/** Help: how to search, why a result is there, how to cite, which keys there are. */
import type { ComponentChildren } from 'preact';
import { Link } from '../components/link.tsx';
import { renderPage } from '../frame.tsx';
import { LANG_TAGS, langOf } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import { EXAMPLE_NAMES, EXAMPLES } from './examples.ts';
import { Keys } from './keys.tsx';

export function helpPage(view: View): string {
  const { help } = view.t;
  return renderPage({ view, title: help.title, description: help.lead, children: <Help /> });
}

const SECTIONS = ['searching', 'reasons', 'citing', 'keys'] as const;

function Help() {
  const { t } = useView();
  return (
    <div class="help">
      <h1>{t.help.title}</h1>
      <p class="lead">{t.help.lead}</p>
      <nav aria-label={t.help.contents}>
        <ul class="tags">
          {SECTIONS.map((one) => (
            <li key={one}>
              <a href={`#${one}`}>{t.help[one]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Searching />
      <Reasons />
      <Citing />
      <Keys />
    </div>
  );
}

interface SectionProps {
  readonly id: (typeof SECTIONS)[number];
  readonly children: ComponentChildren;
}

function Section({ id, children }: SectionProps) {
  const { t } = useView();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t.help[id]}</h2>
      {children}
    </section>
  );
}

function Searching() {
  const { t } = useView();
  const { mode } = t.search;
  return (
    <Section id="searching">
      <p>{t.help.searchingSays}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.help.typed}</th>
            <th scope="col">{t.help.does}</th>
          </tr>
        </thead>
        <tbody>
          {EXAMPLE_NAMES.map((name) => (
            <Example key={name} typed={EXAMPLES[name]} says={t.help.examples[name]} />
          ))}
        </tbody>
      </table>
      <h3>{t.help.modes}</h3>
      <dl class="facts">
        {(['hybrid', 'words', 'meaning'] as const).map((one) => (
          <div key={one}>
            <dt>{mode[one]}</dt>
            <dd>{t.help.mode[one]}</dd>
          </div>
        ))}
      </dl>
      <p>{t.help.narrowing}</p>
    </Section>
  );
}

/** What is typed is a search that can be tried. */
function Example({ typed, says }: { readonly typed: string; readonly says: string }) {
  const { lang } = useView();
  const typedLang = langOf(typed);
  return (
    <tr>
      <th scope="row">
        <Link to="/search" params={[['q', typed]]} rel="nofollow">
          <span lang={typedLang === lang ? undefined : LANG_TAGS[typedLang]}>{typed}</span>
        </Link>
      </th>
      <td>{says}</td>
    </tr>
  );
}

function Reasons() {
  const { t } = useView();
  return (
    <Section id="reasons">
      <p>{t.help.reasonsSay}</p>
      <dl class="facts">
        {Object.entries(t.help.reason).map(([kind, says]) => (
          <div key={kind}>
            <dt>{t.search.matchedBy[kind as keyof typeof t.help.reason]}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p>{t.help.reasonsNote}</p>
    </Section>
  );
}

function Citing() {
  const { t } = useView();
  return (
    <Section id="citing">
      <ul class="said">
        {t.help.citingSays.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Section>
  );
}
