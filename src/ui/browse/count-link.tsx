/** A number that leads to what it counts. By itself it says nothing to who does not see where it stands: its name says it. */
import { hrefOf, type Params, useView } from '../view.tsx';

interface CountLinkProps {
  readonly count: number;
  /** Of what, in words. */
  readonly of: readonly string[];
  readonly params: Params;
  readonly class?: string;
}

export function CountLink({ count, of, params, class: name }: CountLinkProps) {
  const view = useView();
  const number = view.t.frame.number(count);
  return (
    <a
      href={hrefOf(view, '/search', params)}
      class={name}
      aria-label={view.t.browse.named(of.join(view.t.record.sentence.comma), number)}
    >
      {number}
    </a>
  );
}
