/** Policies and other sources, the latest first. */
import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { UnapiId } from '../components/unapi-id.tsx';
import { useView } from '../view.tsx';
import { All } from './all.tsx';
import type { ListedOf, SourceEntry } from './browse-page-data.ts';

export function Sources({ of }: { readonly of: ListedOf<SourceEntry> }) {
  return (
    <>
      <ul class="by-source">
        {of.listed.map((source) => (
          <li key={source.id}>
            <Source of={source} />
          </li>
        ))}
      </ul>
      <All of={of} />
    </>
  );
}

function Source({ of: { id, label, kindLabel, when, relations, stated } }: { readonly of: SourceEntry }) {
  const { t, lang } = useView();
  const facts = [
    when && periodWords(when, lang),
    kindLabel && <T of={kindLabel} />,
    relations > 0 && t.browse.relations(t.frame.number(relations)),
    stated > 0 && (
      <Link to="/search" params={[['document', id]]}>
        {t.browse.stated(t.frame.number(stated))}
      </Link>
    ),
  ].filter((fact) => fact !== undefined && fact !== false && fact !== '');
  return (
    <>
      <Link to={`/${id}`}>
        <T of={label} />
      </Link>
      <UnapiId of={id} />
      <span class="facts-of">
        {facts.map((fact, i) => (
          <span key={i}>{fact}</span>
        ))}
      </span>
    </>
  );
}
