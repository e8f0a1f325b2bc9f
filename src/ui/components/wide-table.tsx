/** Around a table that may be wider than the window: it scrolls by itself, by keyboard, too. */
import type { ComponentChildren } from 'preact';
import { useView } from '../view.tsx';

interface WideTableProps {
  /** What the table is of, for who does not see it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

export function WideTable({ label, children }: WideTableProps) {
  const { t } = useView();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class="wide-table" aria-label={t.browse.table(label)} tabIndex={0}>
      {children}
    </section>
  );
}
