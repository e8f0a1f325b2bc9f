/** The figures of a passage, in its margin: the number first. */
import { periodWords } from '../../domain/period-words.ts';
import { hrefOf, useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import { Amount } from './sentence.tsx';
import type { ObservationData } from './statement-data.ts';
import { NotYet } from './statement-parts.tsx';

interface PassageFiguresProps {
  readonly of: readonly ObservationData[];
  /** Of the passage, where the page is another one. */
  readonly passage?: string;
}

export function PassageFigures({ of, passage }: PassageFiguresProps) {
  const view = useView();
  const { t, lang } = view;
  if (of.length === 0) return null;
  const page = passage === undefined ? '' : hrefOf(view, `/${passage}`);
  return (
    <ul class="margin-figures">
      {of.map((figure) => (
        <li key={figure.id} data-status={figure.status.value}>
          <a href={`${page}#${figure.id}`}>
            <NotYet of={figure} />
            <Amount of={figure} />
          </a>
          <span class="of-what">
            <EntityRef of={figure.subject} />
            {t.record.dot}
            <EntityRef of={figure.indicator} />
            {figure.period && t.record.dot + periodWords(figure.period, lang, figure.status.value)}
          </span>
        </li>
      ))}
    </ul>
  );
}
