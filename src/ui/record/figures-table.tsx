/** Figures, a row each. What all rows share with the page is no column. */

import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import { Evidence } from './evidence.tsx';
import { Amount } from './sentence.tsx';
import type { ObservationData } from './statement-data.ts';
import { Note, NotYet } from './statement-parts.tsx';

interface FiguresProps {
  readonly of: readonly ObservationData[];
  /** Whose page it is. */
  readonly id: string;
}

export function FiguresTable({ of, id }: FiguresProps) {
  const { t } = useView();
  const columns = columnsOf(of, id);
  const name = (column: Column) => t.record[column];
  return (
    <table class="figures">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((figure) => (
          <tr key={figure.id} id={figure.id} data-status={figure.status.value}>
            {columns.map((column) => (
              <td key={column} data-label={name(column)} class={column}>
                <div>
                  <Cell column={column} of={figure} />
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Column = 'indicator' | 'subject' | 'value' | 'period' | 'against' | 'state' | 'places';

function columnsOf(figures: readonly ObservationData[], id: string): readonly Column[] {
  const some = (column: Column, is: (figure: ObservationData) => boolean): readonly Column[] =>
    figures.some(is) ? [column] : [];
  return [
    ...some('indicator', (figure) => figure.indicator.id !== id),
    ...some('subject', (figure) => figure.subject.id !== id),
    'value',
    ...some('period', (figure) => figure.period !== undefined),
    ...some('against', (figure) => figure.comparedWith !== undefined),
    'state',
    'places',
  ];
}

function Cell({ column, of }: { readonly column: Column; readonly of: ObservationData }) {
  const { lang } = useView();
  switch (column) {
    case 'indicator':
      return <EntityRef of={of.indicator} />;
    case 'subject':
      return <EntityRef of={of.subject} />;
    case 'value':
      return (
        <>
          <NotYet of={of} />
          <Amount of={of} />
        </>
      );
    case 'period':
      return <>{of.period && periodWords(of.period, lang, of.status.value)}</>;
    case 'against':
      return of.comparedWith ? <EntityRef of={of.comparedWith} /> : null;
    case 'state':
      return <State of={of} />;
    case 'places':
      return <Places of={of} />;
  }
}

function State({ of: { status, basis, attributedTo } }: { readonly of: ObservationData }) {
  const { t } = useView();
  return (
    <>
      <T of={status.label} />
      {t.record.dot}
      <T of={basis.label} />
      {attributedTo && (
        <>
          {t.record.dot}
          {t.record.saidBy} <EntityRef of={attributedTo} />
        </>
      )}
    </>
  );
}

function Places({ of }: { readonly of: ObservationData }) {
  const { t } = useView();
  return (
    <>
      <Evidence of={of} isNamed />
      <Note of={of} />
      {of.relation && (
        <p class="note">
          {t.record.about}
          {t.record.colon}
          <Link to={`/${of.relation.id}`}>
            <T of={of.relation.sentence} />
          </Link>
        </p>
      )}
      <Link to={`/${of.id}`} class="own">
        {t.record.details}
      </Link>
    </>
  );
}
