/** The page of an entity: what it is, then all that is stated of it. */
import { Charts } from '../charts/charts.tsx';
import { Link } from '../components/link.tsx';
import { GraphPreview, type GraphPreviewData } from '../graph/graph-preview.tsx';
import { useView } from '../view.tsx';
import { Citation } from './citation.tsx';
import { Claims } from './claims.tsx';
import { Contents } from './contents.tsx';
import { EntityHead, ShortHead } from './entity-head.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Gathered } from './gathered.tsx';
import { KeptFile } from './kept-file.tsx';
import { ListSection } from './list-section.tsx';
import { NamedAs } from './named-as.tsx';
import { OneSource } from './one-source.tsx';
import type { EntityPageData, NamedInSection } from './page-data.ts';
import { PassageList } from './passage-list.tsx';
import { RecordFoot } from './record-foot.tsx';
import { RelationSection } from './relation-section.tsx';
import { RestsOn } from './rests-on.tsx';
import { SourceText } from './source-text.tsx';
import type { StatementData } from './statement-data.ts';
import { StatementList } from './statement-item.tsx';

/** What readers must see before they take one thing for another. */
const NOT_TO_CONFUSE = 'DIFFERENT_FROM';

interface EntityPageProps {
  readonly of: EntityPageData;
  readonly preview?: GraphPreviewData | undefined;
  readonly hasFile?: boolean | undefined;
}

export function EntityPage({ of, preview, hasFile }: EntityPageProps) {
  const { asked } = of;
  const isWhole = asked.list === undefined;
  const [warnings, relations] = partitioned(of);
  return (
    <article class="record">
      {isWhole ? <EntityHead of={of} /> : <ShortHead of={of} />}
      <Citation of={of.citation} id={of.id} />
      {warnings.map((section) => (
        <RelationSection key={section.list} of={section} asked={asked} class="warning" />
      ))}
      <div class="body">
        {isWhole && <Contents of={of} />}
        <div class="sections">
          {of.source && <SourceText of={of.source} asked={asked} />}
          {hasFile && <KeptFile id={of.id} />}
          <OneSource of={statementsOf(of)}>
            {relations.map((section) => (
              <RelationSection key={section.list} of={section} asked={asked} />
            ))}
            <Gathered of={of.gathered} />
            <Rest of={of} />
          </OneSource>
          {preview && <GraphPreview of={preview} />}
          {isWhole && <RestsOn of={[...statementsOf(of), ...warnings.flatMap(({ items }) => items)]} id={of.id} />}
        </div>
      </div>
      <RecordFoot id={of.id} revision={of.revision} />
    </article>
  );
}

/** All but warnings, which stand above. */
function statementsOf(of: EntityPageData): readonly StatementData[] {
  const { gathered, observations, claims, namedIn } = of;
  const [, relations] = partitioned(of);
  const lists = [...relations, ...gathered, observations, claims, ...namedIn];
  return lists.flatMap(({ items }): readonly StatementData[] => items);
}

function partitioned({ relations }: EntityPageData) {
  const isWarning = (section: EntityPageData['relations'][number]) => section.relationType === NOT_TO_CONFUSE;
  return [relations.filter(isWarning), relations.filter((section) => !isWarning(section))] as const;
}

function Rest({ of }: { readonly of: EntityPageData }) {
  const { t } = useView();
  const { asked, observations, claims, namedIn, passages, id } = of;
  return (
    <>
      {shows(asked.list, observations.list) && (
        <ListSection of={observations} asked={asked} heading={t.record.figures}>
          {observations.items.length === observations.total && <Charts of={observations.items} />}
          <OneSource of={observations.items}>
            {observations.items.length > 0 && <FiguresTable of={observations.items} id={id} />}
          </OneSource>
          {observations.items.length > 0 && (
            <p class="of-total">
              <Link to={`/${id}.csv`} rel="nofollow">
                {t.record.figuresFile}
              </Link>
            </p>
          )}
        </ListSection>
      )}
      {shows(asked.list, claims.list) && (
        <ListSection of={claims} asked={asked} heading={t.record.claims}>
          <OneSource of={claims.items}>
            <Claims of={claims.items} id={id} />
          </OneSource>
        </ListSection>
      )}
      {namedIn.map((section) => (
        <NamedIn key={section.list} of={section} asked={asked} />
      ))}
      {shows(asked.list, passages.list) && (
        <ListSection of={passages} asked={asked} heading={t.record.mentionedIn}>
          <PassageList of={passages.items} />
        </ListSection>
      )}
    </>
  );
}

function shows(asked: string | undefined, list: string): boolean {
  return asked === undefined || asked === list;
}

function NamedIn({ of, asked }: { readonly of: NamedInSection; readonly asked: EntityPageData['asked'] }) {
  return (
    <ListSection of={of} asked={asked} heading={<NamedAs of={of} />}>
      <OneSource of={of.items}>
        <StatementList of={of.items} />
      </OneSource>
    </ListSection>
  );
}
