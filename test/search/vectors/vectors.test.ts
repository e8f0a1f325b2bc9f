import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { meaningOf } from '../../../src/search/embedded/prepare.ts';
import { dot } from '../../../src/search/embedder.ts';
import { passage, randomOf } from '../documents.ts';
import { unitVector } from '../embedder/vector-server.ts';
import { fillAll, hashOf, MODEL, newDatabase, putText, vectorsOf } from './vector-files.ts';

const ANY = () => true;
const rowsNear = (vectors: ReturnType<typeof vectorsOf>, text: string, count = 3) =>
  vectors.nearest(unitVector(text), ANY, count).map(({ rowid }) => rowid);

describe('what wants a vector', () => {
  test('is every new text, once, until it has it', () => {
    const vectors = vectorsOf(newDatabase().database);
    putText(vectors, 1, '茶园合作社');
    putText(vectors, 2, '山海协作');
    putText(vectors, 3, '茶园合作社');
    expect(vectors.wanting(10).map(({ text }) => text)).toEqual(['茶园合作社', '山海协作']);
    expect(vectors.counts()).toEqual({ vectors: 0, wanting: 3 });
    expect(vectors.isBehind()).toBe(true);
    expect(fillAll(vectors)).toBe(2);
    expect(vectors.counts()).toEqual({ vectors: 3, wanting: 0 });
    expect(vectors.isBehind()).toBe(false);
  });

  test('is none with a text that has one already, in another row or in the same', () => {
    const vectors = vectorsOf(newDatabase().database);
    putText(vectors, 1, '茶园合作社');
    fillAll(vectors);
    putText(vectors, 1, '茶園合作社');
    putText(vectors, 2, '茶园合作社');
    expect(vectors.counts()).toEqual({ vectors: 2, wanting: 0 });
    expect(rowsNear(vectors, '茶园合作社')).toEqual([1, 2]);
  });

  test('is a changed text, which is not found by its old vector', () => {
    const vectors = vectorsOf(newDatabase().database);
    putText(vectors, 1, '茶园合作社');
    fillAll(vectors);
    putText(vectors, 1, '山海协作');
    expect(vectors.counts()).toEqual({ vectors: 0, wanting: 1 });
    expect(rowsNear(vectors, '茶园')).toEqual([]);
    fillAll(vectors);
    expect(rowsNear(vectors, '山海')).toEqual([1]);
  });

  test('is nothing where there is no text', () => {
    const vectors = vectorsOf(newDatabase().database);
    putText(vectors, 1, '茶园合作社');
    putText(vectors, 1, '——');
    expect(vectors.counts()).toEqual({ vectors: 0, wanting: 0 });
  });

  test('a vector that comes for a text that is gone is passed over', () => {
    const vectors = vectorsOf(newDatabase().database);
    putText(vectors, 1, '茶园合作社');
    const late = vectors.wanting(1).map(({ hash, text }) => ({ hash, vector: unitVector(text) }));
    putText(vectors, 1, '山海协作');
    vectors.keep(late);
    expect(vectors.counts()).toEqual({ vectors: 0, wanting: 1 });
  });
});

