/** What the filters let through. */
import { describe, expect, test } from 'vitest';
import type { ClaimFilter, EntityFilter, ObservationFilter, RelationFilter } from '../../../src/domain/filter.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { at, change, entity, known, relation } from '../items.ts';
import { anyone, type Bench, idsOf, openWorld, PAGE } from './bench.ts';

const LABEL = { by: 'LABEL', descending: false } as const;
const PERIOD = { by: 'PERIOD', descending: false } as const;

async function entities(store: GraphStore, filter: EntityFilter) {
  return [...idsOf((await store.entities([{ filter, order: LABEL, page: PAGE }], anyone()))[0])].sort();
}
async function relations(store: GraphStore, filter: RelationFilter) {
  return [...idsOf((await store.relations([{ filter, page: PAGE }], anyone()))[0])].sort();
}
async function observations(store: GraphStore, filter: ObservationFilter) {
  return [...idsOf((await store.observations([{ filter, order: PERIOD, page: PAGE }], anyone()))[0])].sort();
}
async function claims(store: GraphStore, filter: ClaimFilter) {
  return [...idsOf((await store.claims([{ filter, page: PAGE }], anyone()))[0])].sort();
}

export function filterContract(bench: Bench): void {
  describe('the filter of entities', () => {
    const cases: readonly (readonly [name: string, filter: EntityFilter, found: readonly string[]])[] = [
      ['types are alternatives', { types: ['MODEL', 'DOMAIN'] }, ['domain:shouru', 'model:dongxian', 'model:xixian']],
      ['an empty list is one without alternatives', { types: [] }, []],
      [
        'ids, of which the unknown match nothing',
        { ids: ['model:xixian', 'model:none', 'region:nan'] },
        ['model:xixian', 'region:nan'],
      ],
      ['all conditions hold together', { types: ['MODEL'], ids: ['model:xixian', 'region:nan'] }, ['model:xixian']],
      ['kinds', { kinds: ['INSTITUTION', 'RATIO'] }, ['indicator:beicha', 'mechanism:sanlei']],
      ['a domain reaches to what belongs to it', { domains: ['domain:shouru'] }, ['domain:shouru', 'model:dongxian']],
      [
        'a region reaches into the regions within it and to what is practised there',
        { regions: ['region:dong'] },
        ['model:dongxian', 'region:dong', 'region:dongxian'],
      ],
      [
        'a region reaches through all levels',
        { regions: ['region:nan'], types: ['MODEL'] },
        ['model:dongxian', 'model:xixian'],
      ],
      ['an unknown region has nothing', { regions: ['region:none'] }, []],
      [
        'what a source states or mentions',
        { documents: ['document:jia'], types: ['VERSION', 'POLICY', 'PERSON'] },
        ['policy:yijian', 'version:lianying-1-0', 'version:lianying-2-0'],
      ],
      [
        'what is mentioned below a heading',
        { section: ['二、做法'], types: ['REGION'] },
        ['region:dongxian', 'region:nan', 'region:xixian'],
      ],
      ['a heading of another source', { documents: ['policy:yijian'], section: ['二、做法'] }, []],
      ['an empty heading path is no condition', { section: [], types: ['DOMAIN'] }, ['domain:shouru']],
      ['the start of the label', { labelPrefix: '联营抱团 ' }, ['version:lianying-1-0', 'version:lianying-2-0']],
      ['a label prefix is literal', { labelPrefix: '%' }, []],
      ['what the period overlaps', { types: ['MODEL'], from: '2015', to: '2018-06' }, ['model:dongxian']],
      [
        'from alone is open at its end',
        { types: ['MODEL', 'POLICY', 'DOCUMENT'], from: '2020' },
        ['document:jia', 'model:dongxian', 'policy:yijian'],
      ],
      [
        'to alone is open at its start',
        { types: ['MODEL', 'POLICY', 'DOCUMENT'], to: '2019-01-01' },
        ['model:dongxian', 'model:xixian'],
      ],
    ];
    test.each(cases)('%s', async (_name, filter, found) => {
      const store = await bench.world();
      expect(await entities(store, filter)).toEqual(found);
    });

    const related: readonly (readonly [name: string, filter: EntityFilter, found: readonly string[]])[] = [
      ['that it has one', { related: [{ type: 'HAS_VERSION', direction: 'OUT', atLeast: 1 }] }, ['mechanism:lianying']],
      [
        'to some',
        { related: [{ type: 'USES', direction: 'OUT', to: ['mechanism:sanlei'], atLeast: 1 }] },
        ['model:dongxian'],
      ],
      [
        'from its other end',
        { related: [{ type: 'USES', direction: 'IN', atLeast: 1 }] },
        ['mechanism:lianying', 'mechanism:sanlei'],
      ],
      [
        'by status',
        { related: [{ type: 'USES', direction: 'OUT', status: ['INTENDED'], atLeast: 1 }] },
        ['model:dongxian'],
      ],
      ['to so many others', { related: [{ type: 'USES', direction: 'IN', atLeast: 2 }] }, ['mechanism:lianying']],
      [
        'either way',
        { related: [{ type: 'FOLLOWS', direction: 'BOTH', atLeast: 1 }] },
        ['version:lianying-1-0', 'version:lianying-2-0'],
      ],
      [
        'by a symmetric type',
        { related: [{ type: 'PAIRED_WITH', direction: 'IN', atLeast: 1 }] },
        ['region:dongxian', 'region:xixian'],
      ],
      [
        'twice',
        {
          related: [
            { type: 'USES', direction: 'OUT', atLeast: 1 },
            { type: 'IN_DOMAIN', direction: 'OUT', atLeast: 1 },
          ],
        },
        ['model:dongxian'],
      ],
      ['to nothing', { related: [{ type: 'USES', direction: 'OUT', to: [], atLeast: 1 }] }, []],
    ];
    test.each(related)('related: %s', async (_name, filter, found) => {
      const store = await bench.world();
      expect(await entities(store, filter)).toEqual(found);
    });

    test('related: two statements about one other end count once', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('USES', 'model:xixian', 'mechanism:lianying', { period: '2020', evidence: [at('passage:jia-1')] }),
        ),
      );
      expect(
        await entities(store, { types: ['MODEL'], related: [{ type: 'USES', direction: 'OUT', atLeast: 2 }] }),
      ).toEqual(['model:dongxian']);
    });

    test('a group reaches to its members, and to those of its parts', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('GROUP', '全部县', { id: 'group:all' }),
          known('PART_OF', 'group:ershixian', 'group:all'),
          known('WITHIN', 'region:dongxian', 'region:xixian'),
        ),
      );
      expect(await observations(store, { groups: ['group:all'] })).toEqual([]);
      await store.apply(change({ ...known('MEMBER_OF', 'region:dongxian', 'group:ershixian') }));
      expect(await observations(store, { groups: ['group:all'] })).toEqual(['observation:cunjun']);
    });
  });

  describe('the filter of relations', () => {
    const cases: readonly (readonly [name: string, filter: RelationFilter, found: readonly string[]])[] = [
      ['types', { types: ['FOLLOWS', 'CONTRASTS_WITH'] }, ['relation:contrast', 'relation:v2-v1']],
      [
        'a symmetric relation from either end',
        { types: ['PAIRED_WITH', 'PRACTISED_IN'], sources: ['region:xixian'] },
        ['relation:paired'],
      ],
      [
        'a symmetric relation to either end',
        { types: ['PAIRED_WITH', 'PRACTISED_IN'], targets: ['region:xixian'] },
        ['relation:paired', 'relation:xixian-in'],
      ],
      [
        'a symmetric relation from its greater to its lesser end',
        { types: ['PAIRED_WITH'], sources: ['region:xixian'], targets: ['region:dongxian', 'region:nan'] },
        ['relation:paired'],
      ],
      [
        'a symmetric relation that only one end of is among both',
        { types: ['PAIRED_WITH'], sources: ['region:xixian'], targets: ['region:xixian', 'region:nan'] },
        [],
      ],
      [
        'sources and targets',
        { sources: ['model:dongxian', 'model:xixian'], targets: ['mechanism:lianying'] },
        ['relation:dongxian-lianying', 'relation:xixian-lianying'],
      ],
      [
        'a domain by either end',
        { domains: ['domain:shouru'] },
        [
          'relation:dongxian-in',
          'relation:dongxian-lianying',
          'relation:dongxian-sanlei',
          'relation:dongxian-shouru',
          'relation:jia-dongxian',
        ],
      ],
      [
        'a region by either end',
        { regions: ['region:xixian'], types: ['PROVIDES', 'PAIRED_WITH', 'WITHIN', 'USES'] },
        ['relation:paired', 'relation:provides', 'relation:xixian-lianying', 'relation:xixian-nan'],
      ],
      ['sources of the evidence', { documents: ['policy:yijian'] }, []],
      [
        'a heading',
        { section: ['二、做法', '（一）东县'], types: ['PROVIDES', 'IN_DOMAIN', 'FOLLOWS'] },
        ['relation:provides', 'relation:v2-v1'],
      ],
      ['status', { status: ['INTENDED'] }, ['relation:dongxian-sanlei']],
      ['basis', { basis: ['INFERRED'] }, ['relation:v2-v1']],
      ['who says so', { attributedTo: ['policy:yijian'] }, ['relation:provides']],
      ['a qualifier of a role', { qualifier: { role: 'OBJECT' } }, ['relation:provides']],
      ['part of a qualifier’s text', { qualifier: { role: 'OBJECT', text: '地指' } }, ['relation:provides']],
      ['part of its English text', { qualifier: { role: 'OBJECT', text: 'quota' } }, ['relation:provides']],
      ['a text that is another role’s', { qualifier: { role: 'RECIPIENT', text: '土地' } }, []],
      ['a qualifier’s entity', { qualifier: { role: 'VIA', entity: 'version:lianying-2-0' } }, ['relation:paired']],
      ['part of the label of a qualifier’s entity', { qualifier: { role: 'VIA', text: '2.0' } }, ['relation:paired']],
      ['a text with what patterns use', { qualifier: { role: 'OBJECT', text: '%' } }, []],
      ['what the period overlaps', { from: '2016', to: '2016' }, ['relation:paired']],
      ['nothing', { types: ['CITES'] }, []],
    ];
    test.each(cases)('%s', async (_name, filter, found) => {
      const store = await bench.world();
      expect(await relations(store, filter)).toEqual(found);
    });
  });

  describe('the filter of figures', () => {
    const [y2021, y2025] = ['observation:beicha-2021', 'observation:beicha-2025'];
    const cases: readonly (readonly [name: string, filter: ObservationFilter, found: readonly string[]])[] = [
      ['indicators', { indicators: ['indicator:beicha'] }, [y2021, y2025]],
      ['subjects', { subjects: ['region:dongxian'] }, ['observation:cunjun']],
      ['a region with those within it', { regions: ['region:nan'] }, [y2021, y2025, 'observation:cunjun']],
      ['a domain by the subject', { domains: ['domain:shouru'] }, []],
      [
        'a source',
        { documents: ['document:jia'], indicators: ['indicator:cunjun'] },
        ['observation:cunjun', 'observation:fenhong'],
      ],
      ['a heading', { section: ['一、总论'] }, [y2021, y2025]],
      ['status', { status: ['INTENDED'] }, [y2025]],
      ['who says so', { attributedTo: ['policy:yijian', 'policy:none'] }, [y2025]],
      ['what the period overlaps: a deadline from its start', { from: '2021-03', to: '2021-03' }, [y2021, y2025]],
      ['what has no period is left out', { from: '1900' }, [y2021, y2025, 'observation:cunjun']],
    ];
    test.each(cases)('%s', async (_name, filter, found) => {
      const store = await bench.world();
      expect(await observations(store, filter)).toEqual([...found].sort());
    });
  });

  describe('the filter of claims', () => {
    const cases: readonly (readonly [name: string, filter: ClaimFilter, found: readonly string[]])[] = [
      ['kinds', { kinds: ['FIRST', 'DEFINITION'] }, ['claim:definition', 'claim:first']],
      ['subjects', { subjects: ['region:dongxian'] }, ['claim:outcome']],
      ['scopes', { scopes: ['region:nan'] }, ['claim:first']],
      ['domains', { domains: ['domain:shouru'] }, ['claim:first']],
      ['regions', { regions: ['region:dong'] }, ['claim:first', 'claim:outcome']],
      ['documents', { documents: ['document:jia'] }, ['claim:definition', 'claim:first', 'claim:outcome']],
      ['status', { status: ['UNDERWAY', 'INTENDED'] }, ['claim:outcome']],
    ];
    test.each(cases)('%s', async (_name, filter, found) => {
      const store = await bench.world();
      expect(await claims(store, filter)).toEqual(found);
    });
  });
}
