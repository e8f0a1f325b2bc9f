/** What the ontology and the form of the records forbid. */
import { describe, expect, test } from 'vitest';
import { at, change, entity, type Item, known, observation, passage, relation, remove } from '../items.ts';
import { type Bench, expectRefusal, openWorld, refusalOf } from './bench.ts';

const evidence = [at('passage:jia-1')];

export function ruleContract(bench: Bench): void {
  describe('refused is', () => {
    const cases: readonly (readonly [name: string, field: string, item: Item])[] = [
      ['an unknown type', 'type', entity('PLANET', '火星')],
      [
        'a kind that is missing',
        'kind',
        { ...entity('MECHANISM', '某机制'), draft: { ...entity('GROUP', '某机制').draft, type: 'MECHANISM' } },
      ],
      ['a kind that is unknown', 'kind', entity('MECHANISM', '某机制', { kind: 'SLOGAN' })],
      ['a kind of a type that has none', 'kind', entity('REGION', '某地', { kind: 'COUNTY' })],
      ['an unknown field', 'height', entity('REGION', '某地', { fields: { height: 3 } })],
      ['a field with a value that is none of its', 'level', entity('REGION', '某地', { fields: { level: 'STATE' } })],
      ['a field that is no date', 'heldOn', entity('EVENT', '某会', { fields: { heldOn: '2021-02-30' } })],
      ['a period that is none', 'period', entity('EVENT', '某会', { period: '2021/2019' })],
      [
        'field evidence for a field that is not there',
        'fieldEvidence[0].field',
        entity('REGION', '某地', { fieldEvidence: [{ field: 'height', basis: 'STATED', evidence }] }),
      ],
      ['a blank label', 'label', entity('REGION', ' ')],
      [
        'a relation between types that are not joined',
        'target',
        relation('WITHIN', 'region:nan', 'model:dongxian', { evidence }),
      ],
      [
        'a relation from a type that has none of it',
        'source',
        relation('WITHIN', 'model:dongxian', 'region:nan', { evidence }),
      ],
      ['a relation to itself', 'target', relation('DIFFERENT_FROM', 'region:nan', 'region:nan', { evidence })],
      [
        'two types joined by `same`',
        'target',
        relation('DIFFERENT_FROM', 'region:nan', 'model:dongxian', { evidence }),
      ],
      ['an unknown relation type', 'relationType', relation('LIKES', 'region:nan', 'region:dong', { evidence })],
      [
        'an ordered relation without an ordinal',
        'ordinal',
        relation('HAS_VERSION', 'mechanism:sanlei', 'version:lianying-1-0', { evidence }),
      ],
      [
        'a required qualifier that is missing',
        'qualifiers',
        relation('PROVIDES', 'region:dong', 'mechanism:sanlei', { evidence }),
      ],
      [
        'a qualifier that the type does not take',
        'qualifiers[0].role',
        relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence, qualifiers: [{ role: 'VIA', text: '某事' }] }),
      ],
      [
        'an empty qualifier',
        'qualifiers[0]',
        relation('PROVIDES', 'region:dong', 'mechanism:sanlei', { evidence, qualifiers: [{ role: 'OBJECT' }] }),
      ],
      ['a figure without number and wording', 'value', observation('indicator:beicha', 'region:nan', { evidence })],
      [
        'a range the wrong way round',
        'low',
        observation('indicator:beicha', 'region:nan', { low: 3, high: 2, evidence }),
      ],
      ['an indicator that is none', 'indicator', observation('region:nan', 'region:nan', { value: 1, evidence })],
      ['a passage of what is no source', 'document', passage('region:nan', '一段')],
      ['a paragraph before the first', 'paragraph', passage('document:jia', '一段', { paragraph: 0 })],
      [
        'evidence in what is no passage',
        'evidence[0].passage',
        known('USES', 'model:xixian', 'mechanism:sanlei', { evidence: [at('document:jia')] }),
      ],
      [
        'a quote of 41 Han characters',
        'evidence[0].quote',
        relation('USES', 'model:xixian', 'mechanism:sanlei', {
          evidence: [at('passage:jia-1', { quote: '字'.repeat(41) })],
        }),
      ],
      [
        'a quote of 13 English words',
        'evidence[0].quote',
        relation('USES', 'model:xixian', 'mechanism:sanlei', {
          evidence: [at('passage:jia-1', { quote: 'word '.repeat(13).trim() })],
        }),
      ],
    ];
    test.each(cases)('%s', async (_name, field, item) => {
      const store = await bench.world();
      await expectRefusal(store, 'BAD_USER_INPUT', field, item);
    });

    const missing: readonly (readonly [name: string, field: string, item: Item])[] = [
      ['an end', 'target', relation('USES', 'model:xixian', 'mechanism:none', { evidence })],
      ['an entity of an unknown type', 'target', relation('USES', 'model:xixian', 'planet:mars', { evidence })],
      [
        'a qualifier',
        'qualifiers[0].entity',
        relation('PROVIDES', 'region:dong', 'mechanism:sanlei', {
          evidence,
          qualifiers: [{ role: 'OBJECT', entity: 'concept:none' }],
        }),
      ],
      [
        'who says so',
        'attributedTo',
        relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence, attributedTo: 'policy:none' }),
      ],
      [
        'a passage',
        'evidence[0].passage',
        relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence: [at('passage:none')] }),
      ],
      [
        'a cited source',
        'evidence[0].cited[0].source',
        relation('USES', 'model:xixian', 'mechanism:sanlei', {
          evidence: [at('passage:jia-1', { cited: [{ mark: '［2］', source: 'document:none' }] })],
        }),
      ],
      [
        'the relation that a figure quantifies',
        'relation',
        observation('indicator:beicha', 'region:nan', { value: 9, relation: 'relation:none', evidence }),
      ],
      ['the source of a passage', 'document', passage('document:none', '一段')],
      [
        'the source of a name',
        'names[0].document',
        entity('PERSON', '李', { names: [{ text: '李某', kind: 'SHORT', document: 'document:none' }] }),
      ],
    ];
    test.each(missing)('what refers to nothing: %s', async (_name, field, item) => {
      const store = await bench.world();
      await expectRefusal(store, 'NOT_FOUND', field, item);
    });
  });

  describe('items of one change', () => {
    test('refer to one another by the ids they give, in any order', async () => {
      const store = await bench.open();
      const { changed } = await store.apply(
        change(
          relation('USES', 'model:a', 'mechanism:b', { id: 'relation:r', evidence: [at('passage:p')] }),
          observation('indicator:i', 'model:a', {
            id: 'observation:o',
            value: 1,
            relation: 'relation:r',
            evidence: [at('passage:p')],
          }),
          passage('document:d', '一段', { id: 'passage:p' }),
          entity('MODEL', '甲', { id: 'model:a' }),
          entity('MECHANISM', '乙', { id: 'mechanism:b' }),
          entity('INDICATOR', '丙', { id: 'indicator:i' }),
          entity('DOCUMENT', '丁', { id: 'document:d' }),
        ),
      );
      expect(changed).toEqual([
        'relation:r',
        'observation:o',
        'passage:p',
        'model:a',
        'mechanism:b',
        'indicator:i',
        'document:d',
      ]);
    });
  });

  describe('a circle', () => {
    test('of an acyclic type is refused where the change closes it, and named', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'BAD_USER_INPUT', 'target', known('WITHIN', 'region:nan', 'region:dongxian'));
      const { problems } = await refusalOf(store, known('WITHIN', 'region:nan', 'region:dongxian'));
      expect(problems[0]?.message).toContain('region:nan → region:dongxian → region:dong → region:nan');
    });

    test('within one change is refused, too', async () => {
      const store = await bench.world();
      const { code, problems } = await refusalOf(
        store,
        entity('CONCEPT', '甲', { id: 'concept:a' }),
        entity('CONCEPT', '乙', { id: 'concept:b' }),
        relation('SUPERSEDES', 'concept:a', 'concept:b', { evidence }),
        relation('SUPERSEDES', 'concept:b', 'concept:a', { evidence }),
      );
      expect([code, problems.map((problem) => problem.index)]).toEqual(['BAD_USER_INPUT', [2, 3]]);
    });

    test('of a type that may have circles is fine', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(
        change(
          relation('USES', 'mechanism:sanlei', 'mechanism:lianying', { evidence }),
          relation('USES', 'mechanism:lianying', 'mechanism:sanlei', { evidence }),
        ),
      );
      expect(changed).toHaveLength(2);
    });

    test('is not seen where the change takes away what would close it', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(
        change(known('WITHIN', 'region:nan', 'region:xixian', { id: 'relation:new' }), remove('relation:xixian-nan')),
      );
      expect(changed).toEqual(['relation:new']);
    });

    test('is not seen where the change turns the relation round', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(
        change(known('WITHIN', 'region:nan', 'region:xixian', { id: 'relation:xixian-nan' })),
      );
      expect(changed).toEqual(['relation:xixian-nan']);
    });
  });
}
