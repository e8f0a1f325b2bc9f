/** `npm run bench:linking`: what is proposed against what was judged by hand, and how fast (docs/linking.md). */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { hasPaper } from '../../test/corpus/paper.ts';
import { measureFigures } from '../../test/ingest/linking/measuring/figures.ts';
import { measureMentions } from '../../test/ingest/linking/measuring/mentions.ts';
import { measurePaper } from '../../test/ingest/linking/measuring/paper.ts';
import { measureReferences } from '../../test/ingest/linking/measuring/references.ts';
import { measureRelations } from '../../test/ingest/linking/measuring/relations.ts';
import { fieldScores, type Outcome, scoreOf } from '../../test/ingest/linking/measuring/score.ts';
import { openSeedWorld, type SeedWorld } from '../../test/ingest/linking/measuring/seed-world.ts';
import { measureSpeed } from '../../test/ingest/linking/measuring/speed.ts';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';

const HELP = `npm run bench:linking -- [options]
  --rounds N   over the judged texts, for the speed [5]
Exit code 0 where the goals are met, 1 where one is missed, 2 for wrong options.
`;
const HALVES = ['tune', 'report'] as const;
const GOAL = { precision: 0.95, recall: 0.9, aSecond: 300 };

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  print(machineLine(tmpdir()));
  const world = await openSeedWorld();
  try {
    const areMentionsGood = await printMentions(world);
    await printStatements();
    const isFast = await printSpeed(world, options);
    return areMentionsGood && isFast ? 0 : 1;
  } finally {
    await world.close();
  }
}

async function printMentions(world: SeedWorld): Promise<boolean> {
  const outcomes = [...(await measureMentions(world)), ...(hasPaper ? await measurePaper(world) : [])];
  const sets = [...Map.groupBy(outcomes, ({ set }) => set)];
  print('\nMentions: the same entity at the same place\n');
  print('| text | half | judged | precision | recall |\n|---|---|---|---|---|');
  for (const [set, all] of sets) for (const half of HALVES) printScore(set, half, ofHalf(all, half));
  const scores = HALVES.map((half) => printScore('all', half, ofHalf(outcomes, half)));
  const isMet = scores.every(({ precision, recall }) => precision >= GOAL.precision && recall >= GOAL.recall);
  print(`\nGoal: precision ${GOAL.precision}, recall ${GOAL.recall} in both halves: ${isMet ? 'PASS' : 'MISS'}`);
  return isMet;
}

async function printStatements(): Promise<void> {
  print(
    '\nStatements: what is said of which ends or how much; then, of what is right, the share with each field right\n',
  );
  print('| set | half | judged | precision | recall | fields |\n|---|---|---|---|---|---|');
  for (const measure of [measureReferences, measureFigures, measureRelations]) {
    const outcomes = await measure();
    for (const half of HALVES) {
      const own = ofHalf(outcomes, half);
      const fields = [...fieldScores(own)].map(([field, { share, of }]) => `${field} ${share.toFixed(2)} of ${of}`);
      printScore(own[0]?.set ?? '', half, own, ` ${fields.join(', ')} |`);
    }
  }
}

async function printSpeed(world: SeedWorld, { rounds }: Options): Promise<boolean> {
  const { passages, characters, aSecond } = await measureSpeed(world, rounds);
  const isMet = aSecond >= GOAL.aSecond;
  print(
    `\n${passages} passages, ${characters} characters, ${rounds} rounds: ${aSecond.toFixed(0)} passages a second of CPU`,
  );
  print(`Goal: ${GOAL.aSecond}: ${isMet ? 'PASS' : 'MISS'}`);
  return isMet;
}

function printScore(set: string, half: string, outcomes: readonly Outcome[], rest = '') {
  const score = scoreOf(outcomes);
  print(`| ${set} | ${half} | ${score.judged} | ${score.precision.toFixed(3)} | ${score.recall.toFixed(3)} |${rest}`);
  return score;
}

function ofHalf(outcomes: readonly Outcome[], half: Outcome['half']): readonly Outcome[] {
  return outcomes.filter((one) => one.half === half);
}

interface Options {
  readonly rounds: number;
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const options = { rounds: { type: 'string', default: '5' }, help: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    return values.help ? 'HELP' : { rounds: wholeNumber(values.rounds, '--rounds') };
  });
}

process.exitCode = await main(process.argv.slice(2));
