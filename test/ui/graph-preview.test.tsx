/** The small graph that pages of entities may show. */
import { renderToString } from 'preact-render-to-string';
import { expect, it, onTestFinished } from 'vitest';
import { scopeFor } from '../../src/domain/scope.ts';
import { graphPreviewData } from '../../src/http/pages/graph-preview-data.ts';
import { entityLink } from '../../src/http/pages/record-words.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { GraphPreview } from '../../src/ui/graph/graph-preview.tsx';
import { STRINGS } from '../../src/ui/strings.ts';
import { ViewProvider } from '../../src/ui/view.tsx';
import { shippedOntology } from '../graphql/asking.ts';
import { change, entity, type Item, known } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';

/** A place with so many within it, of which the last two are paired. */
function places(count: number): readonly Item[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return [
    entity('REGION', '大省', { id: 'region:da' }),
    ...numbers.flatMap((i) => [
      entity('REGION', `小县${i}`, { id: `region:x${i}` }),
      known('WITHIN', `region:x${i}`, 'region:da', { id: `relation:x${i}` }),
    ]),
    ...(count > 1
      ? [known('PAIRED_WITH', `region:x${count - 1}`, `region:x${count - 2}`, { id: 'relation:pair' })]
      : []),
  ];
}

async function preview(items: readonly Item[], id: string) {
  const ontology = await shippedOntology();
  const store = createReferenceStore(ontology);
  onTestFinished(() => store.close());
  await store.apply(change(...items));
  // A picture needs no search.
  const inquiries = createInquiries({ ontology, store, index: {} as SearchIndex });
  const scope = scopeFor('PUBLIC', 10_000);
  const [stored] = await inquiries.reads.records([id], scope);
  if (stored?.record.record !== 'entity') throw new Error(`${id} is missing`);
  return graphPreviewData(inquiries, [entityLink(ontology, stored.record)], scope);
}

it('draws at most 25 nodes, the best connected first, and says of how many', async () => {
  const data = await preview(places(60), 'region:da');
  const ids = data?.picture.nodes.map(({ id }) => id) ?? [];
  expect(ids).toHaveLength(25);
  expect(ids.slice(0, 3).toSorted()).toEqual(['region:da', 'region:x58', 'region:x59']);
  expect(data?.nodeCount).toBe(61);
});

it('is nothing where there is too little to draw', async () => {
  expect(await preview(places(1), 'region:da')).toBeUndefined();
});

it('has a link for each node, and one to the whole graph that a key opens', async () => {
  const data = await preview(places(4), 'region:da');
  if (!data) throw new Error('there is no picture');
  const view = {
    ...({ lang: 'zh', t: STRINGS.zh, path: '/region:da', params: [], keepsLang: false } as const),
    ...{ publicUrl: 'http://gongfu.test', styleHref: '', scriptHref: '' },
  };
  const html = renderToString(
    <ViewProvider view={view}>
      <GraphPreview of={data} />
    </ViewProvider>,
  );
  expect(html.match(/<a class="graph-node/g)).toHaveLength(5);
  expect(html).toMatch(/<a href="\/graph\?roots=region:da" data-key="g">/);
});
