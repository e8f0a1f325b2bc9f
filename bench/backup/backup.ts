/**
 * Which way of copying a store disturbs its writers least: `node bench/backup/backup.ts [records] [writers]`. A store of that size is
 * filled, writers write to it one small change after the other, and meanwhile another process takes a copy in each way in turn.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChangeItem } from '../../src/domain/change.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

const RECORDS = Number(process.argv[2] ?? 200_000);
const WRITERS = Number(process.argv[3] ?? 16);
const AT_ONCE = 2_000;
const QUIET_MS = 5_000;
/** Copying in steps may never end beside writers: it begins anew after each commit. */
const LONGEST_MS = 60_000;
const TAKING = fileURLToPath(new URL('taking.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
const file = join(folder, 'graph.sqlite');
const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const store = await openSqliteStore({ file, ontology });
try {
  await fill(store);
  console.log(`${cpus().length} cores, ${RECORDS} records, ${megabytes(file)} MB, ${WRITERS} writers`);
  const none = await underLoad(store, () => quiet());
  report('no copy', none, none.rate);
  for (const way of ['vacuum', 'one step', 'steps']) {
    const to = join(folder, `${way.replace(' ', '-')}.sqlite`);
    const measured = await underLoad(store, () => copy(way, to));
    report(way, measured, none.rate);
    rmSync(to, { force: true });
  }
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

interface Measured {
  readonly tookMs: number | undefined;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly walMb: string;
}

/** Writers write until `work` ends; the latencies are of single acknowledged changes. */
async function underLoad(into: GraphStore, work: () => Promise<number | undefined>): Promise<Measured> {
  const latencies: number[] = [];
  let isOver = false;
  const writer = async (place: number) => {
    for (let count = 0; !isOver; count += 1) {
      const before = performance.now();
      await into.apply({ items: [region(place, String(count))], actor: 'bench', reason: '' });
      latencies.push(performance.now() - before);
    }
  };
  const started = performance.now();
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, place) => writer(place)));
  const tookMs = await work();
  const seconds = (performance.now() - started) / 1000;
  isOver = true;
  await writing;
  const sorted = latencies.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const walMb = megabytes(`${file}-wal`);
  return { tookMs, rate: sorted.length / seconds, p50: at(0.5), p99: at(0.99), longest: at(1), walMb };
}

async function quiet(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
}

async function copy(way: string, to: string): Promise<number | undefined> {
  const child = spawn(process.execPath, [TAKING, way.replace('one step', 'one-step'), file, to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(limit);
  return out === '' ? undefined : Number(out);
}

function report(way: string, { tookMs, rate, p50, p99, longest, walMb }: Measured, usual: number): void {
  const took = tookMs === undefined ? 'not ended' : `${(tookMs / 1000).toFixed(1)} s`;
  const figures = [p50, p99, longest].map((ms) => ms.toFixed(1)).join(' / ');
  console.log(
    `${way.padEnd(10)} took ${took.padEnd(10)} ${rate.toFixed(0)} changes/s (${(rate / usual).toFixed(2)} of usual), p50/p99/longest ${figures} ms, WAL ${walMb} MB`,
  );
}

function megabytes(path: string): string {
  return ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) / 1e6).toFixed(0);
}

async function fill(into: GraphStore): Promise<void> {
  for (let start = 0; start < RECORDS / 2; start += AT_ONCE) {
    const places = Array.from({ length: AT_ONCE }, (_, place) => start + place);
    const items = [...places.map((n) => region(n, '')), ...places.flatMap((n) => within(n))];
    await into.apply({
      items: items.map((item, index) => ({ ...item, place: { index, path: '' } })),
      actor: 'bench',
      reason: '',
    });
  }
}

function region(n: number, summary: string): ChangeItem {
  const label = `第${n}村`;
  return {
    kind: 'entity',
    place: { index: 0, path: '' },
    id: `region:r${n}`,
    draft: {
      type: 'REGION',
      label,
      names: [],
      ...(summary === '' ? {} : { summary }),
      fields: {},
      fieldEvidence: [],
    },
    distinct: false,
    keys: { sort: `di ${n}`, slug: `r${n}`, names: [{ level: 'LABEL', key: label }] },
  };
}

function within(n: number): readonly ChangeItem[] {
  if (n === 0) return [];
  return [
    {
      kind: 'relation',
      place: { index: 0, path: '' },
      id: `relation:r${n}`,
      draft: {
        relationType: 'WITHIN',
        source: `region:r${n}`,
        target: `region:r${Math.floor(n / 10)}`,
        qualifiers: [],
        status: 'HOLDS',
        basis: 'BACKGROUND',
        note: 'generated',
        evidence: [],
      },
    },
  ];
}
