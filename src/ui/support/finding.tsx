/** One thing that bears on a sentence: what was checked, what the source says and where, and whether it is to be cited. */
import { Link } from '../components/link.tsx';
import { type PlaceData, Quote } from '../components/place.tsx';
import { T, useLangTag } from '../components/said.tsx';
import { say } from '../lang.ts';
import { EntityRef } from '../record/entity-ref.tsx';
import { useIsSaid } from '../record/one-source.tsx';
import { Sentence } from '../record/sentence.tsx';
import { StatementFacts } from '../record/statement-parts.tsx';
import { whoseWords } from '../record/whose-words.ts';
import { useView } from '../view.tsx';
import type { FindingData } from './support-page-data.ts';

const EXCERPT = { zh: 120, en: 360 };

export function Finding({ of, at }: { readonly of: FindingData; readonly at: number }) {
  const { t } = useView();
  const { relation, place, statement } = of;
  return (
    <li data-relation={relation}>
      <p class="relation">
        <strong>{t.support.relation[relation]}</strong>
        <Notes of={of} />
      </p>
      {statement && (
        <div class="in-graph">
          {relation.startsWith('NUMBER') ? t.support.inGraph : t.support.inGraphStated}
          {t.frame.colon}
          <Sentence of={statement} />
          <StatementFacts of={statement} />
        </div>
      )}
      <p class="place">
        <PlaceLink of={place} />
        {place.quote && <Quote text={place.quote} />}
      </p>
      <Excerpt of={of} />
      <Shared of={of} />
      <Accept of={of} at={at} />
    </li>
  );
}

/** The source is said once where all that was found is in one. */
function PlaceLink({ of: { passage, document, documentLabel, locator } }: { readonly of: PlaceData }) {
  const { t, lang } = useView();
  const source = say(documentLabel, lang);
  const whole = { [source.lang]: t.frame.place(source.text, say(locator, lang).text) };
  return (
    <Link to={`/${passage}`}>
      <T of={useIsSaid(document) ? locator : whole} />
    </Link>
  );
}

function Notes({ of: { differs, rounded } }: { readonly of: FindingData }) {
  const { t } = useView();
  const notes = [...differs.map((one) => t.support.differs[one]), ...(rounded ? [t.support.rounded] : [])];
  if (notes.length === 0) return null;
  return (
    <>
      {t.frame.colon}
      {notes.join(t.record.semicolon)}
    </>
  );
}

/** Of a passage of which no words of the source are held: how our text of it begins, and whose words that is. */
function Excerpt({ of: { text, textKind } }: { readonly of: FindingData }) {
  const { t, lang } = useView();
  const said = say(text ?? {}, lang);
  const tag = useLangTag(said.lang);
  if (!text) return null;
  const characters = Array.from(said.text);
  const limit = EXCERPT[said.lang];
  const start = characters.slice(0, limit).join('');
  return (
    <p class="excerpt">
      <span class="whose">{whoseWords(textKind, t)}</span>{' '}
      <bdi lang={tag}>{characters.length > limit ? `${start}…` : start}</bdi>
    </p>
  );
}

function Shared({ of: { relation, sharedEntities } }: { readonly of: FindingData }) {
  const { t } = useView();
  if (relation !== 'RELATED' || sharedEntities.length === 0) return null;
  return (
    <p class="aside">
      {t.support.shared}
      {t.frame.colon}
      {sharedEntities.map((entity, i) => (
        <span key={entity.id}>
          {i > 0 && t.frame.listComma}
          <EntityRef of={entity} />
        </span>
      ))}
    </p>
  );
}

function Accept({ of: { place, accepted }, at }: { readonly of: FindingData; readonly at: number }) {
  const { t, lang } = useView();
  const name = t.frame.place(say(place.documentLabel, lang).text, say(place.locator, lang).text);
  return (
    <p class="accept">
      <label>
        <input
          type="checkbox"
          name="accept"
          value={`${at}:${place.passage}`}
          checked={accepted}
          aria-label={t.support.acceptOf(name)}
        />{' '}
        {t.support.accept}
      </label>
    </p>
  );
}
