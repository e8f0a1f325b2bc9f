/** A newer release of the shipped texts over a graph in which persons have worked. */
import { describe, expect, it } from 'vitest';
import type { GraphRecord } from '../../src/domain/records.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { corpusOf } from '../../src/ingest/corpus.ts';
import { type ImportParts, importFiles } from '../../src/ingest/import.ts';
import type { WriteInputs } from '../../src/ingest/input.ts';
import { previewUpgrade, type UpgradeRequest, upgradeCorpus } from '../../src/ingest/upgrade.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createReferenceStore } from '../store/reference.ts';
import { changed, FILE, keys, ontology } from './seed-fixture.ts';

const REGION = 'region:dong-xiang-xian';
const MECHANISM = 'mechanism:lian-hu-jing-ying';
const PERSON = { actor: '张三', reason: '改' };

async function graphWith(text: string, actor = 'seed'): Promise<ImportParts> {
  const store = createReferenceStore(ontology);
  const graph = { store, ontology, keys, writer: createWriter({ store, ontology, keys }) };
  await importFiles([{ name: 'tea.yaml', text }], graph, { actor, reason: 'gongfu 1.0.0' });
  return graph;
}

function release(text: string, take: readonly string[] = []): UpgradeRequest {
  return { corpus: corpusOf([{ name: 'tea.yaml', text }], { ontology, keys }), release: 'gongfu 2.0.0', take };
}

async function recordOf({ store }: ImportParts, id: string): Promise<GraphRecord | undefined> {
  const [stored] = await store.records([id], scopeFor('EDITORS', 5_000));
  return stored?.record;
}

/** As a person would, with all that the record has. */
async function edit(graph: ImportParts, id: string, parts: object): Promise<void> {
  const record = await recordOf(graph, id);
  if (record?.record !== 'entity') throw new Error(`${id} is no entity`);
  await graph.writer.write({ entities: [{ ...record, ...parts }] }, PERSON);
}

async function write(graph: ImportParts, inputs: WriteInputs): Promise<readonly string[]> {
  return (await graph.writer.write(inputs, PERSON)).changed;
}

const NEWER_NAME = changed('en: Dongxiang County', 'en: Dongxiang', FILE);
const NEWER_FIGURE = changed('value: 3', 'value: 4', FILE);

describe('a record that no person touched', () => {
  it('becomes as the release has it, by the seed and with the release as the reason', async () => {
    const graph = await graphWith(FILE);
    const upgrade = await upgradeCorpus(release(NEWER_NAME), graph);
    expect(upgrade).toMatchObject({ added: [], changed: [REGION], removed: [], review: [] });
    expect(await recordOf(graph, REGION)).toMatchObject({ labelEn: 'Dongxiang' });
    const [last] = (await graph.store.changes(0, 10)).toReversed();
    expect(last).toMatchObject({ number: upgrade.revision, actor: 'seed', reason: 'gongfu 2.0.0' });
  });

  it('is added where it is new, and goes where the release no longer has it', async () => {
    const graph = await graphWith(FILE);
    const upgrade = await upgradeCorpus(release(NEWER_FIGURE), graph);
    expect([upgrade.added.length, upgrade.removed.length]).toEqual([1, 1]);
    const [added, removed] = [upgrade.added[0] ?? '', upgrade.removed[0] ?? ''];
    expect(await recordOf(graph, added)).toMatchObject({ record: 'observation', value: 4 });
    expect(await recordOf(graph, removed)).toBeUndefined();
  });

  it('loses the evidence that the release no longer gives', async () => {
    const graph = await graphWith(FILE);
    const fewer = changed(', {at: 情况-1, quote: 东乡县统计公报}', '');
    const { changed: ids } = await upgradeCorpus(release(fewer), graph);
    expect(ids).toHaveLength(1);
    const claim = await recordOf(graph, ids[0] ?? '');
    expect(claim?.record === 'claim' && claim.evidence).toHaveLength(1);
  });

  it('comes again where an earlier release had dropped it', async () => {
    const graph = await graphWith(FILE);
    await upgradeCorpus(release(NEWER_FIGURE), graph);
    const back = await upgradeCorpus(release(FILE), graph);
    expect([back.added.length, back.removed.length, back.review]).toEqual([1, 1, []]);
  });
});

it('the same release twice changes nothing', async () => {
  const graph = await graphWith(FILE);
  await upgradeCorpus(release(NEWER_FIGURE), graph);
  const again = await upgradeCorpus(release(NEWER_FIGURE), graph);
  expect(again).toEqual({ added: [], changed: [], removed: [], review: [] });
});

it('a preview says the same and writes nothing', async () => {
  const graph = await graphWith(FILE);
  const before = await graph.store.position();
  const preview = await previewUpgrade(release(NEWER_FIGURE), graph.store);
  expect(await graph.store.position()).toEqual(before);
  const { revision: _revision, seq: _seq, ...done } = await upgradeCorpus(release(NEWER_FIGURE), graph);
  expect(preview).toEqual(done);
});

