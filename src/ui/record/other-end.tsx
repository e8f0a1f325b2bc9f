/** What a relation leads to, with how far it is said to hold and its qualifiers. */
import { EntityRef } from './entity-ref.tsx';
import type { SeenRelationData } from './page-data.ts';
import { NotYet, Qualifiers } from './statement-parts.tsx';

export function OtherEnd({ of, typed }: { readonly of: SeenRelationData; readonly typed?: boolean }) {
  return (
    <>
      <NotYet of={of} />
      <EntityRef of={of.other} {...(typed ? { typed } : {})} />
      <Qualifiers of={of} />
    </>
  );
}
