/** Two versions of a record side by side, where somebody else saved in between: field by field one is chosen. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { ConflictData, ConflictRow } from './edit-data.ts';
import { Button } from './field-parts.tsx';
import { Lines } from './value-table.tsx';

export function Conflict({ of }: { readonly of: ConflictData }) {
  const { t } = useView();
  const { rows, revision, actor = '', at = '', into } = of;
  const words = t.edit.conflict;
  const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  return (
    <section class="conflict" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading">{words.heading}</h2>
      <p>{revision === undefined ? words.removed(actor, when) : words.byWhom(actor, when, revision)}</p>
      {into && (
        <p>
          {words.merged} <Link to={`/${into}`}>{into}</Link>
        </p>
      )}
      {revision !== undefined && (rows.length === 0 ? <p>{words.same}</p> : <Table of={rows} />)}
      <p>
        <Button action="settle" class="strong">
          {revision === undefined ? words.anew : words.settle}
        </Button>{' '}
        {revision !== undefined && <span class="hint">{words.hint}</span>}
      </p>
    </section>
  );
}

function Table({ of }: { readonly of: readonly ConflictRow[] }) {
  const { t } = useView();
  const words = t.edit.conflict;
  return (
    <table class="changes values">
      <caption class="hidden">{words.heading}</caption>
      <thead>
        <tr>
          <th scope="col">{t.edit.field}</th>
          <th scope="col">{words.theirs}</th>
          <th scope="col">{words.mine}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((row) => (
          <Row key={row.field} of={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ of }: { readonly of: ConflictRow }) {
  const { t } = useView();
  const { field, label, theirs, mine, changedBy } = of;
  const words = t.edit.conflict;
  return (
    <tr>
      <th scope="row">
        <T of={label} />
        <span class="changed-by">{words.changedBy[changedBy]}</span>
      </th>
      <td data-label={words.theirs}>
        <Lines of={theirs} other={mine} mark="ins" />
        <Take field={field} of={of} side="theirs" label={words.takeTheirs} isUsual={changedBy === 'THEM'} />
      </td>
      <td data-label={words.mine}>
        <Lines of={mine} other={theirs} mark="ins" />
        <Take field={field} of={of} side="mine" label={words.takeMine} isUsual={changedBy === 'ME'} />
      </td>
    </tr>
  );
}

interface TakeProps {
  readonly of: ConflictRow;
  readonly field: string;
  readonly side: 'theirs' | 'mine';
  readonly label: string;
  readonly isUsual: boolean;
}

function Take({ of, field, side, label, isUsual }: TakeProps) {
  const { lang } = useView();
  return (
    <label class="take">
      <input type="radio" name={`form-take:${field}`} value={side} checked={isUsual} />{' '}
      <span class="hidden">{say(of.label, lang).text} </span>
      {label}
    </label>
  );
}
