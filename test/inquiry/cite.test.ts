import { describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor, type Viewer } from '../../src/domain/scope.ts';
import type { CitationStyle } from '../../src/inquiry/citation-styles.ts';
import { type Bibliography, type CitationOptions, cite } from '../../src/inquiry/cite.ts';
import { at, change, entity, type Item, known, passage, relation } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));

interface Asking {
  readonly style?: CitationStyle;
  readonly options?: CitationOptions;
  readonly viewer?: Viewer;
  readonly more?: readonly Item[];
}

async function cited(ids: readonly string[], asking: Asking = {}): Promise<Bibliography> {
  const { style = 'GB_T_7714_2025_NUMERIC', options = {}, viewer = 'PUBLIC', more = [] } = asking;
  const store = createReferenceStore(ontology);
  await store.apply(change(...smallWorld(), ...more));
  return cite(ids, { store, ontology, style, options, scope: scopeFor(viewer, 5_000) });
}

function briefly({ entries }: Bibliography) {
  return entries.map(({ document, locators }) => [document.record.id, ...locators]);
}

describe('what is cited', () => {
  test('of a source is the source, as a whole', async () => {
    const found = await cited(['document:jia']);
    expect(briefly(found)).toEqual([['document:jia']]);
    expect(found.entries[0]?.inText).toBe('[1]');
  });

  test('of a passage is its source with the place', async () => {
    expect(briefly(await cited(['passage:jia-4']))).toEqual([['document:jia', '二（一），第2段']]);
    const english = await cited(['passage:jia-4'], { options: { lang: 'EN' } });
    expect(briefly(english)).toEqual([['document:jia', '2(1), para. 2']]);
    const [apa] = (await cited(['passage:jia-4'], { style: 'APA_7' })).entries;
    expect(apa?.inText).toBe('(张三, 2023, Section 2(1), para. 2)');
  });

  test('of statements are the passages that support them, merged, in the order of the source', async () => {
    const found = await cited(['relation:v1', 'relation:dongxian-lianying', 'observation:beicha-2021', 'relation:v2']);
    expect(briefly(found)).toEqual([['document:jia', '一，第1段', '二（一），第1段', '二（一），第2段']]);
    expect(found.entries[0]?.inText).toBe('[1]一，第1段,二（一），第1段,二（一），第2段');
  });

  test('of an entity that is no source are the passages that state it', async () => {
    expect(briefly(await cited(['concept:dangan']))).toEqual([['document:jia', '一，第1段']]);
  });

  test('in the text stands without places where they are many, and the entry has them all', async () => {
    const [entry] = (await cited(['model:dongxian', 'model:xixian', 'relation:v1'])).entries;
    expect(entry?.locators).toHaveLength(4);
    expect(entry?.inText).toBe('[1]');
  });

  test('is the printed page where that is known, and the article of a law', async () => {
    const more = [
      passage('policy:yijian', '第五条。', { id: 'passage:y-5', section: ['第二章 甲', '第五条'], paragraph: 5 }),
      passage('document:jia', '另一页。', { id: 'passage:jia-9', section: ['三、乙'], paragraph: 9, page: 27 }),
    ];
    const found = await cited(['passage:y-5', 'passage:jia-9'], { more });
    expect(briefly(found)).toEqual([
      ['policy:yijian', '第五条'],
      ['document:jia', '27'],
    ]);
  });
});

describe('who stands behind a source', () => {
  test('is read from its relations, in their order', async () => {
    const more = [
      entity('PERSON', '欧阳晴', { id: 'person:ouyang', labelEn: 'Ouyang Qing' }),
      known('AUTHORED_BY', 'document:jia', 'person:ouyang', { id: 'relation:jia-ouyang', ordinal: 2 }),
      known('AUTHORED_BY', 'document:jia', 'person:zhang', { id: 'relation:jia-zhang', ordinal: 1 }),
      known('ISSUED_BY', 'policy:yijian', 'region:nan', { id: 'relation:issued' }),
    ];
    const { text } = await cited(['document:jia', 'policy:yijian'], { more });
    expect(text).toBe('[1] 张三，欧阳晴. 论文甲[Z]. 2023.\n[2] 南省. 某意见：南发〔2021〕3号[Z]. 2021.');
  });

  test('is whom it credits, where it says so', async () => {
    const contributors = [
      { role: 'AUTHOR', family: '李', given: '四' },
      { role: 'TRANSLATOR', family: '王', given: '五' },
    ];
    const fields = { issuedOn: '2020', cslType: 'book', publisher: '东社', publisherPlace: '东市', contributors };
    const more = [entity('DOCUMENT', '书', { id: 'document:shu', fields })];
    const { text } = await cited(['document:shu'], { more });
    expect(text).toBe('[1] 李四. 书[M]. 王五，译. 东市：东社，2020.');
  });
});

test('a file has one entry a source, with the keys of the list', async () => {
  const found = await cited(['document:jia', 'policy:yijian'], { style: 'BIBTEX' });
  const keys = [...found.text.matchAll(/^@\w+\{([^,]+),/gmu)].map(([, key]) => key);
  expect(found.entries.map(({ inText }) => inText)).toEqual(keys.map((key) => `\\cite{${key}}`));
  expect(found.text).toBe(found.entries.map(({ text }) => text).join('\n'));
});

describe('refused is', () => {
  const refused = (ids: readonly string[], asking?: Asking) => expect(cited(ids, asking)).rejects;

  test('no id, and more than 200', async () => {
    await refused([]).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('1 to 200') });
    const many = Array.from({ length: 201 }, () => 'document:jia');
    await refused(many).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('201') });
  });

  test('what is not there, and what the viewer may not see', async () => {
    await refused(['document:no', 'document:jia']).toMatchObject({
      code: 'NOT_FOUND',
      details: { ids: ['document:no'] },
    });
    const more = [entity('DOCUMENT', '内部', { id: 'document:nei', fields: { visibility: 'EDITORS' } })];
    await refused(['document:nei'], { more }).toMatchObject({ code: 'NOT_FOUND' });
    expect(briefly(await cited(['document:nei'], { more, viewer: 'EDITORS' }))).toEqual([['document:nei']]);
  });

  test('what no passage supports, with the reason', async () => {
    const more = [
      known('WITHIN', 'region:xixian', 'region:dong', { id: 'relation:bare' }),
      relation('USES', 'model:xixian', 'mechanism:sanlei', {
        id: 'relation:contradicted',
        evidence: [at('passage:jia-1'), at('passage:jia-2', { stance: 'CONTRADICTS' })],
      }),
    ];
    await refused(['relation:bare'], { more }).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/relation:bare.*nothing to cite.*background/),
      details: { ids: ['relation:bare'] },
    });
    expect(briefly(await cited(['relation:contradicted'], { more }))).toEqual([['document:jia', '一，第1段']]);
  });
});

test.each([
  ['LAW', 'TY  - STAT'],
  ['STANDARD', 'TY  - STAND'],
  ['OPINION', 'TY  - GOVDOC'],
])('a policy of kind %s is cited as what it is', async (kind, start) => {
  const more = [entity('POLICY', '茶法', { id: 'policy:fa', kind, fields: { issuedOn: '2020' } })];
  expect((await cited(['policy:fa'], { style: 'RIS', more })).text).toContain(start);
  const text = await cited(['policy:fa'], { more });
  expect(text.text).toContain(kind === 'STANDARD' ? '[S]' : '[Z]');
});