describe('the nearest', () => {
  test('come with their cosines, highest first', () => {
    const vectors = vectorsOf(newDatabase().database);
    const texts = ['茶园合作社', '茶园', '水库大坝'];
    texts.forEach((text, i) => {
      putText(vectors, i + 1, text);
    });
    fillAll(vectors);
    const near = vectors.nearest(unitVector('茶园'), ANY, 3);
    expect(near.map(({ rowid }) => rowid)).toEqual([2, 1, 3]);
    for (const { rowid, cosine } of near)
      expect(cosine).toBeCloseTo(dot(unitVector('茶园'), unitVector(texts[rowid - 1] ?? '')), 3);
    expect(vectors.cosine(unitVector('茶园'), 2)).toBeCloseTo(1, 3);
    expect(vectors.cosine(unitVector('茶园'), 99)).toBeUndefined();
  });

  test('are the same after opening the file again, also while it is loaded in parts', () => {
    const { database } = newDatabase();
    const vectors = vectorsOf(database);
    const random = randomOf(5);
    const text = () =>
      Array.from({ length: 6 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 500))).join('');
    for (let rowid = 1; rowid <= 300; rowid++) putText(vectors, rowid, text());
    fillAll(vectors);
    const again = vectorsOf(database);
    expect(again.load(100)).toBe(false);
    // A row on either side of what is loaded.
    for (const rowid of [50, 250]) putText(again, rowid, `新的${rowid}`);
    again.drop(20)();
    again.drop(280)();
    fillAll(again);
    vectors.drop(20)();
    vectors.drop(280)();
    const query = text();
    const expected = vectorsOf(database).nearest(unitVector(query), ANY, 10);
    expect(again.nearest(unitVector(query), ANY, 10)).toEqual(expected);
    expect(again.load(1)).toBe(true);
    expect(rowsNear(again, '新的250', 1)).toEqual([250]);
    expect(rowsNear(again, '新的50', 1)).toEqual([50]);
  });
});

describe('another model', () => {
  const OTHER = { ...MODEL, identity: 'hashed:2' };

  test('drops all vectors, and every text wants one', () => {
    const { database } = newDatabase();
    const vectors = vectorsOf(database);
    putText(vectors, 1, '茶园合作社');
    fillAll(vectors);
    const other = vectorsOf(database, { model: OTHER });
    expect(other.counts()).toEqual({ vectors: 0, wanting: 1 });
    expect(rowsNear(other, '茶园')).toEqual([]);
    fillAll(other);
    expect(rowsNear(other, '茶园')).toEqual([1]);
  });

  test('changes nothing in a file that is only read, and finds nothing there', () => {
    const { database, path } = newDatabase();
    const vectors = vectorsOf(database);
    putText(vectors, 1, '茶园合作社');
    fillAll(vectors);
    const reading = new DatabaseSync(path, { readOnly: true });
    onTestFinished(() => reading.close());
    const other = vectorsOf(reading, { model: OTHER, readOnly: true });
    expect(other.counts()).toEqual({ vectors: 0, wanting: 1 });
    expect(rowsNear(other, '茶园')).toEqual([]);
    expect(rowsNear(vectorsOf(reading, { readOnly: true }), '茶园')).toEqual([1]);
  });

  test('none at all keeps what the file has', () => {
    const { database } = newDatabase();
    const vectors = vectorsOf(database);
    putText(vectors, 1, '茶园合作社');
    fillAll(vectors);
    const off = vectorsOf(database, { model: undefined });
    putText(off, 2, '茶园合作社');
    putText(off, 3, '山海协作');
    expect(rowsNear(off, '茶园')).toEqual([]);
    const again = vectorsOf(database);
    expect(again.counts()).toEqual({ vectors: 2, wanting: 1 });
    expect(rowsNear(again, '茶园')).toEqual([1, 2]);
  });
});

test('vectors that are known elsewhere are taken over', () => {
  const old = vectorsOf(newDatabase().database);
  putText(old, 1, '茶园合作社');
  fillAll(old);
  const vectors = vectorsOf(newDatabase().database, { known: (hash) => old.find(hash) });
  putText(vectors, 7, '茶园合作社');
  putText(vectors, 8, '山海协作');
  expect(vectors.wanting(10).map(({ hash }) => hash)).toEqual([hashOf('山海协作')]);
  expect(rowsNear(vectors, '茶园合作社')).toEqual([7]);
});

test('what was put in a transaction that failed is not found', () => {
  const { database } = newDatabase();
  const vectors = vectorsOf(database, { known: () => new Uint8Array(new Float16Array(unitVector('茶园')).buffer) });
  database.exec('BEGIN');
  vectors.put(1, meaningOf(passage('1', '茶园')));
  database.exec('ROLLBACK');
  expect(rowsNear(vectors, '茶园')).toEqual([]);
  expect(vectors.counts()).toEqual({ vectors: 0, wanting: 0 });
});
