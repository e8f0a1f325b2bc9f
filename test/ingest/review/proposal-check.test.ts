/** What `gongfu doctor` tells of a file of proposals, by itself and against the graph. */
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { checkProposals } from '../../../src/ingest/review/proposal-check.ts';
import { openProposals } from '../../../src/ingest/review/proposals.ts';
import { tempFolder } from '../../temp-folder.ts';
import { keep, passageWith, practised, proposed, type ReviewWorld, reviewWorld } from './review-fixture.ts';

const now = () => new Date();
const alone = (file: string) => checkProposals(file, { store: undefined, now });
const check = ({ file, store }: ReviewWorld) => checkProposals(file, { store, now });

function emptyFile(): string {
  const file = join(tempFolder(), 'proposals.sqlite');
  const proposals = openProposals(file);
  proposals.counts();
  proposals.close();
  return file;
}

describe('a file of proposals', () => {
  it('that is not there is no fault, and is not made', async () => {
    const file = join(tempFolder(), 'proposals.sqlite');
    expect(await alone(file)).toMatchObject([{ level: 'OK', message: expect.stringContaining('gongfu link') }]);
    expect(existsSync(file)).toBe(false);
  });

  it('with nothing in it yet is in order, made or not', async () => {
    expect(await alone(emptyFile())).toMatchObject([
      { level: 'OK', message: '0 open, 0 accepted, 0 changed, 0 rejected' },
    ]);
    const file = join(tempFolder(), 'proposals.sqlite');
    writeFileSync(file, '', { mode: 0o600 });
    expect(await alone(file)).toMatchObject([{ level: 'OK', message: expect.stringContaining('there are none') }]);
  });

  it('that is damaged says how to go on', async () => {
    const world = await reviewWorld();
    await world.link();
    const copy = join(tempFolder(), 'proposals.sqlite');
    const db = new DatabaseSync(world.file);
    db.prepare('VACUUM INTO ?').run(copy);
    db.close();
    const bytes = readFileSync(copy);
    writeFileSync(copy, bytes.fill(0x5a, 4096, 8192));
    const damaged = { check: 'proposals', level: 'FAULT', remedy: 'HAND', advice: expect.stringContaining('put back') };
    expect(await alone(copy)).toMatchObject([damaged]);
    writeFileSync(copy, 'no database, but long enough to be taken for one. '.repeat(30));
    expect(await alone(copy)).toMatchObject([damaged]);
  });

  it('of another version, or of another program, is told from a damaged one and left as it is', async () => {
    const file = emptyFile();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(file);
    expect(await alone(file)).toMatchObject([
      { level: 'FAULT', message: expect.stringContaining('newer'), advice: expect.stringContaining('that version') },
    ]);
    expect(readFileSync(file)).toEqual(before);
    const other = new DatabaseSync(file);
    other.exec('PRAGMA user_version = 0');
    other.close();
    expect(await alone(file)).toMatchObject([{ level: 'FAULT', message: expect.stringContaining('version 0') }]);
  });

  it.skipIf(process.platform === 'win32')('that others may read is warned of', async () => {
    const file = emptyFile();
    chmodSync(file, 0o644);
    expect(await alone(file)).toMatchObject([{ level: 'WARNING', advice: `chmod 600 ${file}` }]);
    expect(statSync(file).mode & 0o777).toBe(0o644);
  });
});

describe('proposals against the graph', () => {
  it('are counted where all is in order, also where a rejected one rests on nothing any more', async () => {
    const world = await reviewWorld();
    const proposal = practised(world);
    const mention = proposed(passageWith(world, '试行'), '清禾县', { kind: 'MENTION', entity: 'region:qinghe' });
    const [relation = '', named = ''] = keep(world, proposal, mention);
    await world.review.accept([{ key: relation }, { key: named }], '甲');
    expect(await check(world)).toMatchObject([{ level: 'OK', message: '0 open, 2 accepted, 0 changed, 0 rejected' }]);
    await world.review.undo([relation, named], '甲');
    await world.review.reject([relation, named], '甲');
    await world.writer.write({ remove: world.passages.map(({ id }) => id) }, { actor: '乙' });
    expect(await check(world)).toMatchObject([{ level: 'OK', message: '0 open, 0 accepted, 0 changed, 2 rejected' }]);
  });

  it('that are open on a passage or a document that is gone are named, with the command that drops them', async () => {
    const world = await reviewWorld();
    await world.link();
    await world.writer.write({ remove: world.passages.slice(0, 1).map(({ id }) => id) }, { actor: '乙' });
    expect(await check(world)).toMatchObject([
      { level: 'WARNING', advice: expect.stringContaining('gongfu link ID'), ids: [world.document] },
    ]);
    await world.writer.write({ remove: [world.document] }, { actor: '乙' });
    expect(await check(world)).toMatchObject([
      { level: 'WARNING', advice: 'run `gongfu link`, which drops them', ids: [world.document] },
    ]);
  });

  it('whose statement or mention is gone are named, and are in order when they are taken back', async () => {
    const world = await reviewWorld();
    const passage = passageWith(world, '试行');
    const mention = proposed(passage, '清禾县', { kind: 'MENTION', entity: 'region:qinghe' });
    const [relation = '', named = ''] = keep(world, practised(world), mention);
    await world.review.accept([{ key: relation }, { key: named }], '甲');
    const made = (await world.records()).filter((one) => one.record === 'relation').map(({ id }) => id);
    const bare = { ...passage, mentions: [] };
    await world.writer.write({ passages: [bare], remove: made }, { actor: '乙' });
    const [found, ...others] = await check(world);
    expect(found).toMatchObject({ level: 'WARNING', advice: expect.stringContaining('--undo') });
    expect([found?.ids?.toSorted(), others]).toEqual([[relation, named].toSorted(), []]);
    await world.review.undo([relation, named], '甲');
    expect(await check(world)).toMatchObject([{ level: 'OK', message: expect.stringContaining('2 open') }]);
  });

  it('written to what was merged since are in order', async () => {
    const world = await reviewWorld();
    const passage = passageWith(world, '试行');
    await world.writer.write(
      { entities: [{ type: 'REGION', id: 'region:qh', label: '清禾', fields: { level: 'COUNTY' } }] },
      { actor: '乙' },
    );
    const [key = ''] = keep(world, proposed(passage, '清禾', { kind: 'MENTION', entity: 'region:qh' }));
    await world.review.accept([{ key }], '甲');
    await world.writer.merge('region:qh', 'region:qinghe', { actor: '乙', reason: '同一个县' });
    expect(await check(world)).toMatchObject([{ level: 'OK' }]);
  });

  it('of a decision that a process left half done are named; those of one that is at work are not', async () => {
    const world = await reviewWorld();
    const [key = ''] = keep(world, practised(world));
    const settled = [{ key, from: 'OPEN', state: 'REJECTED' }] as const;
    const { proposals } = world.open();
    const begun = { actor: '甲', at: new Date().toISOString(), seq: 0, settled };
    proposals.begin({ id: 'half', holder: 'elsewhere 1 x', ...begun });
    expect(await check(world)).toMatchObject([{ level: 'OK' }]);
    const later = () => new Date(Date.now() + 3_600_000);
    expect(await checkProposals(world.file, { store: world.store, now: later })).toMatchObject([
      { level: 'WARNING', message: expect.stringContaining('begun'), ids: ['half'] },
    ]);
  });
});
