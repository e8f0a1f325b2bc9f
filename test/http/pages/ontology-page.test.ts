/** The page of the ontology: every word of it, with what the graph has of it. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OntologyPageData } from '../../../src/ui/ontology/ontology-page-data.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import { change } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages((store) => store.apply(change(...smallWorld())));
});
afterAll(() => pages.close());

const data = () => pages.json<OntologyPageData>('/ontology.json');

describe('the page of the ontology', () => {
  it('has every type, kind, relation type and code, each once and with an anchor of its own', async () => {
    const ontology = await shippedOntology();
    const html = await pages.html('/ontology');
    const names = [
      ...ontology.entityTypes.map(({ name }) => name),
      ...ontology.relationTypes.map(({ name }) => name),
      ...['StatementStatus', 'StatementBasis', 'QualifierRole', 'ClaimKind', 'TextKind', 'Comparator'].flatMap((name) =>
        (ontology.enums.get(name) ?? []).map(({ value }) => value),
      ),
    ];
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(names.filter((name) => ids.filter((id) => id === name).length !== 1)).toEqual([]);
    const { entityTypes } = await data();
    expect(entityTypes.map(({ kinds }) => kinds.length)).toEqual(ontology.entityTypes.map(({ kinds }) => kinds.length));
  });

  it('says of a relation type what it joins, how it reads back, and how many there are', async () => {
    const text = wordsOf(await pages.html('/ontology'));
    expect(text).toContain('为其提供要素 provides forPROVIDES1 条为其提供什么要素；资金用“出资于”。');
    expect(text).toContain('反过来读作要素提供方');
    expect(text).toContain('地区、组织、群体 → 机制、项目与平台、版本');
    expect(text).toContain('可带限定内容（必填）、受者');
  });

  it('takes its examples from the graph, with their quotes and places', async () => {
    const { relationTypes, statuses, roles, claims } = await data();
    const uses = relationTypes.find(({ value }) => value === 'USES');
    expect(uses).toMatchObject({ count: 3, example: { status: { value: 'HOLDS' }, evidence: [{ quote: '联营' }] } });
    expect(statuses.map(({ value, count }) => [value, count])).toEqual([
      ['HOLDS', relationTypes.reduce((sum, { count }) => sum + count, -1)],
      ['UNDERWAY', undefined],
      ['INTENDED', 1],
    ]);
    expect(statuses[2]?.example?.sentence.zh).toBe('拟达成：东县模式 运用 三类分置');
    expect(roles.find(({ value }) => value === 'OBJECT')?.example?.id).toBe('relation:provides');
    expect(claims.kinds.find(({ value }) => value === 'FIRST')?.example?.id).toBe('claim:first');
    const html = await pages.html('/ontology');
    expect(html).toContain('href="/passage:jia-3"');
    expect(html).toMatch(/<q[^>]*><bdi>联营<\/bdi><\/q>/);
  });

  it('shows of a type the most connected entity', async () => {
    const { entityTypes } = await data();
    expect(entityTypes.find(({ value }) => value === 'MECHANISM')?.example?.id).toBe('mechanism:lianying');
    expect(entityTypes.find(({ value }) => value === 'CHALLENGE')).toMatchObject({ count: 0 });
    expect(wordsOf(await pages.html('/ontology'))).toContain('难题 ChallengeCHALLENGE图谱里还没有');
  });

  it('is wholly English in English', async () => {
    const html = await pages.html('/ontology?lang=en');
    expect(wordsOf(html)).toContain('The source says that it is being done, not that it is done.');
    expect(html).toContain('<html lang="en">');
  });

  it('counts for the public only what it may see, and shows it no example that it may not', async () => {
    const located = async (headers = {}) => {
      const { relationTypes } = await pages.json<OntologyPageData>('/ontology.json', headers);
      return relationTypes.find(({ value }) => value === 'LOCATED_IN');
    };
    expect(await located()).toMatchObject({ count: 0 });
    expect((await located())?.example).toBeUndefined();
    expect(await located(pages.editor)).toMatchObject({ count: 1, example: { id: 'relation:anqu-in' } });
  });
});

it('every code that the shipped ontology has for statements is explained in both languages', async () => {
  const ontology = await shippedOntology();
  const { STRINGS } = await import('../../../src/ui/strings.ts');
  const explained = ['StatementStatus', 'StatementBasis', 'QualifierRole', 'ClaimKind', 'TextKind', 'Stance'];
  const codes = explained.flatMap((name) => (ontology.enums.get(name) ?? []).map(({ value }) => value));
  for (const lang of ['zh', 'en'] as const)
    expect(codes.filter((code) => !STRINGS[lang].ontology.meanings[code])).toEqual([]);
});

it('the ontology of an empty graph stands without examples', async () => {
  const empty = await servePages(async () => {});
  onTestFinished(() => empty.close());
  const text = wordsOf(await empty.html('/ontology'));
  expect(text).toContain('运用 usesUSES图谱里还没有');
  expect(text).not.toContain('例 ');
});
