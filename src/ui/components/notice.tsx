/** What a reader must know of the page before reading it. */
import type { ComponentChildren } from 'preact';

export function Notice({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="notice" role="status">
      {children}
    </p>
  );
}
