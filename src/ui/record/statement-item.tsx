/** Statements in lists. */
import type { ComponentChildren } from 'preact';
import { NotPublic } from '../components/not-public.tsx';
import { Evidence, QuotesHere } from './evidence.tsx';
import { Sentence } from './sentence.tsx';
import type { StatementData } from './statement-data.ts';
import { Note, StatementFacts } from './statement-parts.tsx';

interface StatementItemProps {
  readonly of: StatementData;
  /** On the page of the place itself only what is quoted there is of interest. */
  readonly isAtPlace?: boolean | undefined;
  /** Beside that of all statements. */
  readonly class?: string | undefined;
  /** What it says here; the whole sentence where it is left out. */
  readonly children?: ComponentChildren;
}

/** A list item with the statement's id as its anchor. */
export function StatementItem({ of, isAtPlace, class: name, children }: StatementItemProps) {
  return (
    <li class={name === undefined ? 'statement' : `statement ${name}`} id={of.id} data-status={of.status.value}>
      <p class="said">
        {children ?? <Sentence of={of} />}
        <NotPublic id={of.id} />
      </p>
      <div class="meta">
        <StatementFacts of={of} />
        {isAtPlace ? <QuotesHere of={of} /> : <Evidence of={of} />}
      </div>
      <Note of={of} />
    </li>
  );
}

export function StatementList({ of }: { readonly of: readonly StatementData[] }) {
  return (
    <ul class="statements">
      {of.map((statement) => (
        <StatementItem key={statement.id} of={statement} />
      ))}
    </ul>
  );
}