describe('a record that a person edited', () => {
  it('stays, and is listed where the release changed it, too', async () => {
    const graph = await graphWith(FILE);
    await edit(graph, REGION, { summary: '在山里。' });
    const upgrade = await upgradeCorpus(release(NEWER_NAME), graph);
    expect(upgrade.changed).toEqual([]);
    expect(upgrade.review).toMatchObject([{ id: REGION, reason: 'EDITED', by: { actor: '张三' } }]);
    expect(upgrade.review[0]?.message).toContain('labelEn');
    expect(await recordOf(graph, REGION)).toMatchObject({ summary: '在山里。', labelEn: 'Dongxiang County' });
  });

  it('is not asked about where the release left it as it was', async () => {
    const graph = await graphWith(FILE);
    await edit(graph, REGION, { summary: '在山里。' });
    expect((await upgradeCorpus(release(NEWER_FIGURE), graph)).review).toEqual([]);
  });

  it('is not asked about where the person made it as the release has it', async () => {
    const graph = await graphWith(FILE);
    await edit(graph, REGION, { labelEn: 'Dongxiang' });
    expect((await upgradeCorpus(release(NEWER_NAME), graph)).review).toEqual([]);
  });

  it('is listed until it is taken, which the history shows', async () => {
    const graph = await graphWith(FILE);
    await edit(graph, REGION, { summary: '在山里。' });
    await upgradeCorpus(release(NEWER_NAME), graph);
    expect((await upgradeCorpus(release(NEWER_NAME), graph)).review).toHaveLength(1);
    const taken = await upgradeCorpus(release(NEWER_NAME, [REGION]), graph);
    expect(taken).toMatchObject({ changed: [REGION], review: [] });
    expect(await recordOf(graph, REGION)).toMatchObject({ labelEn: 'Dongxiang' });
    expect((await upgradeCorpus(release(NEWER_NAME), graph)).review).toEqual([]);
  });

  it('stays where the release no longer has it', async () => {
    const graph = await graphWith(FILE);
    await edit(graph, MECHANISM, { summary: '各户合作。' });
    const without = FILE.slice(0, FILE.indexOf('  - mechanism: 联户经营'));
    const { review } = await upgradeCorpus(release(without), graph);
    expect(review).toMatchObject([{ id: MECHANISM, reason: 'DROPPED' }]);
    expect(await recordOf(graph, MECHANISM)).toMatchObject({ summary: '各户合作。' });
  });
});

it('a record that a person removed stays away, and is listed where the release changed it', async () => {
  const graph = await graphWith(FILE);
  await write(graph, { remove: [MECHANISM] });
  expect((await upgradeCorpus(release(NEWER_FIGURE), graph)).review).toEqual([]);
  const newer = changed('en: Joint working of households', 'en: Joint work', NEWER_FIGURE);
  const { review, added } = await upgradeCorpus(release(newer), graph);
  expect(review).toMatchObject([{ id: MECHANISM, reason: 'REMOVED' }]);
  expect(added).toEqual([]);
});

it('what persons built on a record keeps it, although the release no longer has it', async () => {
  const graph = await graphWith(FILE);
  const background = { status: 'HOLDS', basis: 'BACKGROUND', note: '示例', evidence: [] } as const;
  await write(graph, { entities: [{ type: 'GROUP', id: 'group:cha-nong', label: '茶农' }] });
  const [relation] = await write(graph, {
    relations: [{ ...background, relationType: 'BENEFITS', source: MECHANISM, target: 'group:cha-nong' }],
  });
  const without = FILE.slice(0, FILE.indexOf('  - mechanism: 联户经营'));
  const { review } = await upgradeCorpus(release(without), graph);
  expect(review).toMatchObject([
    { id: MECHANISM, reason: 'DROPPED', message: expect.stringContaining(relation ?? '?') },
  ]);
  expect(await recordOf(graph, relation ?? '')).toBeDefined();
});

it('a passage on which a person stands stays, although the release no longer has it', async () => {
  const graph = await graphWith(FILE);
  const passages = await graph.store.contentOf(
    ['document:dongxiang-chaye'],
    [],
    { first: 10, withTotal: false },
    scopeFor('EDITORS', 5_000),
  );
  const passage = passages[0]?.edges[1]?.node.record.id ?? '';
  const evidence = [{ passage, quote: '统一采摘' }];
  await write(graph, {
    claims: [{ claimKind: 'OUTCOME', subject: REGION, text: '有人照着做。', status: 'HOLDS', evidence }],
  });
  const without = FILE.slice(0, FILE.indexOf('  - mechanism: 联户经营')).replace(
    / {2}- section: \[一、总体情况, （一）做法\][\s\S]*?households work together\.\}\n/i,
    '',
  );
  const { review, removed } = await upgradeCorpus(release(without), graph);
  expect(review).toMatchObject([{ id: passage, reason: 'DROPPED' }]);
  expect(removed).toContain(MECHANISM);
});

it('what the graph refuses is set aside with its reason, and the rest is written', async () => {
  const graph = await graphWith(FILE);
  await write(graph, { entities: [{ type: 'GROUP', id: 'group:other', label: '茶农' }] });
  const newer = `${NEWER_NAME}  - {group: 茶农, id: cha-nong, en: Tea growers}\n`;
  const { changed: ids, added, review } = await upgradeCorpus(release(newer), graph);
  expect({ ids, added }).toEqual({ ids: [REGION], added: [] });
  expect(review).toMatchObject([
    { id: 'group:cha-nong', reason: 'REFUSED', message: expect.stringContaining('label') },
  ]);
});

it('a graph that the seed never wrote to is left alone', async () => {
  const graph = await graphWith(FILE, '张三');
  const upgrade = await upgradeCorpus(release(NEWER_NAME), graph);
  expect(upgrade).toEqual({ added: [], changed: [], removed: [], review: [] });
  expect((await graph.store.position()).revision).toBe(1);
});

it('to take what is not under review is refused with what is', async () => {
  const graph = await graphWith(FILE);
  await edit(graph, REGION, { summary: '在山里。' });
  await expect(upgradeCorpus(release(NEWER_NAME, [MECHANISM]), graph)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    details: { ids: [REGION] },
  });
});
