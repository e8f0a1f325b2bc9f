/** How the words of a seed file become what is written. */
import { describe, expect, it } from 'vitest';
import { plainInputs } from '../../src/ingest/placed.ts';
import { readSeed } from '../../src/ingest/seed.ts';
import { changed, FILE, keys, ontology } from './seed-fixture.ts';

function inputs(...texts: readonly string[]) {
  const files = texts.map((text, index) => ({ name: `file-${index}.yaml`, text }));
  const { inputs: placed, faults } = readSeed(files, { ontology, keys });
  expect(faults).toEqual([]);
  return plainInputs(placed);
}

/** FILE with a statement more on the page of 联户经营. */
function withStatement(statement: string): string {
  return changed('    statements:\n', `    statements:\n      - ${statement}\n`);
}

describe('ids', () => {
  it('are made from the label where none is given, and of the given slug where one is', () => {
    const ids = inputs(FILE).entities?.map(({ id }) => id);
    expect(ids).toEqual([
      'document:dongxiang-chaye',
      'region:dong-xiang-xian',
      'indicator:cha-chang-shu',
      'mechanism:lian-hu-jing-ying',
    ]);
  });

  it('of passages say the source and the paragraph', () => {
    const second = changed(
      '      - {key: 做法-1',
      '      - {key: 又, number: 2, zh: 又一句。, en: More.}\n      - {key: 做法-1',
    );
    expect(inputs(second).passages?.map(({ id }) => id)).toEqual([
      'passage:dongxiang-chaye-1',
      'passage:dongxiang-chaye-2',
      'passage:dongxiang-chaye-2-2',
    ]);
  });
});

describe('fields', () => {
  const document = (contributors: string) =>
    `${FILE}  - document: 茶叶年报\n    en: Tea report\n    fields:\n      contributors: ${contributors}\n`;

  it('may be lists of objects', () => {
    const text = document('[{role: AUTHOR, family: 李, given: 山}, {role: ISSUER, literal: 茶业局}]');
    expect(inputs(text).entities?.at(-1)?.fields).toEqual({
      contributors: [
        { role: 'AUTHOR', family: '李', given: '山' },
        { role: 'ISSUER', literal: '茶业局' },
      ],
    });
  });

  it('say what an object in a list has, where something else is written', () => {
    const faults = readSeed([{ name: 'a.yaml', text: document('[{role: AUTHOR, name: 李山}]') }], {
      ontology,
      keys,
    }).faults;
    expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(/name.*family/s)]);
  });
});

describe('statements', () => {
  it('written on the page of their target run the same way', () => {
    const [relation] =
      inputs(withStatement('{providers: 东乡县, object: {text: 茶青, en: fresh leaves}, at: 做法-1}')).relations ?? [];
    expect(relation).toMatchObject({
      relationType: 'PROVIDES',
      source: 'region:dong-xiang-xian',
      target: 'mechanism:lian-hu-jing-ying',
      qualifiers: [{ role: 'OBJECT', text: '茶青', textEn: 'fresh leaves' }],
    });
  });

  it('hold and are stated where nothing else is said', () => {
    expect(inputs(FILE).relations?.[0]).toMatchObject({ status: 'HOLDS', basis: 'STATED' });
  });

  it('keep several places, each with its quote', () => {
    expect(inputs(FILE).claims?.[0]?.evidence).toMatchObject([
      { passage: 'passage:dongxiang-chaye-2', quote: '统一销售' },
      { passage: 'passage:dongxiang-chaye-1', quote: '东乡县统计公报' },
    ]);
  });

  it('keep ordinals, marks, notes and who says so', () => {
    const text = withStatement(
      '{partOf: {concept: 合作}, ordinal: 2, attributedTo: 东乡县, note: 备注, noteEn: A note, at: 做法-1, cited: [{mark: ［2］, locator: "12"}]}',
    );
    const concept = '  - {concept: 合作, kind: IDEA, en: Cooperation}\n';
    expect(inputs(text + concept).relations?.[0]).toMatchObject({
      relationType: 'PART_OF',
      target: 'concept:he-zuo',
      ordinal: 2,
      attributedTo: 'region:dong-xiang-xian',
      note: '备注',
      noteEn: 'A note',
      evidence: [{ passage: 'passage:dongxiang-chaye-2', cited: [{ mark: '［2］', locator: '12' }] }],
    });
  });

  it('may have their other end in another file', () => {
    const other = '- {region: 西乡县, en: Xixiang}'.replace('- ', 'entities:\n  - ');
    expect(inputs(changed('practisedIn: 东乡', 'practisedIn: 西乡县'), other).relations?.[0]?.target).toBe(
      'region:xi-xiang-xian',
    );
  });
});

describe('figures', () => {
  it('belong to the entity that they are written under', () => {
    expect(inputs(FILE).observations?.[0]).toMatchObject({
      indicator: 'indicator:cha-chang-shu',
      subject: 'region:dong-xiang-xian',
      value: 3,
      unit: '家',
      comparator: 'EQUAL',
    });
  });

  it('that quantify a statement name it by the id that the statement then has', () => {
    const figure =
      '    figures: [{indicator: 茶厂数, value: 3, relation: {practisedIn: 东乡县}, at: 做法-1}]\n    claims:\n';
    const { relations, observations } = inputs(changed('    claims:\n', figure));
    const relation = observations?.find(({ subject }) => subject.startsWith('mechanism:'))?.relation;
    expect(relation).toMatch(/^relation:[0-9a-f]{12}$/);
    expect(relations?.map(({ id }) => id)).toEqual([relation]);
  });
});

describe('texts that look like something else in YAML', () => {
  it('stay as they are written', () => {
    const text = changed(
      '    kind: OPERATION\n',
      '    kind: OPERATION\n    period: 2006\n    names: [1.0, 010, yes, 2021-06]\n',
    );
    const mechanism = inputs(text).entities?.find(({ type }) => type === 'MECHANISM');
    expect(mechanism?.period).toBe('2006');
    expect(mechanism?.names?.map((name) => name.text)).toEqual(['1.0', '010', 'yes', '2021-06']);
  });
});
