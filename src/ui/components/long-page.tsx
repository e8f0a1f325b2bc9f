/** A page to look things up in: its parts in a list beside it, which leads to each. */
import type { ComponentChildren } from 'preact';
import { useView } from '../view.tsx';

export interface PagePart {
  /** Of the part's element. */
  readonly id: string;
  readonly name: ComponentChildren;
  readonly parts?: readonly PagePart[];
}

interface LongPageProps {
  readonly title: ComponentChildren;
  readonly lead: ComponentChildren;
  readonly parts: readonly PagePart[];
  readonly children: ComponentChildren;
}

export function LongPage({ title, lead, parts, children }: LongPageProps) {
  const { t } = useView();
  return (
    <div class="long-page">
      <header>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </header>
      {parts.length > 1 && (
        <nav class="page-parts" aria-label={t.record.contents}>
          <Parts of={parts} />
        </nav>
      )}
      <div class="page-body">{children}</div>
    </div>
  );
}

function Parts({ of }: { readonly of: readonly PagePart[] }) {
  return (
    <ul>
      {of.map(({ id, name, parts = [] }) => (
        <li key={id}>
          <a href={`#${id}`}>{name}</a>
          {parts.length > 0 && <Parts of={parts} />}
        </li>
      ))}
    </ul>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: ComponentChildren;
  /** What a reader must know of its numbers. */
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One of its parts, with its heading. */
export function Part({ id, title, note, children }: PartProps) {
  return (
    <section class="page-part" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {note && <p class="aside">{note}</p>}
      {children}
    </section>
  );
}
