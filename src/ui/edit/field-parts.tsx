/** What all fields of a form are made with. */
import type { ComponentChildren } from 'preact';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { LeafNode } from './edit-data.ts';

/** The id of a field's element: what its label and the summary of problems lead to. */
export function fieldId(path: string): string {
  return `f-${path}`;
}

/** It is there while nothing is wrong, too: the check in the browser writes into it. */
export function Problem({ of: { path, problem } }: { readonly of: Pick<LeafNode, 'path' | 'problem'> }) {
  return (
    <p class="problem" id={`${fieldId(path)}-problem`} hidden={!problem} data-problem={path}>
      {problem && <T of={problem} />}
    </p>
  );
}

export function Hint({ of: { path, hint } }: { readonly of: Pick<LeafNode, 'path' | 'hint'> }) {
  const { t } = useView();
  return hint ? (
    <p class="hint" id={`${fieldId(path)}-hint`}>
      {t.editFields.hints[hint]}
    </p>
  ) : null;
}

/** What every control says of itself. */
export function controlProps({ path, problem, hint, isRequired }: LeafNode) {
  const id = fieldId(path);
  return {
    id,
    name: path,
    'aria-describedby': hint ? `${id}-problem ${id}-hint` : `${id}-problem`,
    'aria-invalid': problem ? true : undefined,
    'aria-required': isRequired ? true : undefined,
  };
}

export function Button({
  action,
  of,
  class: name,
  children,
}: {
  /** What it asks of the form. */
  readonly action: string;
  /** What it does it to, where that is only seen. */
  readonly of?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <button type="submit" name="form-do" value={action} class={name ?? 'plain'}>
      {children}
      {of && <span class="hidden"> {of}</span>}
    </button>
  );
}
