/** Links: our own in the language of the page, others only where they are what they say. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
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
    <a href={hrefOf(useView(), to, params)} aria-current={current} target={useTarget()} {...rest}>
      {children}
    </a>
  );
}

const OwnTab = createContext(false);

/** Links in it open in a tab of their own: where a form has what is not saved, which browsers do not bring back. */
export function InOwnTabs({ children }: { readonly children: ComponentChildren }) {
  return <OwnTab.Provider value>{children}</OwnTab.Provider>;
}

/** What a link says of where it opens. */
export function useTarget(): '_blank' | undefined {
  return useContext(OwnTab) ? '_blank' : undefined;
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
