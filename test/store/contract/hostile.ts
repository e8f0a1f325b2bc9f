/** Hostile texts and arguments: refused or taken literally, never executed, never fatal. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, type Item, observation, passage, relation } from '../items.ts';
import { anyone, type Bench, editor, expectRefusal, idsOf, openWorld, PAGE, recordOf } from './bench.ts';

const LABEL = { by: 'LABEL', descending: false } as const;
const METACHARACTERS = [
  "'; DROP TABLE entity; --",
  '" OR 1=1 --',
  '%_*?[a-z]',
  'a NEAR/2 b OR "c" -d ^e (f)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it is no template is the point
  '${process.exit(1)} {{7*7}} <%= 1 %> `id`',
  '\\u0000 \\x00 \\',
  '<script>alert(1)</script>',
  '$gt {"$ne":null} :param ?1 @p #{x}',
  '𠮷野家 🏮 é é',
];

export function hostileContract(bench: Bench): void {
  describe('stored text', () => {
    const evidence = [at('passage:jia-1')];
    const refused: readonly (readonly [name: string, field: string, item: (text: string) => Item])[] = [
      ['a label', 'label', (text) => entity('PERSON', text, { id: 'person:p' })],
      ['a name', 'names[0].text', (text) => entity('PERSON', '某', { names: [{ text, kind: 'VARIANT' }] })],
      ['a summary', 'summary', (text) => entity('PERSON', '某', { summary: text })],
      ['a field', 'documentNumber', (text) => entity('POLICY', '某', { fields: { documentNumber: text } })],
      ['a passage', 'text', (text) => passage('document:jia', text)],
      ['a heading', 'section[0]', (text) => passage('document:jia', '一段', { section: [text] })],
      [
        'a quote',
        'evidence[0].quote',
        (text) =>
          relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence: [at('passage:jia-1', { quote: text })] }),
      ],
      ['a note', 'note', (text) => relation('USES', 'model:xixian', 'mechanism:sanlei', { note: text, evidence })],
      ['a unit', 'unit', (text) => observation('indicator:beicha', 'region:dong', { value: 1, unit: text, evidence })],
      ['a claim', 'text', (text) => claim('OUTCOME', 'region:dong', text, { evidence })],
    ];
    test.each(refused)(
      '%s with a control character, half a surrogate pair, a direction mark or without end is refused',
      async (_name, field, item) => {
        const store = await bench.world();
        for (const text of [
          '某\u0000某',
          '某\u001b[31m',
          '某\ud800某',
          '某\u202e某',
          '某\u2066某',
          '长'.repeat(1_000_000),
        ]) {
          await expectRefusal(store, 'BAD_USER_INPUT', field, item(text));
        }
      },
    );

    test('with the metacharacters of SQL, full text and templates comes back as it was written', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          ...METACHARACTERS.map((summary, at) =>
            entity('PERSON', `人 ${at}`, { id: `person:p${at}`, summary, names: [{ text: summary, kind: 'VARIANT' }] }),
          ),
        ),
      );
      for (const [at, summary] of METACHARACTERS.entries()) {
        expect(await recordOf(store, `person:p${at}`)).toMatchObject({ summary, names: [{ text: summary }] });
      }
      const keys = METACHARACTERS.map((key) => ({ level: 'ALIAS', key }) as const);
      expect(await store.named(keys, undefined, editor())).toEqual(METACHARACTERS.map((_, at) => [`person:p${at}`]));
    });
  });

  describe('arguments', () => {
    const strange = [...METACHARACTERS, '', 'x'.repeat(100_000), '\u0000', '\ud800'];

    test('that are no ids find nothing', async () => {
      const store = await bench.world();
      const empty = strange.map(() => []);
      expect((await store.records(strange, editor())).every((stored) => stored === undefined)).toBe(true);
      expect((await store.relationsOf(strange, { direction: 'BOTH', page: PAGE }, editor())).map(idsOf)).toEqual(empty);
      expect((await store.observationsOf(strange, PAGE, editor())).map(idsOf)).toEqual(empty);
      expect((await store.passagesOf(strange, PAGE, editor())).map(idsOf)).toEqual(empty);
      expect((await store.statementsIn(strange, PAGE, editor())).map(idsOf)).toEqual(empty);
      expect(
        (await store.neighbours(strange, { depth: 2, direction: 'BOTH', page: PAGE }, editor())).map(idsOf),
      ).toEqual(empty);
      expect(
        await store.named(
          strange.map((key) => ({ level: 'LABEL', key })),
          undefined,
          editor(),
        ),
      ).toEqual(empty);
      expect((await store.subgraph({ roots: strange, depth: 2, limit: 10 }, editor())).entities).toEqual([]);
    });

    test('of filters are literal', async () => {
      const store = await bench.world();
      for (const text of METACHARACTERS) {
        const filters = [
          { labelPrefix: text },
          { section: [text] },
          { kinds: [text] },
          { regions: [text] },
          { types: [text] },
          { documents: [text] },
        ];
        const pages = await store.entities(
          filters.map((filter) => ({ filter, order: LABEL, page: PAGE })),
          anyone(),
        );
        expect(pages.flatMap(idsOf)).toEqual([]);
        const [relations] = await store.relations(
          [{ filter: { qualifier: { role: 'OBJECT', text } }, page: PAGE }],
          anyone(),
        );
        expect(idsOf(relations)).toEqual([]);
        expect((await store.contentOf(['document:jia'], [text], PAGE, anyone())).flatMap(idsOf)).toEqual([]);
      }
    });

    test('of a position are compared whatever they are', async () => {
      const store = await bench.world();
      const page = async (after: (string | number | null)[]) =>
        (
          await store.entities([{ filter: {}, order: LABEL, page: { first: 100, withTotal: false, after } }], anyone())
        )[0]?.edges.length;
      const all = await page(['', '']);
      expect(await page([1, 1])).toBe(all);
      expect(await page([null, null])).toBe(0);
      expect(await page(["' OR 1=1 --", ''])).toBe(all);
    });
  });
}
