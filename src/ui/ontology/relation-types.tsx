/** The types of relations, in the order in which pages show them. */

import { Facts } from '../components/facts.tsx';
import type { LabelledCode } from '../components/labelled-code.ts';
import { T } from '../components/said.tsx';
import { useView, type View } from '../view.tsx';
import { Example } from './example.tsx';
import type { JoinEntry, RelationTypeEntry } from './ontology-page-data.ts';
import { Term } from './term.tsx';

export function RelationTypes({ of }: { readonly of: readonly RelationTypeEntry[] }) {
  return (
    <>
      {of.map((type) => (
        <RelationType key={type.value} of={type} />
      ))}
    </>
  );
}

function RelationType({ of }: { readonly of: RelationTypeEntry }) {
  const { t } = useView();
  const words = t.ontology;
  const { value, reads, readsInverse, description, count, joins, qualifiers, symmetric, example } = of;
  const traits = traitsOf(of, words);
  const facts = [
    ...(symmetric ? [] : [{ name: words.inverse, value: <T of={readsInverse} /> }]),
    { name: words.joins, value: <Joins of={joins} /> },
    ...(qualifiers.length > 0 ? [{ name: words.qualifiers, value: <Qualifiers of={qualifiers} /> }] : []),
    ...(traits.length > 0 ? [{ name: words.traits, value: words.listed(traits) }] : []),
  ];
  return (
    <Term
      code={value}
      label={reads}
      meaning={<T of={description} />}
      count={count > 0 ? words.countedRelations(t.frame.number(count)) : words.none}
    >
      <Facts facts={facts} />
      <Example of={example} />
    </Term>
  );
}

function traitsOf({ symmetric, acyclic, ordered, foundBy }: RelationTypeEntry, words: View['t']['ontology']) {
  return [
    ...(symmetric ? [words.symmetric] : []),
    ...(acyclic ? [words.acyclic] : []),
    ...(ordered ? [words.ordered] : []),
    ...foundBy.map((filter) => words.foundBy[filter]),
  ];
}

function Joins({ of }: { readonly of: readonly JoinEntry[] }) {
  const { t } = useView();
  return (
    <ul>
      {of.map(({ from, to, same }, i) => (
        <li key={i}>
          <Types of={from} /> → {same ? t.ontology.sameType : <Types of={to} />}
        </li>
      ))}
    </ul>
  );
}

function Types({ of }: { readonly of: readonly LabelledCode[] | undefined }) {
  const { t } = useView();
  if (!of) return <>{t.ontology.any}</>;
  return (
    <>
      {of.map(({ value, label }, i) => (
        <span key={value}>
          {i > 0 && t.frame.listComma}
          <a href={`#${value}`}>
            <T of={label} />
          </a>
        </span>
      ))}
    </>
  );
}

function Qualifiers({ of }: { readonly of: RelationTypeEntry['qualifiers'] }) {
  const { t } = useView();
  return (
    <>
      {of.map(({ value, label, required }, i) => (
        <span key={value}>
          {i > 0 && t.frame.listComma}
          <a href={`#${value}`}>
            <T of={label} />
          </a>
          {required && t.ontology.required}
        </span>
      ))}
    </>
  );
}
