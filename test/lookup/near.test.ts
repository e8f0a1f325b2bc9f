/** Where nothing fits, the sources that are called nearly so, with what differs. Over the shipped texts and the made-up sources. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nothingCases } from './cases.ts';
import { type LookupCorpus, openLookupCorpus } from './corpus.ts';

const INDEXING_MS = 300_000;
let corpus: LookupCorpus;

beforeAll(async () => {
  corpus = await openLookupCorpus();
}, INDEXING_MS);
afterAll(() => corpus.close());

async function nearest(ref: string): Promise<readonly string[]> {
  const [first] = await corpus.near(ref);
  return first ? [first.source.record.label, ...first.differs] : [];
}

test.each([
  ['2022年浙江省国民经济和社会发展统计公报', '2021年浙江省国民经济和社会发展统计公报', ['TITLE']],
  ['东湖县统计局. 东湖县国民经济和社会发展统计公报[EB/OL]. 2016.', '2020年东湖县国民经济和社会发展统计公报', ['DATE']],
  [
    '江苏省人民政府办公厅关于开展未来乡村建设的指导意见',
    '浙江省人民政府办公厅关于开展未来乡村建设的指导意见',
    ['TITLE'],
  ],
  ['李四. 强村公司的治理结构研究[D]. 北山: 北山大学, 2022.', '强村公司的治理结构研究', ['NAMES']],
  ['Atlas of reform vol. 2', 'Atlas of reform', ['PART']],
  ['水乡治理图集 第3卷', '水乡治理图集', ['PART']],
  ['城市道路管理条例', '田间道路管理条例', ['TITLE']],
  ['东政发〔2022〕8号', '东湖县人民政府关于加快乡村人才振兴的实施意见', ['IDENTIFIER']],
])('%s is near to %s', async (ref, label, differs) => {
  expect(await nearest(ref)).toEqual([label, ...differs]);
});

describe('nothing is near', () => {
  const far = nothingCases().filter(({ reason }) => reason === 'no source' || reason === 'no words of a title');
  test.each([...far.map(({ ref }) => ref), '10.9999/none', '关于支持浙江建设国家自由贸易试验区的意见'])(
    'to %s',
    async (ref) => {
      expect(await nearest(ref)).toEqual([]);
    },
  );
});
