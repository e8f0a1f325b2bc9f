import { describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type {
  ClaimRecord,
  EntityRecord,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
} from '../../src/domain/records.ts';
import { hiddenIds, recordAsSeen } from '../../src/domain/visibility.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));

const source = (slug: string, visibility: string): EntityRecord => ({
  record: 'entity',
  id: `document:${slug}`,
  type: 'DOCUMENT',
  label: slug,
  names: [],
  fields: { visibility },
  fieldEvidence: [],
});
const person = (slug: string): EntityRecord => ({
  record: 'entity',
  id: `person:${slug}`,
  type: 'PERSON',
  label: slug,
  names: [],
  fields: {},
  fieldEvidence: [],
});
const passage = (slug: string, document: string): PassageRecord => ({
  record: 'passage',
  id: `passage:${slug}`,
  document: `document:${document}`,
  section: [],
  paragraph: 1,
  text: slug,
  textKind: 'FULL_TEXT',
});
const claim = (
  slug: string,
  subject: string,
  passages: readonly string[],
  more: Partial<ClaimRecord> = {},
): ClaimRecord => ({
  record: 'claim',
  id: `claim:${slug}`,
  claimKind: 'FIRST',
  subject: `person:${subject}`,
  text: slug,
  status: 'HOLDS',
  basis: 'STATED',
  evidence: passages.map((id) => ({ passage: `passage:${id}`, stance: 'SUPPORTS' })),
  ...more,
});

const base: readonly GraphRecord[] = [
  source('open', 'PUBLIC'),
  source('shut', 'EDITORS'),
  passage('o', 'open'),
  passage('s', 'shut'),
];
const hidden = (...records: readonly GraphRecord[]) =>
  [...hiddenIds([...base, ...records], ontology)].filter((id) => !/^(document|passage):/.test(id));

describe('hidden is', () => {
  test('a source by its field, a passage by its source', () => {
    expect([...hiddenIds(base, ontology)]).toEqual(['document:shut', 'passage:s']);
  });

  test('an entity that hidden passages alone mention, with what is said of it', () => {
    expect(hidden(person('a'), claim('c', 'a', ['s']))).toEqual(['person:a', 'claim:c']);
  });

  test('not an entity that a public passage mentions, too, nor one that nothing mentions', () => {
    expect(hidden(person('a'), person('b'), claim('c', 'a', ['s']), claim('d', 'a', ['o']))).toEqual(['claim:c']);
  });

  test('a statement with its attribution, whatever order the records come in', () => {
    const said = claim('c', 'a', ['o'], { attributedTo: 'document:shut' });
    expect(hidden(said, person('a'))).toEqual(['claim:c']);
  });

  test('a statement without evidence with what it is about', () => {
    const known = claim('k', 'a', [], { basis: 'BACKGROUND', note: '常识' });
    expect(hidden(person('a'), claim('c', 'a', ['s']), known)).toEqual(['person:a', 'claim:c', 'claim:k']);
  });

  test('a figure with the relation that it quantifies', () => {
    const figure: ObservationRecord = {
      record: 'observation',
      id: 'observation:f',
      indicator: 'indicator:i',
      subject: 'person:b',
      relation: 'relation:r',
      value: 1,
      comparator: 'EQUAL',
      status: 'HOLDS',
      basis: 'STATED',
      evidence: [{ passage: 'passage:o', stance: 'SUPPORTS' }],
    };
    const relation: GraphRecord = {
      record: 'relation',
      id: 'relation:r',
      relationType: 'DIFFERENT_FROM',
      source: 'person:a',
      target: 'person:b',
      qualifiers: [],
      status: 'HOLDS',
      basis: 'STATED',
      evidence: [{ passage: 'passage:s', stance: 'SUPPORTS' }],
    };
    expect(hidden(figure, relation, claim('c', 'a', ['o']))).toEqual(['relation:r', 'observation:f']);
  });
});

describe('a record as it is seen', () => {
  const hides = (id: string) => ['document:shut', 'passage:s'].includes(id);

  test('keeps a citation’s mark without its hidden source', () => {
    const cited = [
      { mark: '［1］', source: 'document:shut' },
      { mark: '［2］', source: 'document:open' },
    ];
    const seen = recordAsSeen(
      claim('c', 'a', [], { evidence: [{ passage: 'passage:o', stance: 'SUPPORTS', cited }] }),
      hides,
    );
    expect(seen?.evidence[0]?.cited).toEqual([{ mark: '［1］' }, { mark: '［2］', source: 'document:open' }]);
  });

  test('loses the field evidence that is hidden whole, and keeps the rest of the other', () => {
    const evidence = (ids: readonly string[]) =>
      ids.map((id) => ({ passage: `passage:${id}`, stance: 'SUPPORTS' }) as const);
    const fieldEvidence = [
      { field: 'period', basis: 'STATED', evidence: evidence(['s']) },
      { field: 'label', basis: 'STATED', evidence: evidence(['s', 'o']) },
    ] as const;
    const seen = recordAsSeen({ ...person('a'), fieldEvidence }, hides);
    expect(seen?.fieldEvidence).toEqual([{ field: 'label', basis: 'STATED', evidence: evidence(['o']) }]);
  });

  test('is nothing where it is hidden itself', () => {
    expect([recordAsSeen(passage('s', 'shut'), hides), recordAsSeen(claim('c', 'a', ['s']), hides)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
