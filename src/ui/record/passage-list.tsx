/** Passages in lists: where each stands, whose words it is, how it begins. */
import { Link } from '../components/link.tsx';
import { NotPublic } from '../components/not-public.tsx';
import { T } from '../components/said.tsx';
import { LANG_TAGS, say } from '../lang.ts';
import { useView } from '../view.tsx';
import { OneSource, useIsSaid } from './one-source.tsx';
import type { PassageBrief } from './page-data.ts';
import { whoseWords } from './whose-words.ts';

const EXCERPT = 70;

export function PassageList({ of }: { readonly of: readonly PassageBrief[] }) {
  const evidence = of.map(({ document }) => ({ document: document.id, documentLabel: document.label }));
  return (
    <OneSource of={[{ evidence }]}>
      <ul class="passages">
        {of.map((passage) => (
          <li key={passage.id}>
            <PlaceLink of={passage} />
            <NotPublic id={passage.id} />
            <Excerpt of={passage} />
          </li>
        ))}
      </ul>
    </OneSource>
  );
}

function PlaceLink({ of: { id, document, locator } }: { readonly of: PassageBrief }) {
  const { t, lang } = useView();
  const label = say(document.label, lang);
  const whole = { [label.lang]: t.frame.place(label.text, say(locator, lang).text) };
  return (
    <Link to={`/${id}`}>
      <T of={useIsSaid(document.id) ? locator : whole} />
    </Link>
  );
}

/** The whole is behind the link, as the ellipsis says. */
function Excerpt({ of: { text, textKind } }: { readonly of: PassageBrief }) {
  const { t, lang } = useView();
  const said = say(text, lang);
  const characters = Array.from(said.text);
  const limit = said.lang === 'zh' ? EXCERPT : EXCERPT * 3;
  const start = characters.slice(0, limit).join('');
  return (
    <p class="excerpt" lang={said.lang === lang ? undefined : LANG_TAGS[said.lang]}>
      <span class="whose">{whoseWords(textKind, t)}</span> <bdi>{characters.length > limit ? `${start}…` : start}</bdi>
    </p>
  );
}
