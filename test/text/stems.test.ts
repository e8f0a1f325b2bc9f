import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemOf, stemStart } from '../../src/text/stems.ts';

const pairsOf = (table: string): [string, string][] =>
  table.split('|').map((pair) => pair.trim().split(' ') as [string, string]);

describe('one word', () => {
  test.each(
    pairsOf(`policy policies|village villages|county counties|city cities|enclave enclaves|share shares|share sharing|share shared|
      pool pooling|pool pooled|plan planning|plan planned|plan plans|manage managed|manage managing|manage manages|develop developing|
      develop developed|subsidy subsidies|industry industries|company companies|household households|income incomes|farmer farmers|
      region regions|base based|invest investing|invested invest|house houses|housing housings|service services|service servicing|
      school schools|process processes|process processing|tax taxes|tax taxed|branch branches|reform reforms|reform reforming|
      apply applies|apply applied|apply applying|carry carried|build building|fund funded|fund funding|govern governing|
      target targeted|benefit benefiting|control controlled|control controlling|enroll enrolled|allocate allocated|
      allocate allocating|rural rural|increase increasing|increase increased|decline declining|mechanism mechanisms|stop stopping|
      add adding|add added|agree agreeing|lease leased|lease leasing|community communities|university universities|
      organization organizations|town towns|crop crops|study studies|study studying|employ employed|pay paying|provide provided|
      provide providing|cooperate cooperating|cooperative cooperatives|train training|train trained|rate rates|price pricing|
      price prices|match matches|match matching|class classes`),
  )('has one stem: %s, %s', (one, other) => expect(stemOf(one)).toBe(stemOf(other)));
});

describe('two words', () => {
  test.each(
    pairsOf(`policy police|university universe|universal university|general generate|general generous|organ organization|
      community commune|operation operator|international internal|internal intern|business busy|wander wand|sing single|bring bred|
      process procession|experiment experience|experience expert|import important|general generic|relative relativity|nation national|
      nature natural|nation native|policy politic|marginal margin|author authority|secure security|public publish|state statement|
      state station|capital capita|ration rational|commission commit|commute community|person personal|product productive|
      production productivity|industry industrious|economy economic|economic economical|event eventual|prosper prosperity|
      local locality|equal equality|invest investigation|seed see|feed fee|speed spee|plan plant|care car|use us|gas ga|
      factor factory|matter mate|army arm|inform information|form formal|importance import|organic organ|household house|
      cultural culture|agricultural agriculture|news new`),
  )('have two stems: %s, %s', (one, other) => expect(stemOf(one)).not.toBe(stemOf(other)));
});

test.each(['gdp', 'a4', '4.0', '飞地', 'café', 'spring', 'need', 'status', 'analysis', ''])('%j stays', (word) =>
  expect(stemOf(word)).toBe(word),
);

test('a stem is never empty and never longer than its word', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
      const stem = stemOf(word);
      expect(stem.length).toBeGreaterThan(0);
      expect(stem.length).toBeLessThanOrEqual(word.length);
    }),
    { numRuns: 2_000 },
  );
});

test('every word starts as its stem does', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aeiouybdglnprst'), minLength: 1, maxLength: 6 });
  const ends = fc.constantFrom('', 's', 'es', 'ies', 'ied', 'ing', 'ed', 'e', 'll', 'lled', 'y');
  fc.assert(fc.property(letters, ends, (start, end) => (start + end).startsWith(stemStart(stemOf(start + end)))));
});
