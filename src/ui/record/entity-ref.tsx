/** An entity by its name, as a link to its page. */
import { Link } from '../components/link.tsx';
import { NotPublic } from '../components/not-public.tsx';
import { T } from '../components/said.tsx';
import type { EntityLink } from './statement-data.ts';

export function EntityRef({ of, typed }: { readonly of: EntityLink; readonly typed?: boolean }) {
  return (
    <>
      <Link to={`/${of.id}`}>
        <T of={of.label} />
      </Link>
      <NotPublic id={of.id} />
      {typed && (
        <>
          {' '}
          <span class="type">
            <T of={of.type.label} />
          </span>
        </>
      )}
    </>
  );
}
