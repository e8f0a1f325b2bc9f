/** One button that decides: a form of its own, which works without JavaScript. */
import type { ComponentChildren } from 'preact';
import { hrefOf, useView } from '../view.tsx';

/** What is shown, and again afterwards. */
export interface At {
  readonly document: string;
  readonly state: string;
  readonly after?: string;
}

interface DecisionFormProps {
  readonly action: string;
  readonly at: At;
  readonly fields: Readonly<Record<string, string>>;
  readonly label: string;
  /** For who does not see what it stands beside. */
  readonly describedBy?: string;
  readonly isMain?: boolean;
  readonly isUndo?: boolean;
  readonly children?: ComponentChildren;
}

export function DecisionForm(props: DecisionFormProps) {
  const { action, at, fields, label, describedBy, isMain, isUndo, children } = props;
  const view = useView();
  const hidden = { 'form-token': view.editor?.csrf ?? '', action, ...fields };
  return (
    <form method="post" data-do={isUndo ? 'undo' : action} action={hrefOf(view, '/review', Object.entries(at))}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" class={isMain ? undefined : 'plain'} aria-describedby={describedBy}>
        {label}
      </button>
    </form>
  );
}
