/** Leads to the references of what is named, which a script opens over the page (islands/cite.ts), as does the key `c`. */
import type { ComponentChildren } from 'preact';
import { useTarget } from '../components/link.tsx';
import { hrefOf, type Params, useView } from '../view.tsx';

interface CiteLinkProps {
  readonly ids: readonly string[];
  readonly style?: string;
  /** Left out, the word for citing. */
  readonly children?: ComponentChildren;
}

export function CiteLink({ ids, style, children }: CiteLinkProps) {
  const view = useView();
  return (
    <a href={hrefOf(view, '/cite', citeParams(ids, style))} data-key="c" rel="nofollow" target={useTarget()}>
      {children ?? view.t.cite.link}
    </a>
  );
}

export function citeParams(ids: readonly string[], style?: string): Params {
  return [['ids', ids.join(',')], ...(style === undefined ? [] : [['style', style] as const])];
}
