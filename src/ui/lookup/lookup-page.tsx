/** A reference is looked up: what it is, how sure that is, and how it is cited. */
import type { ComponentChildren } from 'preact';
import { CiteLink } from '../cite/cite-link.tsx';
import { Missing, Pieces, ReferenceFile } from '../cite/reference.tsx';
import type { ReferenceData } from '../cite/reference-data.ts';
import { StyleSelect } from '../cite/style-select.tsx';
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { UnapiId } from '../components/unapi-id.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { shortLine } from '../plain-line.ts';
import { EntityRef } from '../record/entity-ref.tsx';
import { hrefOf, useView, type View } from '../view.tsx';
import type { LookupPageData, LookupProblem, MatchData, NearData, SourceFound } from './lookup-page-data.ts';

const TITLE_LENGTH = 60;
/** Beyond the limit, so that a text that is cut off is refused and not looked up; a whole page of text would be no address. */
const TOO_MANY = 100;
/** As the search takes. */
const QUERY_LENGTH = 300;

export function lookupPage(data: LookupPageData, problem: LookupProblem | undefined, view: View): string {
  const { lookup } = view.t;
  const title = data.ref === undefined ? lookup.title : lookup.titleOf(shortLine(data.ref, TITLE_LENGTH));
  return renderPage({ view, title, isList: true, children: <LookupView of={data} problem={problem} /> });
}

interface LookupViewProps {
  readonly of: LookupPageData;
  readonly problem: LookupProblem | undefined;
}

function LookupView({ of, problem }: LookupViewProps) {
  const { t } = useView();
  const { number } = t.frame;
  return (
    <div class="lookup">
      <h1>{t.lookup.title}</h1>
      <p>{t.lookup.lead}</p>
      {problem && <Notice>{t.lookup.problem[problem](number(of.ref?.length ?? 0), number(of.limit))}</Notice>}
      <LookupForm of={of} />
      {of.matches && <Answer of={of} matches={of.matches} />}
    </div>
  );
}

function LookupForm({ of: { ref = '', limit, style } }: { readonly of: LookupPageData }) {
  const view = useView();
  const { t, lang, keepsLang } = view;
  return (
    <form class="asking" action={hrefOf({ lang, keepsLang: false }, '/lookup')} method="get">
      <label for="ref">{t.lookup.field}</label>
      {/* A parser leaves out a line end at the start. */}
      <textarea
        id="ref"
        name="ref"
        rows={3}
        required
        maxLength={limit + TOO_MANY}
        aria-describedby="ref-hint"
        value={`\n${ref}`}
      />
      <p class="aside" id="ref-hint">
        {t.lookup.hint(t.frame.number(limit))}
      </p>
      <p class="asking-row">
        <StyleSelect id="lookup-style" style={style} />
        {keepsLang && <input type="hidden" name="lang" value={lang} />}
        <button type="submit">{t.lookup.button}</button>
      </p>
    </form>
  );
}

interface AnswerProps {
  readonly of: LookupPageData;
  readonly matches: readonly MatchData[];
}

function Answer({ of, matches }: AnswerProps) {
  const { t } = useView();
  if (matches.length === 0) return <Nothing of={of} />;
  return (
    <section aria-labelledby="matches">
      <h2 id="matches">{t.lookup.found(matches.length)}</h2>
      <ol class="sources">
        {matches.map((match) => (
          <li key={match.source.id}>
            <Source of={match} style={of.style}>
              <Why of={match} />
            </Source>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Why({ of: { score, matchedBy } }: { readonly of: MatchData }) {
  const { t } = useView();
  return (
    <p class="why">
      <strong>{t.lookup.sure[sureness(score)]}</strong>
      {t.record.dot}
      {t.lookup.matchedBy[matchedBy]}
      {score < 1 && (
        <>
          {t.record.dot}
          {t.lookup.score(score.toFixed(2))}
        </>
      )}
    </p>
  );
}

/** An exact identifier or a whole title is 1; a title in part or with words left out is less. */
function sureness(score: number): 'certain' | 'likely' | 'possible' {
  if (score === 1) return 'certain';
  return score >= 0.8 ? 'likely' : 'possible';
}

function Nothing({ of }: { readonly of: LookupPageData }) {
  const { t } = useView();
  const query = shortLine(of.ref ?? '', QUERY_LENGTH).trim();
  return (
    <section aria-labelledby="matches">
      <h2 id="matches">{t.lookup.nothing}</h2>
      <p>{t.lookup.nothingSays}</p>
      {of.named.length > 0 && (
        <p>
          {t.lookup.named}
          {t.frame.colon}
          {of.named.map((entity) => (
            <EntityRef key={entity.id} of={entity} typed />
          ))}
        </p>
      )}
      <p>
        <Link to="/search" params={[['q', query]]}>
          {t.lookup.searchFor}
        </Link>
      </p>
      {of.near.length > 0 && <Near of={of} />}
    </section>
  );
}

function Near({ of: { near, style } }: { readonly of: LookupPageData }) {
  const { t } = useView();
  return (
    <>
      <h3>{t.lookup.near}</h3>
      <ol class="sources">
        {near.map((one) => (
          <li key={one.source.id}>
            <Source of={one} style={style}>
              <Differs of={one} />
            </Source>
          </li>
        ))}
      </ol>
    </>
  );
}

function Differs({ of: { differs } }: { readonly of: NearData }) {
  const { t } = useView();
  if (differs.length === 0) return null;
  return <p class="why">{differs.map((one) => t.lookup.differs[one]).join(t.record.semicolon)}</p>;
}

interface SourceProps {
  readonly of: SourceFound;
  readonly style: string;
  /** Why it stands here. */
  readonly children: ComponentChildren;
}

function Source({ of: { source, reference }, style, children }: SourceProps) {
  return (
    <>
      {/* Not in the heading, which would be read out with the id. */}
      <UnapiId of={source.id} />
      <h3>
        <EntityRef of={source} typed />
      </h3>
      {children}
      {reference && <Reference of={reference} style={style} />}
      <p class="ways">
        <CiteLink ids={[source.id]} style={style} />
      </p>
    </>
  );
}

/** Files have several lines. */
function Reference({ of, style }: { readonly of: ReferenceData; readonly style: string }) {
  const { t, lang } = useView();
  if (of.text.includes('\n')) {
    const label = `${t.cite.styles[style] ?? style}${t.frame.colon}${say(of.documentLabel, lang).text}`;
    return <ReferenceFile id={`reference-${of.document}`} text={of.text} label={label} />;
  }
  return (
    <>
      <p class="reference">
        <Pieces of={of.pieces} />
      </p>
      <Missing of={of} />
    </>
  );
}
