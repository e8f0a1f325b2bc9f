/** The bench of GraphQL reads and writes works: both servers answer alike, and each shape is measured. No figure is judged here. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { resultLines } from '../../bench/graphql/report.ts';
import { runBench } from '../../bench/graphql/run.ts';
import { SHAPE_LIST } from '../../bench/graphql/shapes.ts';
import { tempFolder } from '../temp-folder.ts';

const MAIN = fileURLToPath(new URL('../../bench/graphql/main.ts', import.meta.url));

it('finds gongfu and the hand-written server of one answer on 200 nodes, and measures every shape on all three', async () => {
  const said: string[] = [];
  const results = await runBench({
    ...{ nodes: 200, seed: 7, shapes: SHAPE_LIST, folder: tempFolder(), say: (text: string) => said.push(text) },
    plan: { connections: 2, rounds: 1, roundMs: 20, warmUpRequests: 4 },
  });
  expect(results.map(({ shape }) => shape.name)).toEqual(SHAPE_LIST.map(({ name }) => name));
  for (const { gongfu, plain, constants } of results)
    for (const [measure] of [gongfu, plain, constants]) expect(measure?.perSecond).toBeGreaterThan(0);
  expect(said).toContainEqual(expect.stringMatching(/answers of \(b\) and \(c\) are equal: \d{3} compared/));
  expect(resultLines(results)).toHaveLength(2 + SHAPE_LIST.length);
}, 120_000);

it('names the shapes where it is asked for one that is none, and ends with 2', async () => {
  const asked = promisify(execFile)(process.execPath, [MAIN, '--shapes', 'walks']);
  await expect(asked).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('walks: no shape; there are entity,'),
  });
});
