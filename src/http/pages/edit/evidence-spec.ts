/** The fields of a place where something is stated. */
import type { Ontology } from '../../../domain/ontology.ts';
import { called, choice, type ListSpec, leaf, list } from './spec.ts';

export function evidenceSpec(ontology: Ontology): ListSpec {
  return list(
    'evidence',
    [
      leaf('passage', 'passage', { isRequired: true }),
      leaf('quote', 'line', { hint: 'quote' }),
      choice('stance', ontology.enums.get('Stance'), { default: 'SUPPORTS' }),
      list('cited', [
        leaf('mark', 'line', { isRequired: true }),
        leaf('locator', 'line'),
        leaf('source', 'entity', { label: called('citedSource'), types: sourceTypes(ontology) }),
      ]),
    ],
    { isEvidence: true },
  );
}

export function sourceTypes({ entityTypes }: Ontology): readonly string[] {
  return entityTypes.filter(({ isSource }) => isSource).map(({ name }) => name);
}
