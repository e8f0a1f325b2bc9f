/** Two states side by side, field by field: what goes is struck out, what comes is underlined. */
import type { ComponentChildren } from 'preact';
import { T } from '../components/said.tsx';
import type { Bilingual } from '../lang.ts';
import { useView } from '../view.tsx';
import type { ValueRow } from './edit-data.ts';

/** Of what is new there is no side before. */
export function ValueTable({ rows, caption }: { readonly rows: readonly ValueRow[]; readonly caption: string }) {
  const { t } = useView();
  const hasBefore = rows.some(({ before }) => before.length > 0);
  return (
    <table class="changes values">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.edit.field}</th>
          {hasBefore && <th scope="col">{t.edit.before}</th>}
          <th scope="col">{t.edit.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, label, before, after }) => (
          <tr key={field}>
            <th scope="row">
              <T of={label} />
            </th>
            {hasBefore && (
              <td data-label={t.edit.before}>
                <Lines of={before} other={after} mark="del" />
              </td>
            )}
            <td data-label={t.edit.after}>
              <Lines of={after} other={hasBefore ? before : after} mark="ins" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LinesProps {
  readonly of: readonly Bilingual[];
  readonly other: readonly Bilingual[];
  /** Around what the other side has not. */
  readonly mark: 'ins' | 'del';
}

export function Lines({ of, other, mark }: LinesProps) {
  const { t } = useView();
  if (of.length === 0) return <span class="count">{t.edit.nothing}</span>;
  const there = new Set(other.map((line) => JSON.stringify(line)));
  return (
    <ul class="lines">
      {of.map((line, i) => (
        <li key={i}>
          {there.has(JSON.stringify(line)) ? <T of={line} /> : <Marked as={mark}>{<T of={line} />}</Marked>}
        </li>
      ))}
    </ul>
  );
}

function Marked({ as, children }: { readonly as: 'ins' | 'del'; readonly children: ComponentChildren }) {
  return as === 'ins' ? <ins>{children}</ins> : <del>{children}</del>;
}
