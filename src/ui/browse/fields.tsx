/** Fields of work against the types that belong to them. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { WideTable } from '../components/wide-table.tsx';
import { type Bilingual, say } from '../lang.ts';
import { type Params, useView } from '../view.tsx';
import { All } from './all.tsx';
import type { FieldRow, FieldTable } from './browse-page-data.ts';
import { CountLink } from './count-link.tsx';

export function Fields({ of }: { readonly of: FieldTable }) {
  const { t, lang } = useView();
  const { typeLabel, columns, listed } = of;
  return (
    <>
      <WideTable label={t.browse.fields(say(typeLabel, lang).text)}>
        <table class="by-field">
          <thead>
            <tr>
              <th scope="col">
                <T of={typeLabel} />
              </th>
              {columns.map(({ type, label }) => (
                <th key={type} scope="col" class="figure">
                  <T of={label} />
                </th>
              ))}
              <th scope="col" class="figure">
                {t.browse.all}
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <Row key={row.id} of={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </WideTable>
      <All of={of} />
    </>
  );
}

function Row({ of: { id, label, count, counts }, columns }: { readonly of: FieldRow } & Pick<FieldTable, 'columns'>) {
  const { t } = useView();
  return (
    <tr>
      <th scope="row">
        <Link to={`/${id}`}>
          <T of={label} />
        </Link>
      </th>
      {columns.map(({ type, label: ofType }, i) => (
        <Cell
          key={type}
          count={counts[i] ?? 0}
          field={label}
          what={ofType}
          params={[
            ['domain', id],
            ['type', type],
          ]}
        />
      ))}
      <Cell count={count} field={label} what={{ zh: t.browse.all, en: t.browse.all }} params={[['domain', id]]} />
    </tr>
  );
}

interface CellProps {
  readonly count: number;
  readonly field: Bilingual;
  readonly what: Bilingual;
  readonly params: Params;
}

function Cell({ count, field, what, params }: CellProps) {
  const { lang } = useView();
  return (
    <td class="figure">
      {count > 0 ? (
        <CountLink count={count} of={[say(field, lang).text, say(what, lang).text]} params={params} />
      ) : (
        <span class="none">0</span>
      )}
    </td>
  );
}
