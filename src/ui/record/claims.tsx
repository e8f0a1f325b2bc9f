/** Claims by their kind: to be first, only, honours, definitions, outcomes. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import type { ClaimData, EntityLink } from './statement-data.ts';
import { StatementItem } from './statement-item.tsx';
import { NotYet } from './statement-parts.tsx';

interface ClaimsProps {
  readonly of: readonly ClaimData[];
  /** Whose page it is. */
  readonly id: string;
}

export function Claims({ of, id }: ClaimsProps) {
  return (
    <>
      {[...Map.groupBy(of, ({ claimKind }) => claimKind.value)].map(([kind, claims]) => (
        <div key={kind} class="claims">
          <h3>{claims[0] && <T of={claims[0].claimKind.label} />}</h3>
          <ul class="statements">
            {claims.map((claim) => (
              <StatementItem key={claim.id} of={claim}>
                <ClaimText of={claim} id={id} />
              </StatementItem>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function ClaimText({ of, id }: { readonly of: ClaimData; readonly id: string }) {
  const { t } = useView();
  const { subject, object, scope, text } = of;
  return (
    <>
      <NotYet of={of} />
      {subject.id !== id && (
        <>
          <EntityRef of={subject} />
          {t.record.colon}
        </>
      )}
      <T of={text} />
      {scope && <Aside name={t.record.scope} of={scope} />}
      {object && <Aside name={t.record.object} of={object} />}
    </>
  );
}

/** （范围：全国） */
function Aside({ name, of }: { readonly name: string; readonly of: EntityLink }) {
  const { t } = useView();
  return (
    <span class="scope">
      {t.record.open}
      {name}
      {t.record.colon}
      <EntityRef of={of} />
      {t.record.close}
    </span>
  );
}
