/** The types of entries. */
import { Facts } from '../components/facts.tsx';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import type { Bilingual } from '../lang.ts';
import { useView } from '../view.tsx';
import type { EntityTypeEntry, KindEntry } from './ontology-page-data.ts';
import { Term } from './term.tsx';

export function EntityTypes({ of }: { readonly of: readonly EntityTypeEntry[] }) {
  return (
    <>
      {of.map((type) => (
        <EntityType key={type.value} of={type} />
      ))}
    </>
  );
}

function EntityType({ of }: { readonly of: EntityTypeEntry }) {
  const { t } = useView();
  const words = t.ontology;
  const { value, label, description, count, prefix, isSource, kinds, fields, example } = of;
  const facts = [
    { name: words.prefix, value: <code lang="en">{`${prefix}:`}</code> },
    ...(kinds.length > 0 ? [{ name: words.kinds, value: <Kinds of={kinds} type={value} /> }] : []),
    ...(fields.length > 0 ? [{ name: words.fields, value: <Labels of={fields.map((field) => field.label)} /> }] : []),
    ...(example ? [{ name: words.example, value: <ExampleEntity of={example} /> }] : []),
  ];
  return (
    <Term
      code={value}
      label={label}
      meaning={
        <>
          <T of={description} />
          {isSource && <span class="aside"> {words.source}</span>}
        </>
      }
      count={count > 0 ? words.counted(t.frame.number(count)) : words.none}
    >
      <Facts facts={facts} />
    </Term>
  );
}

/** Each leads to all of it; those that nothing is of stand behind. */
function Kinds({ of, type }: { readonly of: readonly KindEntry[]; readonly type: string }) {
  const { t } = useView();
  const unused = of.filter(({ count }) => count === 0);
  return (
    <>
      <ul class="kinds">
        {of
          .filter(({ count }) => count > 0)
          .map((kind) => (
            <li key={kind.value}>
              <Kind of={kind} type={type} />
            </li>
          ))}
      </ul>
      {unused.length > 0 && (
        <p class="aside">
          {t.ontology.none}
          {t.frame.colon}
          <Labels of={unused.map(({ label }) => label)} />
        </p>
      )}
    </>
  );
}

function Kind({ of: { value, label, count, example }, type }: { readonly of: KindEntry; readonly type: string }) {
  const { t } = useView();
  const params = [['type', type] as const, ['kind', value] as const];
  return (
    <>
      <Link to="/search" params={params}>
        <T of={label} />
      </Link>{' '}
      <span class="count">{t.frame.number(count)}</span>
      {example && (
        <span class="aside">
          {' '}
          {t.ontology.example}
          {t.frame.colon}
          <Link to={`/${example.id}`}>
            <T of={example.label} />
          </Link>
        </span>
      )}
    </>
  );
}

function Labels({ of }: { readonly of: readonly Bilingual[] }) {
  const { t } = useView();
  return (
    <>
      {of.map((label, i) => (
        <span key={i}>
          {i > 0 && t.frame.listComma}
          <T of={label} />
        </span>
      ))}
    </>
  );
}

function ExampleEntity({ of: { id, label, summary } }: { readonly of: NonNullable<EntityTypeEntry['example']> }) {
  return (
    <>
      <Link to={`/${id}`}>
        <T of={label} />
      </Link>
      {summary && (
        <p class="aside">
          <T of={summary} />
        </p>
      )}
    </>
  );
}
