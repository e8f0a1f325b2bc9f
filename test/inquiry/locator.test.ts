import { describe, expect, test } from 'vitest';
import { locatorOf, passageLocator } from '../../src/inquiry/locator.ts';

describe('a locator', () => {
  test.each([
    [['二、实践模式解析', '（一）缩小地区差距', '2.平湖模式'], 3, '二（一）2，第 3 段', '2(1)2, para. 3'],
    [['三、建议'], 1, '三，第 1 段', '3, para. 1'],
    [[], 2, '第 2 段', 'para. 2'],
    [['摘要'], 1, '摘要，第 1 段', '摘要, para. 1'],
    [['第十二章 附则', '第三条'], 4, '第十二章·第三条，第 4 段', '第12章·第3条, para. 4'],
    [['引言', '一、缘起'], 1, '引言·一，第 1 段', '引言·1, para. 1'],
    [['2.1 Data', '2.1.3 Sources'], 1, '2.1·2.1.3，第 1 段', '2.1·2.1.3, para. 1'],
    [['(3) Methods'], 5, '(3)，第 5 段', '(3), para. 5'],
    [['二十一、其他'], 1, '二十一，第 1 段', '21, para. 1'],
    [['2021年的进展'], 1, '2021年的进展，第 1 段', '2021年的进展, para. 1'],
    [['一体化发展'], 1, '一体化发展，第 1 段', '一体化发展, para. 1'],
  ])('of %j, paragraph %i, is %s', (section, place, zh, en) => {
    expect(locatorOf(section, place)).toEqual({ zh, en });
  });

  test('names the part of a paragraph that several passages part among them', () => {
    expect(passageLocator(['三、建议'], { paragraph: 2, part: 3 })).toEqual({
      zh: '三，第 2 段之 3',
      en: '3, para. 2, part 3',
    });
    expect(passageLocator(['三、建议'], { paragraph: 2 })).toEqual(locatorOf(['三、建议'], 2));
  });
});
