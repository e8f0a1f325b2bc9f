/** What is judged stands in its sentences, and there is as much of it as was asked for. */
import { describe, expect, test } from 'vitest';
import { readOntology } from '../../../../src/domain/read-ontology.ts';
import { normalisedText } from '../../../../src/text/normalise.ts';
import { readFigures, readReferences, readRelations } from './read-gold.ts';

const references = readReferences();
const figures = readFigures();
const relations = readRelations();
const ontology = await readOntology(new URL('../../../../schema/', import.meta.url));

describe.each([
  ['references to policies', references, 120],
  ['figures', figures, 150],
  ['relations in words', relations, 80],
])('the judged %s', (_kind, cases, least) => {
  test('are as many as asked for, each sentence once, with an id of its own, in halves by turns', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
    for (const [index, { id, half }] of cases.entries()) expect(half, id).toBe(index % 2 === 0 ? 'tune' : 'report');
  });
});

describe('a judged reference', () => {
  test('has its title, short name, issuer and source in the sentence', () => {
    for (const { id, text, references: judged } of references)
      for (const { title, short, issuer, from } of judged)
        for (const words of [title, short, from, ...issuer])
          if (words !== undefined) expect(text.includes(words), `${id} ${words}`).toBe(true);
  });

  test('has its number in the sentence, brackets, width and spaces aside', () => {
    for (const { id, text, references: judged } of references)
      for (const { number } of judged) if (number !== undefined) expect(bare(text), id).toContain(bare(number));
  });

  test('is given for each title in 《》', () => {
    for (const { id, text, references: judged } of references) {
      const titles = judged.flatMap(({ title, short }) => [title, short]);
      for (const title of outerTitles(text)) expect(titles, id).toContain(title);
    }
  });

  test('stands for a policy that the sentence defines, where it is a short name', () => {
    for (const { id, references: judged } of references)
      for (const { title, means } of judged)
        if (means !== undefined)
          expect(
            judged.some((one) => one.title === means && one.short === title),
            id,
          ).toBe(true);
  });

  test('is found for each relation at least four times', () => {
    const counts = new Map<string, number>();
    for (const { relation } of references.flatMap((one) => one.references))
      counts.set(relation, (counts.get(relation) ?? 0) + 1);
    expect([...counts.values()].every((count) => count >= 4)).toBe(true);
    expect(counts.size).toBe(7);
  });
});

describe('a judged figure', () => {
  test('has the words of its subject, indicator and comparison in the sentence', () => {
    for (const { id, text, figures: judged } of figures)
      for (const { subject, comparedWith, indicator } of judged)
        for (const words of [subject, comparedWith, ...indicator])
          if (words !== undefined) expect(text.includes(words), `${id} ${words}`).toBe(true);
  });

  test('is missing in at least 30 sentences with numbers', () => {
    expect(figures.filter((one) => one.figures.length === 0).length).toBeGreaterThanOrEqual(30);
  });
});

describe('a judged relation', () => {
  test('joins names of the sentence or its headings, of types that the ontology lets it join', () => {
    for (const { id, text, section, names, relations: judged } of relations) {
      const words = [text, ...section].join('\n');
      for (const name of Object.keys(names)) expect(words.includes(name), `${id} ${name}`).toBe(true);
      for (const { type, source, target } of judged)
        expect(ontology.joins(type, names[source] ?? '', names[target] ?? ''), `${id} ${type}`).toBe(true);
    }
  });

  test('is said in at least 60 sentences, and in at least 20 that look like it is not', () => {
    const said = relations.filter((one) => one.relations.length > 0);
    expect(said.length).toBeGreaterThanOrEqual(60);
    expect(relations.length - said.length).toBeGreaterThanOrEqual(20);
  });

  test('is of each type that is proposed from words', () => {
    const types = new Set(relations.flatMap((one) => one.relations.map(({ type }) => type)));
    expect([...types].toSorted()).toEqual([
      'DESIGNATED_AS',
      'FOLLOWS',
      'FUNDS',
      'HAS_VERSION',
      'IMPLEMENTS',
      'ISSUED_BY',
      'LOCATED_IN',
      'WITHIN',
    ]);
  });
});

function outerTitles(text: string): readonly string[] {
  return [...text.matchAll(/《([^《》]*)》/g)].map(([, title = '']) => title);
}

function bare(text: string): string {
  return normalisedText(text).replace(/[\s()[\]〔〕［］【】（）]/g, '');
}
