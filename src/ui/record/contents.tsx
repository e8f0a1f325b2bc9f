/** What is on a long page, as links to its sections. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { GatheredName, gatheredAnchor } from './gathered.tsx';
import { NamedAs } from './named-as.tsx';
import type { EntityPageData } from './page-data.ts';

const LEAST_SECTIONS = 4;

export function Contents({ of }: { readonly of: EntityPageData }) {
  const { t } = useView();
  const { observations, claims, namedIn, passages } = of;
  const relations = of.relations.map(({ list, total, reads }) => ({ list, total, name: <T of={reads} /> }));
  const gathered = of.gathered.map((section) => ({
    list: gatheredAnchor(section),
    total: section.items.length,
    name: <GatheredName of={section} />,
  }));
  const others = [
    { ...observations, name: t.record.figures },
    { ...claims, name: t.record.claims },
    ...namedIn.map((section) => ({ ...section, name: <NamedAs of={section} /> })),
    { ...passages, name: t.record.mentionedIn },
  ].filter(({ total }) => total > 0);
  const sections = [...relations, ...gathered, ...others];
  if (sections.length < LEAST_SECTIONS) return null;
  return (
    <nav class="contents" aria-label={t.record.contents}>
      <ul>
        {sections.map(({ list, total, name }) => (
          <li key={list}>
            <a href={`#${list}`}>{name}</a> <span class="count">{total}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
