/** The order in which a page shows what is stated: that of the source. */
import { describe, expect, it } from 'vitest';
import type { PassageRecord } from '../../../src/domain/records.ts';
import { inSourceOrder, type Placed, pageInSourceOrder } from '../../../src/http/pages/source-order.ts';

interface Item extends Placed {
  readonly name: string;
}

function place(paragraph: number, part = 1, document = 'document:jia'): PassageRecord {
  const id = `passage:${document.slice(9)}-${paragraph}-${part}`;
  return { record: 'passage', id, document, section: [], paragraph, text: '文', textKind: 'PARAPHRASE' };
}

function item(name: string, passage?: PassageRecord, ordinal?: number): Item {
  return { name, passage, ordinal };
}

function ordered(...items: readonly Item[]): string {
  return inSourceOrder(items, (one) => one)
    .map(({ name }) => name)
    .join('');
}

describe('statements', () => {
  it('stand by source, paragraph and part of the paragraph', () => {
    const other = item('e', place(1, 1, 'document:yi'));
    const own = [item('d', place(10)), item('c', place(2, 2)), item('b', place(2)), item('a', place(1))];
    expect(ordered(other, ...own)).toBe('abcde');
  });

  it('of one place keep the order that they have', () => {
    expect(ordered(item('b', place(1)), item('a', place(1)), item('c', place(1)))).toBe('bac');
  });

  it('without a place come last', () => {
    expect(ordered(item('a'), item('b', place(9)))).toBe('ba');
  });

  it('of a numbered list stay together where it begins, by their numbers', () => {
    const list = [item('2', place(4), 2), item('3', place(2), 3), item('1', place(3), 1)];
    expect(ordered(...list, item('a', place(1)), item('b', place(3)), item('c', place(5)))).toBe('a123bc');
  });

  it('that share a number in one place are members of one list', () => {
    expect(ordered(item('a', place(1), 1), item('b', place(2), 2), item('c', place(2), 2))).toBe('abc');
  });

  it('of two lists are not mixed', () => {
    const first = [item('a', place(1), 1), item('b', place(2), 2)];
    expect(ordered(...first, item('c', place(4), 1), item('d', place(5), 2), item('x', place(3)))).toBe('abxcd');
    expect(ordered(...first, item('e', place(1, 1, 'document:yi'), 3))).toBe('abe');
  });
});

describe('a page of a list', () => {
  const edges = [item('b', place(2)), item('a', place(1))].map((node) => ({ node, at: [node.name] }));
  const names = (totalCount: number) =>
    pageInSourceOrder(
      { edges, hasNextPage: totalCount > 2, totalCount, totalCountIsExact: true },
      (node) => node,
    ).edges.map(({ node }) => node.name);

  it('that is the whole list is in the order of the source', () => {
    expect(names(2)).toEqual(['a', 'b']);
  });

  it('that is a part of it stays in the order by which it is read on', () => {
    expect(names(3)).toEqual(['b', 'a']);
  });
});
