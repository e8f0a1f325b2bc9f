import { expect, test } from 'vitest';
import { smallWorld } from '../store/world.ts';
import { createAsking } from './asking.ts';

const asking = await createAsking({ items: smallWorld() });
const QUERY = `query ($ids: [ID!]!, $style: CitationStyle, $options: CitationOptions) {
  cite(ids: $ids, style: $style, options: $options) {
    style text entries { document { id label } text inText locators missing }
  }
}`;

test('references come in the style that was asked for, with the sources as nodes', async () => {
  const { cite } = await asking.data<Record<'cite', object>>(QUERY, { ids: ['policy:yijian', 'passage:jia-1'] });
  expect(cite).toEqual({
    style: 'GB_T_7714_2025_NUMERIC',
    text: '[1] 某意见：南发〔2021〕3号[Z]. 2021.\n[2] 张三. 论文甲[Z]. 2023.',
    entries: [
      {
        document: { id: 'policy:yijian', label: '某意见' },
        text: '某意见：南发〔2021〕3号[Z]. 2021.',
        inText: '[1]',
        locators: [],
        missing: expect.any(Array),
      },
      {
        document: { id: 'document:jia', label: '论文甲' },
        text: '张三. 论文甲[Z]. 2023.',
        inText: '[2]一，第1段',
        locators: ['一，第1段'],
        missing: expect.any(Array),
      },
    ],
  });
});

test('options hold, and null is their default', async () => {
  const options = { html: true, order: 'NAME', lang: null, width: 'HALF' };
  const { cite } = await asking.data<Record<'cite', { text: string }>>(QUERY, {
    ids: ['policy:yijian', 'passage:jia-1'],
    style: 'GB_T_7714_2025_AUTHOR_DATE',
    options,
  });
  expect(cite.text).toBe('佚名, 2021. 某意见: 南发〔2021〕3号[Z].\n张三, 2023. 论文甲[Z].');
});

test('up to 200 ids are taken', async () => {
  const many = (count: number) => ({ ids: Array<string>(count).fill('policy:yijian') });
  expect(await asking.data<Record<'cite', object>>(QUERY, many(200))).toMatchObject({ cite: { entries: [{}] } });
  expect(await asking.code(QUERY, many(201))).toBe('BAD_USER_INPUT');
});

test.each([
  ['an unknown id', { ids: ['document:no'] }, 'NOT_FOUND'],
  ['nothing at all', { ids: [] }, 'BAD_USER_INPUT'],
  ['an empty id', { ids: [''] }, 'BAD_USER_INPUT'],
  ['what rests on background knowledge', { ids: ['relation:jia-zhang'] }, 'BAD_USER_INPUT'],
])('%s is refused', async (_, variables, code) => {
  expect(await asking.code(QUERY, variables)).toBe(code);
});
