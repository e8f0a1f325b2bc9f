/** A type and a relation of one's own, added to schema/ as text, are edited on the pages without code. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { startEditing } from './editing-pages.ts';
import { words } from './indexed-pages.ts';

const OWN = `
  type FieldTrip implements Node & Entity
    @entity(
      label: { zh: "调研", en: "Field trip" }
      description: { zh: "一次实地调研。", en: "A trip to look for oneself." }
      plural: "fieldTrips"
      kinds: "FieldTripKind"
    ) {
    "How many took part."
    people: Int! @field(label: { zh: "人数", en: "People" }, unit: "人")
    "Whether a report is there."
    reported: Boolean @field(label: { zh: "有报告", en: "Reported" })
    "What was asked."
    questions: [String!] @field(label: { zh: "问题", en: "Questions" })
    "Who was met."
    talks: [Talk!] @field(label: { zh: "访谈", en: "Talks" })
  }
  type Talk @either(of: ["person", "office"]) {
    heldOn: Date! @field(label: { zh: "日期", en: "Day" })
    person: String @field(label: { zh: "受访人", en: "Person" })
    office: String @field(label: { zh: "受访机构", en: "Office" })
  }
  enum FieldTripKind { SHORT_TRIP @label(zh: "短期", en: "Short") LONG_TRIP @label(zh: "长期", en: "Long") }
  extend enum RelationType {
    LOOKED_AT @relation(
      field: "lookedAt" inverse: "lookedAtBy"
      reads: { zh: "考察了", en: "looked at" } readsInverse: { zh: "考察过它的", en: "looked at by" }
      description: { zh: "考察了什么。", en: "What it looked at." }
      joins: [{ from: ["FIELD_TRIP"], to: ["MECHANISM"] }]
    )
  }`;

it('an entity type and a relation type of one’s own have their forms', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-schema-'));
  await cp(new URL('../../../schema/', import.meta.url), folder, { recursive: true });
  await writeFile(join(folder, 'own.graphql'), OWN);
  const pages = await startEditing({ ontology: await readOntology(folder) });
  onTestFinished(async () => {
    await pages.close();
    await rm(folder, { recursive: true, force: true });
  });
  const editor = await pages.editor();
  expect(words(await editor.html('/edit'))).toMatch(/调研 一次实地调研.*考察了/);

  const wrong = await editor.fill('/edit/new?type=FIELD_TRIP', {
    label: '东县行',
    people: '三',
    'talks[0].person': '张三',
  });
  expect(words(wrong.html)).toMatch(/类别 ： 请选择.*人数 ： 这不是数字.*日期 ： 请填写/);
  const saved = await editor.save('/edit/new?type=FIELD_TRIP', {
    label: '东县行',
    id: 'field-trip:dongxian',
    kind: 'LONG_TRIP',
    people: '3',
    reported: 'false',
    'questions[0]': '谁出资',
    'talks[0].heldOn': '2023-05-01',
    'talks[0].office': '县府',
  });
  expect(saved.response.status).toBe(303);
  expect(await pages.record('field-trip:dongxian')).toMatchObject({
    kind: 'LONG_TRIP',
    fields: { people: 3, reported: false, questions: ['谁出资'], talks: [{ heldOn: '2023-05-01', office: '县府' }] },
  });
  const again = await editor.fill('/edit/field-trip:dongxian', { 'form-reason': '试' });
  expect(words(again.html)).toContain('没有改动');

  const related = { target: '联营', status: 'HOLDS', basis: 'BACKGROUND', note: '同行者所说' };
  const relation = await editor.save('/edit/new?relation=LOOKED_AT&source=field-trip:dongxian', related);
  expect(relation.response.status).toBe(303);
});
