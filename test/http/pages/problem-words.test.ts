/** Whatever the rules of the write path refuse is said in Chinese, too. */
import { beforeAll, expect, it } from 'vitest';
import { GongfuError, type Problem } from '../../../src/domain/errors.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { applyJoining } from '../../../src/ingest/joining.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { problemWords } from '../../../src/ui/strings/problems.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import {
  at,
  change,
  claim,
  entity,
  type Item,
  keysOf,
  merge,
  observation,
  passage,
  relation,
  remove,
  unmerge,
} from '../../store/items.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { editedWorld } from './editing-pages.ts';

let ontology: Ontology;
let store: GraphStore;
beforeAll(async () => {
  ontology = await shippedOntology();
  store = createReferenceStore(ontology);
  await store.apply(change(...editedWorld()));
});

const evidence = [at('passage:jia-1')];
const place = (text: string) => entity('REGION', text);
const source = (fields: Record<string, unknown>) =>
  entity('DOCUMENT', '新文', { id: 'document:new', fields: fields as never });

/** One or more for each sentence of the rules. */
const REFUSED: readonly (readonly [string, Item])[] = [
  ['too long', place('长'.repeat(400))],
  ['half a character', place('半\ud800')],
  ['control', place('甲\u0007')],
  ['control in prose', entity('REGION', '甲', { summary: 'a\u0007' })],
  ['direction', place('甲\u202e')],
  ['invisible', place('甲\u200b乙')],
  ['blank', place(' ')],
  ['white space', place(' 甲')],
  [
    'many names',
    entity('REGION', '甲', { names: Array.from({ length: 101 }, (_, n) => ({ text: `n${n}`, kind: 'VARIANT' })) }),
  ],
  ['name of no sort', entity('REGION', '甲', { names: [{ text: 'n', kind: 'X' as never }] })],
  ['no kind', entity('MECHANISM', '甲', { kind: undefined as never })],
  ['wrong kind', entity('MECHANISM', '甲', { kind: 'X' })],
  ['kind of none', entity('REGION', '甲', { kind: 'X' })],
  ['period', entity('REGION', '甲', { period: '去年' })],
  ['unknown field', entity('REGION', '甲', { fields: { none: 'x' } })],
  ['enum', entity('REGION', '甲', { fields: { level: 'X' } })],
  ['date', source({ issuedOn: 'x' })],
  ['address', source({ url: 'ftp://x' })],
  ['DOI', source({ doi: 'x' })],
  ['ISBN', source({ isbn: 'x' })],
  ['ISBN digit', source({ isbn: '978-7-301-04815-4' })],
  ['ISSN', source({ issn: 'x' })],
  ['contributor of neither', source({ contributors: [{ role: 'AUTHOR' }] })],
  ['contributor of both', source({ contributors: [{ role: 'AUTHOR', family: '张', literal: '某' }] })],
  ['contributor without role', source({ contributors: [{ family: '张' }] })],
  [
    'field evidence of no field',
    entity('REGION', '甲', { fieldEvidence: [{ field: 'none', basis: 'STATED', evidence }] }),
  ],
  ['distinct without id', entity('REGION', '甲', { distinct: true })],
  ['no id', entity('REGION', '甲', { id: 'REGION 甲' })],
  ['id of another', entity('REGION', '甲', { id: 'model:jia' })],
  ['label taken', entity('REGION', '东市', { id: 'region:new' })],
  ['revision', entity('REGION', '东市', { id: 'region:dong', ifRevision: 7 })],
  ['paragraph', passage('document:jia', '甲', { paragraph: 0 })],
  ['headings', passage('document:jia', '甲', { section: Array.from({ length: 30 }, () => 'h') })],
  ['text kind', passage('document:jia', '甲', { textKind: 'X' as never })],
  ['another source', passage('policy:yijian', '甲', { id: 'passage:jia-1' })],
  ['no ends', relation('USES', '', '', { evidence })],
  ['end unknown', relation('USES', 'model:none', 'mechanism:none', { evidence })],
  ['no such prefix', relation('USES', 'nothing:x', 'mechanism:lianying', { evidence })],
  ['source type', relation('WITHIN', 'model:dongxian', 'region:nan', { evidence })],
  ['target type', relation('WITHIN', 'region:dong', 'model:dongxian', { evidence })],
  ['itself', relation('PAIRED_WITH', 'region:dong', 'region:dong', { evidence })],
  ['circle', relation('WITHIN', 'region:nan', 'region:dongxian', { evidence })],
  ['no type', relation('', 'model:dongxian', 'mechanism:lianying', { evidence })],
  ['order', relation('HAS_VERSION', 'mechanism:lianying', 'version:lianying-2-0', { evidence })],
  ['no whole number', relation('USES', 'model:dongxian', 'mechanism:lianying', { ordinal: 1.5, evidence })],
  [
    'qualifier of no role',
    relation('USES', 'model:dongxian', 'mechanism:lianying', { qualifiers: [{ role: 'VIA', text: 'x' }], evidence }),
  ],
  [
    'qualifier without',
    relation('PAIRED_WITH', 'region:dong', 'region:nan', { qualifiers: [{ role: 'VIA' }], evidence }),
  ],
  [
    'qualifier of wrong role',
    relation('PAIRED_WITH', 'region:dong', 'region:nan', { qualifiers: [{ role: 'INSTEAD', text: 'x' }], evidence }),
  ],
  ['qualifier missing', relation('GUARANTEES', 'region:dong', 'mechanism:lianying', { evidence })],
  ['status', relation('USES', 'model:dongxian', 'mechanism:lianying', { status: '' as never, evidence })],
  ['same statement', relation('USES', 'model:dongxian', 'mechanism:lianying', { id: 'relation:new', evidence })],
  ['no evidence', relation('FACES', 'region:dong', 'challenge:none', {})],
  ['no support', relation('AIMS_AT', 'model:dongxian', 'concept:heli', {})],
  ['no note', relation('AIMS_AT', 'model:dongxian', 'concept:heli', { basis: 'BACKGROUND' })],
  ['passage of another sort', relation('AIMS_AT', 'model:dongxian', 'concept:heli', { evidence: [at('region:dong')] })],
  [
    'long quote',
    relation('AIMS_AT', 'model:dongxian', 'concept:heli', {
      evidence: [at('passage:jia-1', { quote: '长'.repeat(41) })],
    }),
  ],
  [
    'quote that is not there',
    relation('AIMS_AT', 'model:dongxian', 'concept:heli', { evidence: [at('passage:jia-full', { quote: '没有' })] }),
  ],
  ['number and range', observation('indicator:beicha', 'region:dong', { value: 1, low: 1, evidence })],
  ['range upside down', observation('indicator:beicha', 'region:dong', { low: 2, high: 1, evidence })],
  ['no number', observation('indicator:beicha', 'region:dong', { evidence })],
  ['no finite number', observation('indicator:beicha', 'region:dong', { value: Number.NaN, evidence })],
  ['no indicator', observation('region:dong', 'region:dong', { value: 1, evidence })],
  [
    'figure of others',
    observation('indicator:beicha', 'region:dong', { value: 1, relation: 'relation:xixian-in', evidence }),
  ],
  [
    'relation of another sort',
    observation('indicator:beicha', 'region:dong', { value: 1, relation: 'claim:mi', evidence }),
  ],
  ['claim of no kind', claim('' as never, 'region:dong', 'x', { evidence })],
  [
    'quoted text',
    passage('document:jia', '别的话', {
      id: 'passage:jia-3',
      textKind: 'FULL_TEXT',
      section: ['二、做法', '（一）东县'],
      paragraph: 3,
    }),
  ],
  ['only evidence', remove('passage:jia-1')],
  ['still named', remove('version:lianying-2-0')],
  ['not there', remove('region:none')],
  ['merge of one', merge('region:dong', 'region:dong')],
  ['merge of two types', merge('region:dong', 'model:dongxian')],
  ['merge of statements', merge('relation:xixian-in', 'relation:dongxian-in')],
  ['merge of joined', merge('region:dong', 'region:nan')],
  ['merge of hidden', merge('document:mi', 'document:jia')],
  ['merge of nothing', merge('region:none', 'region:nan')],
  ['unmerge of nothing', unmerge('region:none')],
  ['unmerge of one that is', unmerge('region:nan')],
];

it.each(REFUSED)('%s', async (_, item) => {
  const problems = await refusedFor(item);
  expect(problems.length).toBeGreaterThan(0);
  for (const { message } of problems) {
    expect([message, problemWords(message, 'zh')]).toEqual([message, expect.stringMatching(/\p{Script=Han}.*。$/u)]);
    expect(problemWords(message, 'en')).toMatch(/^[A-Z].*\.$/s);
  }
});

async function refusedFor(item: Item): Promise<readonly Problem[]> {
  try {
    await applyJoining(store, change(item), keysOf);
  } catch (error) {
    if (error instanceof GongfuError) return (error.details.problems ?? []) as readonly Problem[];
    throw error;
  }
  throw new Error('the item was not refused');
}
