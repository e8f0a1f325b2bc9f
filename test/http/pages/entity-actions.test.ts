/** The head of an entity's page, its pictures of figures, and what can be taken along from it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSV_MARK } from '../../../src/domain/csv.ts';
import { cellsOf } from '../../ingest/csv-reading.ts';
import { at, change, entity, observation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  const evidence = [at('passage:jia-1')];
  const ratio = (value: number, period: string, more: object = {}) =>
    observation('indicator:beicha', 'region:dong', { value, period, evidence, ...more });
  const yield_ = (subject: string, value: number) =>
    observation('indicator:mu', subject, { value, unit: '公斤', period: '2020', evidence });
  const more = [
    entity('INDICATOR', '<b>亩产</b>', { id: 'indicator:mu' }),
    ratio(2.2, '2018'),
    ratio(2.1, '2020'),
    ratio(2, '../2025', { status: 'INTENDED', comparator: 'AT_MOST' }),
    ...[yield_('region:dongxian', 400), yield_('region:xixian', 520), yield_('region:nan', 450)],
  ];
  pages = await servePages((store) => store.apply(change(...smallWorld(), ...more)));
});
afterAll(() => pages.close());

const charts = async (path: string) => (await pages.html(path)).match(/<figure class="chart">.*?<\/figure>/gs) ?? [];

describe('the head', () => {
  it('says in its first line what it is and of what time', async () => {
    const [, line = ''] = /<p class="type-line">(.*?)<\/p>/.exec(await pages.html('/model:dongxian')) ?? [];
    expect(wordsOf(line)).toBe('模式 · 2012年起');
  });

  it('leads to its references, to comparing it, to its graph, its history and its data', async () => {
    const [actions = ''] = /<nav class="actions".*?<\/nav>/s.exec(await pages.html('/model:dongxian')) ?? [];
    expect([...actions.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/cite?ids=model:dongxian',
      '/compare?ids=model:dongxian',
      '/graph?roots=model:dongxian',
      '/model:dongxian/history',
      '/model:dongxian.json',
    ]);
    expect(actions).toMatch(/data-key="c".*data-key="g"/s);
  });

  it('has a picture of what it is joined to, with the way to the whole one', async () => {
    expect(await pages.html('/model:dongxian')).toMatch(
      /<section class="graph-preview".*?href="\/graph\?roots=model:dongxian"/s,
    );
  });
});

describe('figures as a picture', () => {
  it('are there where three can be compared, and say in words what they show', async () => {
    const found = await charts('/region:dong');
    expect(found).toHaveLength(1);
    const [, title = ''] = /<title[^>]*>(.*?)<\/title>/.exec(found[0] ?? '') ?? [];
    const [, desc = ''] = /<desc[^>]*>(.*?)<\/desc>/.exec(found[0] ?? '') ?? [];
    expect(title).toBe('收入倍差');
    expect(desc).toBe('东市：2018年 2.2，2020年 2.1，到2025年 不超过2（拟达成）');
  });

  it('name title and description to who hears the page', async () => {
    const [chart = ''] = await charts('/region:dong');
    const [, ids = ''] = /<svg [^>]*role="img" aria-labelledby="([^"]*)"/.exec(chart) ?? [];
    for (const id of ids.split(' ')) expect(chart).toContain(`id="${id}"`);
  });

  it('show what is not said to hold as hollow, and say so', async () => {
    const [chart = ''] = await charts('/region:dong');
    expect(chart.match(/class="marker hollow"/g)).toHaveLength(2);
    expect(wordsOf(chart)).toContain('未说已成立（推进中、拟达成）');
  });

  it('of several places at one time are bars, the longest first', async () => {
    const [chart = ''] = await charts('/indicator:mu');
    expect([...chart.matchAll(/class="tick"[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual([
      '西县',
      '南省',
      '东县',
    ]);
    expect([...chart.matchAll(/class="value"[^>]*>([^<]*)</g)].map(([, number]) => number)).toEqual([
      '520',
      '450',
      '400',
    ]);
    expect(chart).toContain('&lt;b>亩产&lt;/b>（公斤；2020年）');
  });

  it('are none where they cannot be compared; the table is there either way', async () => {
    expect(await charts('/region:dongxian')).toEqual([]);
    for (const path of ['/region:dongxian', '/region:dong', '/indicator:mu'])
      expect(await pages.html(path)).toContain('<table class="figures">');
  });
});

describe('figures as a file', () => {
  it('has each figure as a row, with codes, places and ids', async () => {
    const response = await pages.get('/region:dong.csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="region-dong.csv"');
    expect(text.startsWith(CSV_MARK)).toBe(true);
    const [head = [], ...rows] = cellsOf(text.slice(CSV_MARK.length));
    const columns = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(columns('value')).toEqual(['2.2', '2.1', '2']);
    expect(columns('status')).toEqual(['HOLDS', 'HOLDS', 'INTENDED']);
    expect(columns('subject')).toEqual(['东市', '东市', '东市']);
    expect(columns('places')[0]).toContain('论文甲');
  });

  it('is linked beside the table', async () => {
    expect(await pages.html('/region:dong')).toContain('href="/region:dong.csv"');
  });

  it('has a head alone where there are no figures, and is nowhere for what is no entity', async () => {
    expect((await pages.html('/group:ershixian.csv')).trim().split('\n')).toHaveLength(1);
    expect((await pages.get('/passage:jia-1.csv')).status).toBe(404);
    expect((await pages.get('/region:gone.csv')).status).toBe(404);
  });

  it('leaves out what only editors may see', async () => {
    const rows = async (headers = {}) => (await pages.html('/region:xixian.csv', headers)).trim().split('\n').length;
    expect((await rows(pages.editor)) - (await rows())).toBe(1);
  });
});
