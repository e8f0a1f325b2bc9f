/** The page of a passage: where it stands, whose words it is, what is stated in it. */
import { CiteLink } from '../cite/cite-link.tsx';
import { Facts } from '../components/facts.tsx';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { SourceWords } from '../components/source-words.tsx';
import { useView } from '../view.tsx';
import { Citation } from './citation.tsx';
import { EntityRef } from './entity-ref.tsx';
import { ListSection } from './list-section.tsx';
import type { Asked, NearPassage, PassagePageData } from './page-data.ts';
import { PassageFigures } from './passage-figures.tsx';
import { PassageQuotes } from './passage-quotes.tsx';
import { PassageTexts } from './passage-texts.tsx';
import { RecordFoot } from './record-foot.tsx';
import { sectionParams } from './source-text.tsx';
import { StatementItem } from './statement-item.tsx';
import { markClasses } from './statement-marks.ts';

export function PassagePage({ of }: { readonly of: PassagePageData }) {
  const { t } = useView();
  const isWhole = of.asked.list === undefined;
  return (
    <article class="record">
      <header class="what">
        <Crumbs of={of} />
        <h1>
          <T of={of.locator} />
        </h1>
        {isWhole ? <Places of={of} /> : <Link to={`/${of.id}`}>{t.record.whole}</Link>}
      </header>
      {isWhole ? <Whole of={of} /> : <Lists of={of} />}
      <RecordFoot id={of.id} revision={of.revision} />
    </article>
  );
}

/** The text, and beside it what rests on it. */
function Whole({ of }: { readonly of: PassagePageData }) {
  const { t } = useView();
  const { statements, quotes } = of;
  const classOf = markClasses(statements.items);
  const figures = statements.items.filter((statement) => statement.record === 'observation');
  return (
    <div class="passage-page">
      <div class="passage-main">
        <PassageTexts of={of} classOf={classOf} />
        <p class="cite-here">
          <CiteLink ids={[of.id]}>{t.record.passage.cite}</CiteLink>
        </p>
        <Around of={of} />
        <Citation of={of.citation} id={of.id} />
      </div>
      <div class="passage-side">
        {figures.length > 0 && (
          <section aria-labelledby="figures-heading">
            <h2 id="figures-heading">{t.record.passage.figures}</h2>
            <PassageFigures of={figures} />
          </section>
        )}
        <PassageQuotes of={quotes} classOf={classOf} />
        <Lists of={of} />
      </div>
    </div>
  );
}

/** All, or the one that was asked for alone. */
function Lists({ of: { asked, statements, mentions } }: { readonly of: PassagePageData }) {
  const { t } = useView();
  const shows = (list: string) => asked.list === undefined || asked.list === list;
  const classOf = markClasses(statements.items);
  return (
    <>
      {shows(statements.list) && (
        <ListSection of={statements} asked={asked} heading={t.record.passage.stated}>
          <ul class="statements">
            {statements.items.map((statement) => (
              <StatementItem key={statement.id} of={statement} isAtPlace class={classOf(statement.id)} />
            ))}
          </ul>
        </ListSection>
      )}
      {shows(mentions.list) && <Mentions of={mentions} asked={asked} />}
    </>
  );
}

function Mentions({ of, asked }: { readonly of: PassagePageData['mentions']; readonly asked: Asked }) {
  const { t } = useView();
  return (
    <ListSection of={of} asked={asked} heading={t.record.passage.mentioned}>
      <ul class="mentions">
        {of.items.map((entity) => (
          <li key={entity.id}>
            <EntityRef of={entity} typed />
          </li>
        ))}
      </ul>
    </ListSection>
  );
}

/** The source, then the headings from the outermost in. */
function Crumbs({ of: { document, section } }: { readonly of: PassagePageData }) {
  const { t } = useView();
  return (
    <nav class="crumbs" aria-label={t.record.passage.section}>
      <ol>
        <li>
          <EntityRef of={document} />
        </li>
        {section.map((heading, depth) => (
          <li key={heading}>
            <Link to={`/${document.id}`} params={sectionParams(section.slice(0, depth + 1))}>
              <SourceWords of={heading} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Places({ of: { paragraph, pageNumber } }: { readonly of: PassagePageData }) {
  const { t } = useView();
  const page = pageNumber === undefined ? [] : [{ name: t.record.passage.page, value: pageNumber }];
  return <Facts facts={[{ name: t.record.passage.paragraph, value: paragraph }, ...page]} />;
}

function Around({ of: { previous, next } }: { readonly of: PassagePageData }) {
  const { t } = useView();
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={t.record.passage.around}>
      {previous && <Near of={previous} rel="prev" />}
      {next && <Near of={next} rel="next" />}
    </nav>
  );
}

function Near({ of: { id, locator }, rel }: { readonly of: NearPassage; readonly rel: 'prev' | 'next' }) {
  const { t } = useView();
  return (
    <Link to={`/${id}`} rel={rel}>
      {rel === 'prev' ? t.record.passage.previous : t.record.passage.next}
      {t.record.colon}
      <T of={locator} />
    </Link>
  );
}
