/** What a cell of the comparison says: each thing once, with whose it is, how far it holds, who else has it, and its places. */
import { periodWords } from '../../domain/period-words.ts';
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { CompactEvidence } from '../record/compact-evidence.tsx';
import { EntityRef } from '../record/entity-ref.tsx';
import { Amount } from '../record/sentence.tsx';
import type { EntityLink, QualifierData, StatementData } from '../record/statement-data.ts';
import { NotYet, Qualifiers } from '../record/statement-parts.tsx';
import { useView } from '../view.tsx';
import type { ComparedEntity, CompareItem } from './compare-page-data.ts';

interface CompareItemsProps {
  readonly of: readonly CompareItem[];
  readonly entities: readonly ComparedEntity[];
}

export function CompareItems({ of, entities }: CompareItemsProps) {
  return (
    <ul class="items">
      {of.map((item) => (
        <Item key={item.statements[0]?.id} of={item} entities={entities} />
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly of: CompareItem;
  readonly entities: readonly ComparedEntity[];
}

function Item({ of, entities }: ItemProps) {
  const { lang } = useView();
  const [first] = of.statements;
  if (!first) return null;
  return (
    <li class={of.sharedWith.length > 0 ? 'is-shared' : undefined} data-status={first.status.value}>
      <p class="value">
        <NotYet of={first} />
        <What of={of} first={first} />
      </p>
      {of.sharedWith.length > 0 && <Shared of={of.sharedWith} entities={entities} />}
      <Aside of={of} first={first} />
      <CompactEvidence of={of.statements} name={say(of.other?.label ?? first.sentence, lang).text} />
    </li>
  );
}

interface PartProps {
  readonly of: CompareItem;
  readonly first: StatementData;
}

function What({ of: { other, statements }, first }: PartProps) {
  if (first.record === 'observation') return <Amount of={first} />;
  if (first.record === 'claim') return <T of={first.text} />;
  return (
    <>
      {other && <EntityRef of={other} />}
      <Qualifiers of={{ qualifiers: qualifiersOf(statements) }} />
    </>
  );
}

/** Each once, whichever of the statements has it. */
function qualifiersOf(statements: readonly StatementData[]): readonly QualifierData[] {
  const all = statements.flatMap((one) => (one.record === 'relation' ? one.qualifiers : []));
  return [...new Map(all.map((qualifier) => [JSON.stringify(qualifier), qualifier])).values()];
}

/** Whose, when, against what, by whom, on what ground: only what there is to say. */
function Aside({ of: { of: holders, statements }, first }: PartProps) {
  const { t, lang } = useView();
  const { period, status, basis } = first;
  const parts = [
    holders.length > 0 && <Named name={t.compare.of} of={holders} />,
    first.record === 'observation' && first.comparedWith && <Named name={t.record.against} of={[first.comparedWith]} />,
    first.record === 'claim' && first.scope && <Named name={t.record.scope} of={[first.scope]} />,
    first.record === 'claim' && first.object && <Named name={t.record.object} of={[first.object]} />,
    period && periodWords(period, lang, status.value),
    basis.value !== 'STATED' && <T of={basis.label} />,
    ...sayers(statements).map((sayer) => <Named key={sayer.id} name={t.record.saidBy} of={[sayer]} />),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p class="aside">
      {parts.map((part, i) => (
        <span key={i}>
          {i > 0 && t.record.semicolon}
          {part}
        </span>
      ))}
    </p>
  );
}

function sayers(statements: readonly StatementData[]): readonly EntityLink[] {
  const all = statements.flatMap(({ attributedTo }) => attributedTo ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function Named({ name, of }: { readonly name: string; readonly of: readonly EntityLink[] }) {
  const { t } = useView();
  return (
    <>
      <span class="named">
        {name}
        {t.record.colon}
      </span>
      {of.map((one, i) => (
        <span key={one.id}>
          {i > 0 && t.record.list}
          <EntityRef of={one} />
        </span>
      ))}
    </>
  );
}

interface SharedProps {
  readonly of: CompareItem['sharedWith'];
  readonly entities: readonly ComparedEntity[];
}

function Shared({ of, entities }: SharedProps) {
  const { t, lang } = useView();
  const isAll = of.length === entities.length - 1;
  const names = entities.filter(({ id }) => of.includes(id)).map(({ label }) => say(label, lang).text);
  return <p class="shared">{isAll ? t.compare.sharedByAll(entities.length) : t.compare.sharedWith(names)}</p>;
}
