/** Links: our own in the language of the page, others only where they are what they say. */
import type { ComponentChildren } from 'preact';
import { hrefOf, type Params, useView } from '../view.tsx';

interface LinkProps {
  /** A path of ours: /model:pinghu. */
  readonly to: string;
  readonly params?: Params;
  readonly class?: string;
  readonly rel?: string;
  readonly current?: 'page' | 'true' | undefined;
  readonly title?: string;
  readonly children: ComponentChildren;
}

export function Link({ to, params, current, children, ...rest }: LinkProps) {
  return (
    <a href={hrefOf(useView(), to, params)} aria-current={current} {...rest}>
      {children}
    </a>
  );
}

/** An address that was entered into the graph: a link where it is http or https, else text. */
export function OutsideLink({ href }: { readonly href: string }) {
  const isWeb = URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
  return isWeb ? (
    <a class="address" href={href} rel="external noopener noreferrer">
      {href}
    </a>
  ) : (
    <bdi class="address">{href}</bdi>
  );
}
