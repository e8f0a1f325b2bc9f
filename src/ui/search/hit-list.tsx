/** Hits in their order: what each is, where it stands, why it matched. */

import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { MarkedText } from '../components/marked-text.tsx';
import { Place } from '../components/place.tsx';
import { T, useLangTag } from '../components/said.tsx';
import { UnapiId } from '../components/unapi-id.tsx';
import { type Bilingual, langOf, say } from '../lang.ts';
import { useView } from '../view.tsx';
import { excerptOf } from './excerpt.ts';
import type { EntityHit, HighlightData, HitData, PassageHit } from './search-page-data.ts';

const NAMES_SHOWN = 3;

/** Of the name of a hit: `h3` below the heading of a list. */
type Heading = 'h2' | 'h3';

interface HitListProps {
  readonly hits: readonly HitData[];
  readonly heading?: Heading;
  /** Those of a list above, of whose sources reference managers know already. */
  readonly above?: readonly HitData[];
}

/** `data-hit` is what the keys j and k step through. */
export function HitList({ hits, heading = 'h2', above = [] }: HitListProps) {
  return (
    <ol class="hits">
      {hits.map((hit, i) => (
        <li key={hit.id} data-hit={hit.id}>
          {isFirstOf(hit.source, [...above, ...hits.slice(0, i)]) && <UnapiId of={hit.source} />}
          <article>
            {hit.record === 'entity' ? <Entity hit={hit} heading={heading} /> : <Passage hit={hit} heading={heading} />}
          </article>
        </li>
      ))}
    </ol>
  );
}

/** Reference managers offer each source of the list (unAPI), which several hits may be in. */
function isFirstOf(source: string | undefined, before: readonly HitData[]): source is string {
  return source !== undefined && before.every((hit) => hit.source !== source);
}

interface HitProps<H extends HitData> {
  readonly hit: H;
  readonly heading: Heading;
}

function Entity({ hit, heading: H }: HitProps<EntityHit>) {
  const { id, label, typeLabel, kindLabel, period, summary, place, highlights } = hit;
  const { t, lang } = useView();
  return (
    <>
      <H>
        <Link to={`/${id}`}>
          <Label label={label} highlights={highlights} />
        </Link>{' '}
        <span class="kind">
          <T of={typeLabel} />
          {kindLabel && (
            <>
              {' · '}
              <T of={kindLabel} />
            </>
          )}
          {period && ` · ${periodWords(period, lang)}`}
        </span>
      </H>
      <Names highlights={highlights} />
      <Summary summary={summary} highlights={highlights} />
      <Confused of={hit.differentFrom} />
      <p class="facts-line">
        {place && (
          <span>
            {t.search.chiefPlace} <Place {...place} />
          </span>
        )}
        <Reasons {...hit} />
      </p>
    </>
  );
}

function Passage({ hit, heading: H }: HitProps<PassageHit>) {
  const { id, label, section, textKindLabel, highlights, text } = hit;
  const { t } = useView();
  return (
    <>
      <H class="of-passage">
        <Link to={`/${id}`}>
          <T of={label} />
        </Link>{' '}
        <span class="kind">
          {t.search.passage} · <T of={textKindLabel} />
        </span>
      </H>
      {section.length > 0 && <Section headings={section} />}
      {highlights.slice(0, 2).map((highlight) => (
        <Excerpt key={highlight.field} {...highlight} />
      ))}
      {text && <Unmarked text={text} />}
      <p class="facts-line">
        <Reasons {...hit} />
      </p>
    </>
  );
}

function Section({ headings }: { readonly headings: readonly string[] }) {
  const tag = useLangTag(langOf(headings.join('')));
  return (
    <p class="headings" lang={tag}>
      {headings.map((heading, i) => (
        <>
          {i > 0 && <span aria-hidden="true"> › </span>}
          <bdi>{heading}</bdi>
        </>
      ))}
    </p>
  );
}

/** The label in the page's language, marked where it matched. */
function Label({ label, highlights }: { readonly label: Bilingual; readonly highlights: readonly HighlightData[] }) {
  const { lang } = useView();
  const { text } = say(label, lang);
  const marked = highlights.find((one) => (one.field === 'label' || one.field === 'labelEn') && one.text === text);
  return marked ? <MarkedText {...marked} /> : <T of={label} />;
}

/** Other names that matched, the label of the other language among them. */
function Names({ highlights }: Pick<EntityHit, 'highlights'>) {
  const { t, lang } = useView();
  const shown = lang === 'zh' ? 'label' : 'labelEn';
  const fields: readonly HighlightData['field'][] = ['label', 'labelEn', 'name'];
  const names = highlights.filter(({ field }) => field !== shown && fields.includes(field)).slice(0, NAMES_SHOWN);
  if (names.length === 0) return null;
  return (
    <p class="names">
      {t.search.alsoCalled}
      {names.map((name, i) => (
        <>
          {i > 0 && t.frame.listComma}
          <Marked {...name} />
        </>
      ))}
    </p>
  );
}

function Confused({ of }: { readonly of: EntityHit['differentFrom'] }) {
  const { t } = useView();
  if (of.length === 0) return null;
  return (
    <p class="names">
      {t.search.notConfused}
      {of.map(({ id, label, typeLabel }, i) => (
        <>
          {i > 0 && t.frame.listComma}
          <Link key={id} to={`/${id}`}>
            <T of={label} />
          </Link>{' '}
          <span class="kind">
            <T of={typeLabel} />
          </span>
        </>
      ))}
    </p>
  );
}

/** The summary, as far as it shows what matched. */
function Summary({ summary, highlights }: Pick<EntityHit, 'summary' | 'highlights'>) {
  const { lang } = useView();
  const marked = highlights.filter(({ field }) => field === 'summary' || field === 'summaryEn');
  const own = marked.find(({ field }) => field === (lang === 'zh' ? 'summary' : 'summaryEn')) ?? marked[0];
  if (own) return <Excerpt {...own} />;
  if (!summary) return null;
  const field = say(summary, lang).lang === 'zh' ? 'summary' : 'summaryEn';
  return <Excerpt field={field} text={say(summary, lang).text} ranges={[]} />;
}

/** The beginning of a text of which nothing is marked. */
function Unmarked({ text }: { readonly text: Bilingual }) {
  const said = say(text, useView().lang);
  return <Excerpt field={said.lang === 'zh' ? 'text' : 'textEn'} text={said.text} ranges={[]} />;
}

function Excerpt(highlight: HighlightData) {
  return (
    <p class="snippet">
      <Marked {...highlight} {...excerptOf(highlight)} />
    </p>
  );
}

function Marked({ field, text, ranges }: HighlightData) {
  const isEnglish = field === 'labelEn' || field === 'summaryEn' || field === 'textEn';
  return (
    <span lang={useLangTag(isEnglish ? 'en' : langOf(text))}>
      <MarkedText text={text} ranges={ranges} />
    </span>
  );
}

/** A name in its own language, whichever the page has. */
export function ReadName({ text }: { readonly text: string }) {
  return <bdi lang={useLangTag(langOf(text))}>{text}</bdi>;
}

function Reasons({ matchedBy, readAs }: Pick<EntityHit, 'matchedBy' | 'readAs'>) {
  const { t } = useView();
  if (matchedBy.length === 0) return null;
  const words = matchedBy.map((kind) => t.search.matchedBy[kind]);
  return (
    <span class="reasons">
      {t.search.matched}
      {words.join(t.frame.listComma)}
      {readAs !== undefined && (
        <>
          {t.record.open}
          <ReadName text={readAs} />
          {t.record.close}
        </>
      )}
    </span>
  );
}
