/** `npm run bench:kill-points`: processes are killed between write, feed and index, and both are compared after each catch-up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killedWhileFollowing, type Outcome } from '../../test/durability/following.ts';
import { createDice } from '../../test/store/random/dice.ts';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { type Pair, startPair } from './engines.ts';

const HELP = `npm run bench:kill-points -- [options]
  --points N       [1000]
  --store NAME     sqlite or neo4j [sqlite]
  --search NAME    embedded or meilisearch [embedded]
  --seed N         of the points, the moments and the changes [1]
Exit code 0 where store and index never came apart, 1 where they did, or where an index that breaks its promise was not caught;
2 for wrong options.
`;

interface Options extends Pair {
  readonly points: number;
  readonly seed: number;
}

/** Of one graph: it is compared after each kill, and is not to grow for ever. */
const KILLS_A_GRAPH = 25;
const MAX_KILLS_TO_PROVE = 20;
const NAMED = 5;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  try {
    const { points, store, search, seed } = options;
    print(`${points} kills of ${store} and ${search}, seed ${seed}. ${machineLine(folder)}`);
    const broken = await provesDivergence(options, folder);
    print(`\nAn index that moves its position too early: apart after ${broken} kills.`);
    if (broken === 0) print('The bench has not caught it: its other figures say nothing.');
    const outcomes: Outcome[] = [];
    for (let done = 0; done < points; done += KILLS_A_GRAPH) {
      outcomes.push(await killsOf(options, { folder, start: done, kills: Math.min(KILLS_A_GRAPH, points - done) }));
    }
    for (const line of linesOf(outcomes)) print(line);
    return broken > 0 && outcomes.every(({ diverged }) => diverged.length === 0) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Group {
  readonly folder: string;
  /** How many kills there were before; names the group and its seed. */
  readonly start: number;
  readonly kills: number;
  readonly isBroken?: boolean;
}

async function killsOf(options: Options, { folder, start, kills, isBroken = false }: Group): Promise<Outcome> {
  const pair = await startPair(options, folder);
  try {
    const told = (count: number) => process.stderr.write(`\r${start + count} of ${options.points} `);
    return await killedWhileFollowing({
      ...{ folder: join(folder, `${isBroken ? 'broken-' : ''}${start}`), kills, env: pair.env, isBroken },
      dice: createDice(options.seed + start + (isBroken ? 1_000_000 : 0)),
      onKill: told,
    });
  } finally {
    await pair.stop();
  }
}

/** After how many kills it was caught; 0 where it was not. */
async function provesDivergence(options: Options, folder: string): Promise<number> {
  for (let kills = 1; kills <= MAX_KILLS_TO_PROVE; kills += 1) {
    const { diverged } = await killsOf(options, { folder, start: kills, kills: 1, isBroken: true });
    if (diverged.length > 0) return kills;
  }
  return 0;
}

function linesOf(outcomes: readonly Outcome[]): readonly string[] {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const points = new Map<string, number>();
  for (const [point, count] of outcomes.flatMap((outcome) => [...outcome.points])) {
    points.set(point, (points.get(point) ?? 0) + count);
  }
  const diverged = outcomes.flatMap((outcome) => outcome.diverged);
  const documents = Math.max(...outcomes.map((outcome) => outcome.documents));
  return [
    '\n| kills | compared | documents, at most | apart |',
    '|---|---|---|---|',
    `| ${[sum(({ kills }) => kills), sum(({ compared }) => compared), documents, diverged.length].join(' | ')} |`,
    `\nKilled at: ${[...points]
      .toSorted()
      .map(([point, count]) => `${point} ${count}`)
      .join(', ')}.`,
    ...diverged.slice(0, NAMED).map(({ life, ids }) => `Apart after ${life}: ${ids.slice(0, NAMED).join(', ')}`),
    `\nGoal: nothing is apart after a catch-up: ${diverged.length === 0 ? 'PASS' : 'MISS'}`,
  ];
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return 'HELP';
    return {
      points: wholeNumber(values.points ?? '1000', '--points'),
      seed: wholeNumber(values.seed ?? '1', '--seed'),
      store: oneOf(['sqlite', 'neo4j'], values.store ?? 'sqlite', '--store'),
      search: oneOf(['embedded', 'meilisearch'], values.search ?? 'embedded', '--search'),
    };
  });
}

function oneOf<const T extends string>(names: readonly T[], given: string, option: string): T {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new Error(`${option} is '${given}'; it takes ${names.join(' or ')}.`);
  return found;
}

const OPTIONS = {
  points: { type: 'string' },
  store: { type: 'string' },
  search: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean' },
} as const;

process.exitCode = await main(process.argv.slice(2));
