/** The page of a passage: where it stands, whose words it is, what is stated in it. */
import { Facts } from '../components/facts.tsx';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { Citation } from './citation.tsx';
import { EntityRef } from './entity-ref.tsx';
import { ListSection } from './list-section.tsx';
import type { Asked, NearPassage, PassagePageData } from './page-data.ts';
import { PassageTexts } from './passage-texts.tsx';
import { RecordFoot } from './record-foot.tsx';
import { sectionParams } from './source-text.tsx';
import { StatementList } from './statement-item.tsx';

export function PassagePage({ of }: { readonly of: PassagePageData }) {
  const { t } = useView();
  const { asked, statements, mentions } = of;
  const isWhole = asked.list === undefined;
  return (
    <article class="record">
      <header class="what">
        <Crumbs of={of} />
        <h1>
          <T of={of.locator} />
        </h1>
        {isWhole ? <Places of={of} /> : <Link to={`/${of.id}`}>{t.record.whole}</Link>}
      </header>
      {isWhole && <PassageTexts of={of} />}
      {isWhole && <Around of={of} />}
      <Citation of={of.citation} id={of.id} />
      {(isWhole || asked.list === statements.list) && (
        <ListSection of={statements} asked={asked} heading={t.record.passage.stated}>
          <StatementList of={statements.items} isAtPlace />
        </ListSection>
      )}
      {(isWhole || asked.list === mentions.list) && <Mentions of={mentions} asked={asked} />}
      <RecordFoot id={of.id} revision={of.revision} />
    </article>
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
              <bdi>{heading}</bdi>
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
