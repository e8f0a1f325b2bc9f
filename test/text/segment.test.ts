import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/text/normalise.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { tokensOf } from '../../src/text/tokens.ts';
import { casesOf } from './cases.ts';

const plain = createSegmenter();
const wordsBy = (segmenter: ReturnType<typeof createSegmenter>, text: string) =>
  tokensOf(normalise(text).text, segmenter).map((token) => token.text);

describe('words of a run of Han characters, the long ones with the shorter words inside', () => {
  test.each(
    casesOf(`
      研究生命的起源 → 研究 生命 的 起源 | 结婚的和尚未结婚的 → 结婚 的 和 尚未 结婚 的 | 以工代赈 → 以工代赈 | 易地搬迁 → 易地 搬迁
      浙江省丽水市 → 浙江省 浙江 丽水市 丽水 | 共同富裕示范区 → 共同富裕 共同 富裕 示范区 示范 | 农村集体经济 → 农村 集体经济 集体 经济
      乡村振兴战略 → 乡村 振兴 战略 | 低收入农户增收 → 低收入 收入 农户 增收 | 土地承包经营权 → 土地 承包 经营权 经营 | 營商環境 → 营商 环境
      股份经济合作社 → 股份 经济 合作社 合作 | 最低生活保障 → 最低 生活 保障 | 义务教育 → 义务教育 义务 教育 | 財政轉移支付 → 财政 转移 支付
      数字化改革 → 数字化 数字 改革 | 精准扶贫 → 精准 扶贫 | 对口支援 → 对口 支援 | 生态产品价值实现机制 → 生态 产品 价值 实现 机制
      飞 地 抱 团 → 飞地 抱团 | 农 户 增收 → 农户 增收`),
  )('%s → %s', (text, expected) => expect(wordsBy(plain, text).join(' ')).toBe(expected));
});

describe('names of the graph', () => {
  const taught = createSegmenter();
  taught.learn(['丘陵飞渠', '“飛渠合作”', '飞渠合作 2.0', '共建共享丘陵飞渠示范区', '渠']);

  test('are words once they are learned', () => {
    expect(wordsBy(plain, '推行丘陵飞渠')).not.toContain('丘陵飞渠');
    expect(wordsBy(taught, '推行丘陵飞渠')).toContain('丘陵飞渠');
  });

  test.each(['飞渠合作', '飛渠合作'])('are learned in their folded form: %s', (text) => {
    expect(wordsBy(taught, `推行${text}的地方`)).toContain('飞渠合作');
  });

  test('keep the shorter words inside them', () => {
    const words = wordsBy(taught, '共建共享丘陵飞渠示范区');
    expect(words).toEqual(expect.arrayContaining(['共建共享丘陵飞渠示范区', '丘陵飞渠', '丘陵', '示范区', '共享']));
  });

  test('do not change the words of the dictionary', () => {
    taught.learn(['合作', '示范区']);
    expect(wordsBy(taught, '合作社的示范区')).toEqual(['合作社', '合作', '的', '示范区', '示范']);
  });

  describe('are words in a sentence', () => {
    const names =
      '飞地抱团 山海协作 三权分置 扩中提低 强村公司 共富工坊 千万工程 浙里办 消薄飞地 两山银行 缩小三大差距 未来社区';
    const segmenter = createSegmenter();
    segmenter.learn(names.split(' '));
    test.each(
      casesOf(`
        推进山海协作工程 → 山海协作 | 實行三權分置改革 → 三权分置 | 扩中提低行动方案 → 扩中提低 | 组建强村公司 → 强村公司 | 建设共富工坊 → 共富工坊
        飞地抱团模式 → 飞地抱团 | 打造消薄飞地 → 消薄飞地 | 两山银行的做法 → 两山银行 | 着力缩小三大差距 → 缩小三大差距 | 浙里办平台 → 浙里办
        实施千万工程二十年 → 千万工程 | 未来社区建设 → 未来社区`),
    )('%s has %s', (text, name) => expect(wordsBy(segmenter, text)).toContain(name));

    test.each(
      casesOf(
        '建设共富工坊 → 共富 工坊 | 飞地抱团 → 飞地 抱团 | 强村公司 → 强村 公司 | 三权分置 → 三权 分置 | 浙里办 → 浙里',
      ),
    )('%s is also found by %s', (text, words) =>
      expect(wordsBy(segmenter, text)).toEqual(expect.arrayContaining(words.split(' '))),
    );
  });

  test('are learned after a text was cut, for the next time', () => {
    const segmenter = createSegmenter();
    const before = wordsBy(segmenter, '溪谷飞渠');
    segmenter.learn(['溪谷飞渠']);
    expect([before.includes('溪谷飞渠'), wordsBy(segmenter, '溪谷飞渠').includes('溪谷飞渠')]).toEqual([false, true]);
  });
});
