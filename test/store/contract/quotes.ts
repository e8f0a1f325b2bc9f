/** What a source's own words hold: quotes stand in them, and a passage stays in its source. */
import { describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/store/port.ts';
import { at, change, claim, entity, type Item, passage, relation, remove } from '../items.ts';
import { type Bench, expectRefusal, openWorld, recordOf, refusalOf } from './bench.ts';

const WORDS = '各县 抱团\n发展，分成６：４。';

/** A passage in the source's words, and another that is ours. */
async function open(bench: Bench, ...more: readonly Item[]): Promise<GraphStore> {
  const store = await openWorld(bench);
  await store.apply(change(fullText(), passage('document:jia', '我们的话。', { id: 'passage:ours', paragraph: 8 })));
  if (more.length > 0) await store.apply(change(...more));
  return store;
}

function fullText(more: Parameters<typeof passage>[2] = {}, text = WORDS) {
  return passage('document:jia', text, { id: 'passage:words', paragraph: 7, textKind: 'FULL_TEXT', ...more });
}

function quoting(id: string, quote: string, passageId = 'passage:words') {
  return claim('OUTCOME', 'region:dongxian', id, { id: `claim:${id}`, evidence: [at(passageId, { quote })] });
}

function fieldQuoting(quote: string) {
  return entity('REGION', '东县', {
    id: 'region:dongxian',
    fields: { level: 'COUNTY' },
    fieldEvidence: [{ field: 'level', basis: 'STATED', evidence: [at('passage:words', { quote })] }],
  });
}

export function quoteContract(bench: Bench): void {
  describe('a quote', () => {
    test('of a full text stands in it, white space and width aside', async () => {
      const store = await open(bench);
      const { changed } = await store.apply(
        change(quoting('one', '抱团发展'), quoting('two', '6:4'), fieldQuoting('各县')),
      );
      expect(changed).toEqual(['claim:one', 'claim:two', 'region:dongxian']);
    });

    test('that the full text does not have is refused at its place', async () => {
      const store = await open(bench);
      await expectRefusal(store, 'BAD_USER_INPUT', 'evidence[0].quote', quoting('one', '抱团共富'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'fieldEvidence[0].evidence[0].quote', fieldQuoting('抱团共富'));
    });

    test('is looked for in the text that the same change gives', async () => {
      const store = await open(bench);
      const { changed } = await store.apply(change(quoting('one', '共富'), fullText({}, '抱团共富。')));
      expect(changed).toEqual(['claim:one', 'passage:words']);
      await expectRefusal(store, 'BAD_USER_INPUT', 'evidence[0].quote', quoting('two', '发展'));
    });

    test('may stand in the English of a full text', async () => {
      const store = await open(bench, fullText({ textEn: 'Counties pool their land.' }));
      expect((await store.apply(change(quoting('one', 'pool their land')))).changed).toEqual(['claim:one']);
    });

    test('of a paraphrase or a translation is taken as it is', async () => {
      const store = await open(bench, fullText({ textKind: 'TRANSLATION' }));
      const { changed } = await store.apply(change(quoting('one', '原文如此', 'passage:ours'), quoting('two', '别的')));
      expect(changed).toEqual(['claim:one', 'claim:two']);
    });
  });

  describe('the text of a full text', () => {
    test('cannot lose the words that others quote; the refusal names them', async () => {
      const store = await open(bench, quoting('one', '抱团'), quoting('two', '分成'), fieldQuoting('各县'));
      const { code, problems } = await refusalOf(store, fullText({}, '分成。'));
      expect([code, problems.map((problem) => problem.field)]).toEqual(['CONFLICT', ['text']]);
      expect(problems[0]?.message).toMatch(/claim:one, region:dongxian/);
      expect(problems[0]?.message).not.toContain('claim:two');
    });

    test('cannot take the place of a paraphrase without the words that others quote', async () => {
      const store = await open(bench, quoting('one', '抱团', 'passage:ours'));
      await expectRefusal(
        store,
        'CONFLICT',
        'text',
        passage('document:jia', '我们的话。', { id: 'passage:ours', paragraph: 8, textKind: 'FULL_TEXT' }),
      );
    });

    test('may change where the words stay, or where others change or go with it', async () => {
      const store = await open(bench, quoting('one', '抱团发展'), quoting('two', '分成'), quoting('three', '６：４'));
      await store.apply(change(fullText({}, '抱 团 发展，分成6:4。')));
      const { changed, removed } = await store.apply(
        change(fullText({}, '抱团共富。'), quoting('one', '共富'), remove('claim:two'), remove('claim:three')),
      );
      expect([changed, removed]).toEqual([
        ['passage:words', 'claim:one'],
        ['claim:two', 'claim:three'],
      ]);
    });

    test('keeps the words that a statement quoted before and still does when it is written again', async () => {
      const store = await open(bench);
      const uses = (quote: string) =>
        relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence: [at('passage:words', { quote })] });
      await store.apply(change(uses('抱团')));
      await expectRefusal(store, 'CONFLICT', 'text', uses('共富'), fullText({}, '共富。'));
    });
  });

  describe('a passage', () => {
    test('stays in its source', async () => {
      const store = await open(bench);
      const moved = passage('policy:yijian', '我们的话。', { id: 'passage:ours', paragraph: 8 });
      await expectRefusal(store, 'CONFLICT', 'document', moved);
      expect(await recordOf(store, 'passage:ours')).toMatchObject({ document: 'document:jia' });
    });
  });
}
