/** The table itself: a column for each of the compared, a row for each relation, indicator and kind of claim. */
import type { ComponentChildren } from 'preact';
import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { CompareItems } from './compare-items.tsx';
import type { ComparedEntity, CompareGroup, ComparePageData, CompareRow } from './compare-page-data.ts';

export function CompareTable({ of }: { readonly of: ComparePageData }) {
  const { t } = useView();
  const { entities, groups, show } = of;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself is to be reached by the keyboard
    <section class="wide" tabIndex={0} aria-labelledby="compare-caption">
      <table class="compare">
        <caption id="compare-caption">
          <span class="hidden">{t.compare.table}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">{t.compare.item}</span>
            </th>
            {entities.map((entity) => (
              <th key={entity.id} scope="col" id={`column-${entity.id}`}>
                <Link to={`/${entity.id}`}>
                  <T of={entity.label} />
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        {show === 'all' && <What of={entities} />}
        {groups.map((group) => (
          <Group key={group.name} of={group} entities={entities} />
        ))}
      </table>
    </section>
  );
}

/** What the compared are, before what is stated of them. */
function What({ of }: { readonly of: readonly ComparedEntity[] }) {
  const { t, lang } = useView();
  const hasPeriod = of.some(({ period }) => period !== undefined);
  return (
    <tbody>
      <PlainRow heading={t.compare.what} of={of} cell={(entity) => <TypeOf of={entity} />} />
      <PlainRow
        heading={t.compare.summary}
        of={of}
        cell={({ summary }) =>
          summary && (
            <>
              <T of={summary} /> <span class="whose">{t.record.ourSummary}</span>
            </>
          )
        }
      />
      {hasPeriod && (
        <PlainRow heading={t.compare.period} of={of} cell={({ period }) => period && periodWords(period, lang)} />
      )}
    </tbody>
  );
}

function TypeOf({ of: { type, kind } }: { readonly of: ComparedEntity }) {
  const { t } = useView();
  return (
    <>
      <T of={type.label} />
      {kind && (
        <>
          {t.record.dot}
          <T of={kind.label} />
        </>
      )}
    </>
  );
}

interface PlainRowProps {
  readonly heading: string;
  readonly of: readonly ComparedEntity[];
  readonly cell: (entity: ComparedEntity) => ComponentChildren;
}

function PlainRow({ heading, of, cell }: PlainRowProps) {
  return (
    <tr>
      <th scope="row">
        <span class="row-name">{heading}</span>
      </th>
      {of.map((entity) => (
        <td key={entity.id}>{cell(entity) || <Nothing />}</td>
      ))}
    </tr>
  );
}

interface GroupProps {
  readonly of: CompareGroup;
  readonly entities: readonly ComparedEntity[];
}

function Group({ of: { name, rows }, entities }: GroupProps) {
  const { t } = useView();
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={entities.length + 1}>
          <span>{t.compare.group[name]}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.key} of={row} entities={entities} />
      ))}
    </tbody>
  );
}

interface RowProps {
  readonly of: CompareRow;
  readonly entities: readonly ComparedEntity[];
}

/** On paper, a row with more in a cell goes on on the next page; others stay whole. */
const MOST_ON_A_PAGE = 8;

function Row({ of: { key, label, indicator, cells }, entities }: RowProps) {
  const isLong = cells.some((items) => items.length > MOST_ON_A_PAGE);
  return (
    <tr id={key} class={isLong ? 'long' : undefined}>
      <th scope="row">
        <span class="row-name">
          {indicator ? (
            <Link to={`/${indicator}`}>
              <T of={label} />
            </Link>
          ) : (
            <T of={label} />
          )}
        </span>
      </th>
      {entities.map(({ id }, i) => (
        <td key={id}>{cells[i]?.length ? <CompareItems of={cells[i]} entities={entities} /> : <Nothing />}</td>
      ))}
    </tr>
  );
}

function Nothing() {
  const { t } = useView();
  return (
    <span class="none">
      <span aria-hidden="true">{t.compare.none}</span>
      <span class="hidden">{t.compare.noneSaid}</span>
    </span>
  );
}
