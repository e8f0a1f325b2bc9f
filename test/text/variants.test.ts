import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simplify } from '../../src/text/variants.ts';
import { anyText } from './any-text.ts';
import { casesOf } from './cases.ts';

describe('traditional text simplified', () => {
  test.each(
    casesOf(`
      飛地抱團 → 飞地抱团 | 山海協作 → 山海协作 | 鄉村振興 → 乡村振兴 | 三權分置 → 三权分置 | 擴中提低 → 扩中提低 | 強村公司 → 强村公司 | 低收入農戶 → 低收入农户
      集體經濟 → 集体经济 | 麗水 → 丽水 | 義烏 → 义乌 | 餘姚 → 余姚 | 縉雲 → 缙云 | 蘭溪 → 兰溪 | 景寧畬族 → 景宁畲族 | 臨安 → 临安 | 瀋陽 → 沈阳
      繁體 → 繁体 | 溫州 → 温州 | 溼地 → 湿地 | 淨 → 净`),
  )('%s → %s', (text, expected) => expect(simplify(text)).toBe(expected));
});

describe('one character with two simplified forms, told apart by its word', () => {
  test.each(
    casesOf(`
      乾隆 → 乾隆 | 乾坤 → 乾坤 | 乾縣 → 乾县 | 乾安縣 → 乾安县 | 乾燥 → 干燥 | 餅乾 → 饼干 | 乾淨 → 干净 | 乾隆年間乾燥 → 乾隆年间干燥
      著作 → 著作 | 著名 → 著名 | 顯著 → 显著 | 土著 → 土著 | 編著 → 编著 | 原著 → 原著 | 沿著 → 沿着 | 隨著 → 随着 | 圍繞著 → 围绕着 | 意味著 → 意味着
      著手 → 着手 | 著眼 → 着眼 | 著力 → 着力 | 有著名景點 → 有著名景点 | 有著重要 → 有着重要 | 看著作品 → 看著作品 | 發揮著作用 → 发挥着作用
      徵收 → 征收 | 特徵 → 特征 | 象徵 → 象征 | 長征 → 长征 | 魏徵 → 魏徵 | 宮商角徵羽 → 宫商角徵羽
      覆蓋 → 覆盖 | 恢復 → 恢复 | 複雜 → 复杂 | 答覆 → 答复 | 瞭解 → 了解 | 瞭望 → 瞭望 | 藉口 → 借口 | 狼藉 → 狼藉 | 慰藉 → 慰藉
      鹹 → 咸 | 咸豐 → 咸丰 | 錢鍾書 → 钱钟书 | 甚麼 → 什么`),
  )('%s → %s', (text, expected) => expect(simplify(text)).toBe(expected));
});

describe('several traditional characters with one simplified form', () => {
  test.each(
    casesOf(`
      裡面 → 里面 | 裏面 → 里面 | 公里 → 公里 | 鄰里 → 邻里 | 後來 → 后来 | 皇后 → 皇后 | 先後 → 先后 | 頭髮 → 头发 | 發展 → 发展 | 臺灣 → 台湾 | 天台 → 天台
      颱風 → 台风 | 平臺 → 平台 | 於是 → 于是 | 關於 → 关于 | 鐘錶 → 钟表 | 鍾愛 → 钟爱 | 一隻 → 一只 | 只有 → 只有 | 規範 → 规范 | 范仲淹 → 范仲淹 | 鬆綁 → 松绑
      松陽 → 松阳 | 穀物 → 谷物 | 山谷 → 山谷 | 幹部 → 干部 | 干預 → 干预 | 樹幹 → 树干 | 麵粉 → 面粉 | 面積 → 面积 | 製造 → 制造 | 制度 → 制度 | 系統 → 系统
      關係 → 关系 | 聯繫 → 联系 | 衝突 → 冲突 | 準備 → 准备 | 批准 → 批准 | 日曆 → 日历 | 歷史 → 历史 | 彙總 → 汇总 | 匯款 → 汇款 | 鬥爭 → 斗争 | 北斗 → 北斗
      餘年 → 余年 | 旅遊 → 旅游 | 游泳 → 游泳 | 收穫 → 收获 | 獲得 → 获得 | 規劃 → 规划 | 划船 → 划船 | 必須 → 必须 | 鬍鬚 → 胡须 | 捨得 → 舍得 | 宿舍 → 宿舍
      技術 → 技术 | 白朮 → 白术 | 籲請 → 吁请 | 鬱悶 → 郁闷 | 濃郁 → 浓郁 | 癥結 → 症结 | 糰子 → 团子 | 億萬 → 亿万`),
  )('%s → %s', (text, expected) => expect(simplify(text)).toBe(expected));
});

describe('other forms of a character', () => {
  test.each(
    casesOf(`
      羣衆 → 群众 | 爲 → 为 | 産業 → 产业 | 峯會 → 峰会 | 綫上 → 线上 | 説 → 说 | 衞生 → 卫生 | 昇級 → 升级 | 佔用 → 占用 | 週期 → 周期 | 託管 → 托管 | 併購 → 并购
      佈局 → 布局 | 迴歸 → 回归 | 祕密 → 秘密 | 内 → 内 | 戶 → 户 | 敎育 → 教育 | 黃巖 → 黄岩 | 五嶽 → 五岳 | 甦醒 → 苏醒 | 復甦 → 复苏 | 夥伴 → 伙伴 | 傢俱 → 家具
      倣效 → 仿效 | 囯家 → 国家 | 牠 → 它 | 東邨 → 东村 | 隄防 → 堤防 | 廠址 → 厂址 | 隣里 → 邻里 | 鑛山 → 矿山 | 経済 → 经济 | 発展 → 发展`),
  )('%s → %s', (text, expected) => expect(simplify(text)).toBe(expected));
});

describe('any text', () => {
  test('keeps its length, so that offsets hold', () => {
    fc.assert(
      fc.property(anyText, (text) => simplify(text).length === text.length),
      { numRuns: 1_000 },
    );
  });

  test('does not change when it is simplified again', () => {
    fc.assert(
      fc.property(anyText, (text) => simplify(simplify(text)) === simplify(text)),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '浙江省丽水市松阳县的乡村振兴与宅基地制度改革，里面的干部于是了解后面的计划。',
    '乾隆年间的著作，显著的特征，乾县与魏徵',
    '沿着、随着、着手、钟表、范围、于是、一只、后来、头发、台州、公里、面积、云和',
  ])('that is simplified stays as it is: %s', (text) => expect(simplify(text)).toBe(text));

  test('does not take a character that is longer than the traditional one', () => expect(simplify('㗲')).toBe('㗲'));
});
