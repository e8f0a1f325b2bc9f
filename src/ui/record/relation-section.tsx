/** The relations of an entity of one type and direction, under their reading. */

import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import { Evidence } from './evidence.tsx';
import { ListSection } from './list-section.tsx';
import { OneSource } from './one-source.tsx';
import type { Asked, RelationSection as Section, SeenRelationData, StageData, StageSection } from './page-data.ts';
import { StatementItem } from './statement-item.tsx';
import { Note, NotYet, Qualifiers, StatementFacts } from './statement-parts.tsx';

interface RelationSectionProps {
  readonly of: Section;
  readonly asked: Asked;
  readonly class?: string;
}

export function RelationSection({ of, asked, class: name }: RelationSectionProps) {
  return (
    <ListSection of={of} asked={asked} heading={<T of={of.reads} />} {...(name ? { class: name } : {})}>
      <OneSource of={of.items}>
        <Items of={of} />
      </OneSource>
    </ListSection>
  );
}

function Items({ of: { ordered, byType, items } }: { readonly of: Section }) {
  if (ordered) return <Stages items={items} />;
  return byType ? <ByType items={items} /> : <Relations items={items} typed />;
}

function ByType({ items }: { readonly items: readonly SeenRelationData[] }) {
  const { t } = useView();
  return (
    <>
      {[...Map.groupBy(items, ({ other }) => other.type.value)].map(([type, relations]) => (
        <div key={type} class="by-type">
          <h3>
            {relations[0] && <T of={relations[0].other.type.label} />}{' '}
            <span class="count">{t.record.count(relations.length)}</span>
          </h3>
          <Relations items={relations} />
        </div>
      ))}
    </>
  );
}

interface RelationsProps {
  readonly items: readonly SeenRelationData[];
  readonly typed?: boolean;
}

function Relations({ items, typed }: RelationsProps) {
  return (
    <ul class="statements">
      {items.map((relation) => (
        <StatementItem key={relation.id} of={relation}>
          <OtherEnd of={relation} {...(typed ? { typed } : {})} />
        </StatementItem>
      ))}
    </ul>
  );
}

function OtherEnd({ of, typed }: { readonly of: SeenRelationData; readonly typed?: boolean }) {
  return (
    <>
      <NotYet of={of} />
      <EntityRef of={of.other} {...(typed ? { typed } : {})} />
      <Qualifiers of={of} />
    </>
  );
}

/** In their order, each with what it added and whom it joined. */
function Stages({ items }: { readonly items: readonly SeenRelationData[] }) {
  return (
    <ol class="stages">
      {items.map((relation) => (
        <li
          key={relation.id}
          id={relation.id}
          value={relation.ordinal}
          class="statement"
          data-status={relation.status.value}
        >
          <h3>
            <OtherEnd of={relation} />
          </h3>
          {relation.stage && <Stage of={relation.stage} id={relation.other.id} />}
          <div class="meta">
            <StatementFacts of={relation} />
            <Evidence of={relation} />
          </div>
          <Note of={relation} />
        </li>
      ))}
    </ol>
  );
}

function Stage({ of, id }: { readonly of: StageData; readonly id: string }) {
  const { t, lang } = useView();
  return (
    <>
      {of.period && <p class="period">{periodWords(of.period, lang)}</p>}
      {of.summary && (
        <p class="ours" title={t.record.ourSummary}>
          <T of={of.summary} />
        </p>
      )}
      {of.sections.length > 0 && (
        <dl class="stage">
          {of.sections.map((section, i) => (
            <StageStatements key={i} of={section} />
          ))}
        </dl>
      )}
      {of.more > 0 && (
        <p>
          <Link to={`/${id}`}>{t.record.moreStatements(of.more)}</Link>
        </p>
      )}
    </>
  );
}

function StageStatements({ of: { reads, items } }: { readonly of: StageSection }) {
  const { t } = useView();
  return (
    <div>
      <dt>
        <T of={reads} />
      </dt>
      <dd>
        {items.map((item, i) => (
          <span key={item.id}>
            {i > 0 && t.record.semicolon}
            <OtherEnd of={item} />{' '}
            <Link to={`/${item.id}`} class="own">
              {t.record.places}
            </Link>
          </span>
        ))}
      </dd>
    </div>
  );
}
