/** Names and values in pairs. */
import type { ComponentChildren } from 'preact';

export interface Fact {
  readonly name: ComponentChildren;
  readonly value: ComponentChildren;
}

/** Nothing where there are no facts. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ name, value }, i) => (
        <div key={i}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
