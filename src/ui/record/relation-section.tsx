/** The relations of an entity of one type and direction, under their reading. */
import { T } from '../components/said.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { useView } from '../view.tsx';
import { ListSection } from './list-section.tsx';
import { OneSource } from './one-source.tsx';
import { OtherEnd } from './other-end.tsx';
import type { Asked, RelationSection as Section, SeenRelationData } from './page-data.ts';
import { StatementItem } from './statement-item.tsx';

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
  if (ordered) return <Timeline of={items} />;
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
