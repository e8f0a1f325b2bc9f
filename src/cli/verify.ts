/** `gongfu verify`: whether the index holds what the graph makes of it, or another place the same graph. */
import { type Place, parsePlace } from '../config/place.ts';
import type { Config } from '../config.ts';
import { type Differences, isSame, type Named } from '../ingest/compare-sides.ts';
import type { VerifiedIndex } from '../ingest/verify-index.ts';
import type { Command, CommandArgs, ExitCode, Io } from './command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--with PLACE | --repair] [--names N] [--json]',
  summary: 'Compares the graph with its search index, or with a graph elsewhere.',
  details: `
Reads all of both, beside a server if there is one; memory does not grow with them. Names what is missing, what is there too much and what
is different. Exit code 0 where both hold the same, 1 where they differ.
  --with PLACE   compares with the graph there: sqlite:PATH, neo4j://HOST:PORT or bolt://HOST:PORT; nothing is repaired
  --repair       makes the differing documents of the index anew, or all of it where much differs, and compares again
  --names N      how many ids are named of each kind of difference [20]
  --json         one line of JSON (docs/moving.md)`,
  options: {
    with: { type: 'string' },
    repair: { type: 'boolean' },
    names: { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: { atLeast: 0, atMost: 0 },
  async run(args, io) {
    const asked = readAsked(args);
    if (typeof asked === 'string') {
      io.err(`${asked}\n`);
      return 2;
    }
    return asked.place
      ? withGraph(args.config, { ...asked, place: asked.place }, io)
      : withIndex(args.config, asked, io);
  },
};

interface Asked {
  readonly place?: Place;
  readonly isRepair: boolean;
  readonly names: number;
  readonly isJson: boolean;
}

const NAMES = '20';
const MOST_NAMES = 10_000;

/** What was asked, or what is wrong with it. */
function readAsked({ values }: CommandArgs): Asked | string {
  const { names = NAMES, repair = false, json = false } = values;
  if (values.with !== undefined && repair)
    return '--repair makes the index anew, and --with compares two graphs; give one of them.';
  if (!/^\d{1,5}$/.test(String(names)) || Number(names) > MOST_NAMES)
    return `--names is '${names}'; it takes a whole number up to ${MOST_NAMES}.`;
  const asked = { isRepair: repair === true, names: Number(names), isJson: json === true };
  try {
    return values.with === undefined ? asked : { ...asked, place: parsePlace(values.with, '--with') };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function withGraph(
  config: Config,
  { place, names, isJson }: Asked & { place: Place },
  io: Io,
): Promise<ExitCode> {
  const { compareGraphs } = await import('../moving.ts');
  const differences = await compareGraphs(config, place, io.progress);
  const ok = isSame(differences);
  if (isJson) await io.out(`${JSON.stringify({ ok, with: 'graph', ...shortened(differences, names) })}\n`);
  else {
    const words = { one: 'records and merged ids here', other: 'there', missing: 'missing there', extra: 'only there' };
    await io.out(`${differenceLines(differences, names, words).join('\n')}\n`);
  }
  return ok ? 0 : 1;
}

async function withIndex(config: Config, asked: Asked, io: Io): Promise<ExitCode> {
  const [{ repairIndex, verifyOwnIndex }, { isGood }] = await Promise.all([
    import('../moving.ts'),
    import('../ingest/verify-index.ts'),
  ]);
  const found = await verifyOwnIndex(config, io.progress);
  if (!asked.isJson) await io.out(indexText(found, asked.names));
  const repaired = asked.isRepair && !isGood(found) ? await repairIndex(config, found, io.progress) : undefined;
  const after = repaired ? await verifyOwnIndex(config, io.progress) : found;
  const ok = isGood(after);
  if (asked.isJson) {
    const outcome = { repaired, ...(repaired ? { after: jsonOf(after, asked.names) } : {}) };
    await io.out(`${JSON.stringify({ ok, with: 'index', ...jsonOf(found, asked.names), ...outcome })}\n`);
  } else if (repaired) {
    const what = repaired.kind === 'REBUILT' ? 'the whole index' : `${repaired.documents} documents`;
    await io.out(`made anew: ${what}\n${indexText(after, asked.names)}`);
  } else if (!ok) io.err('`gongfu verify --repair` makes anew what differs.\n');
  return ok ? 0 : 1;
}

function jsonOf({ differences, ...found }: VerifiedIndex, names: number) {
  return { ...found, ...(differences ? shortened(differences, names) : {}) };
}

function indexText({ differences, seq, storeSeq, isToBeRebuilt, refused }: VerifiedIndex, names: number): string {
  const words = { one: 'documents of the graph', other: 'in the index', missing: 'missing', extra: 'too many' };
  const behind = storeSeq - seq;
  return [
    ...(behind > 0 ? [`the index is ${behind} changes behind the graph (position ${seq} of ${storeSeq})`] : []),
    ...(isToBeRebuilt ? ['the index is of another format or another state of the graph, and is to be made anew'] : []),
    ...(refused.length > 0
      ? [`${refused.length} documents were refused by the engine: \`gongfu reindex --report\` says why`]
      : []),
    ...(differences ? differenceLines(differences, names, words) : []),
    '',
  ].join('\n');
}

interface Words {
  readonly one: string;
  readonly other: string;
  readonly missing: string;
  readonly extra: string;
}

function differenceLines(differences: Differences, names: number, words: Words): readonly string[] {
  const { one, other, buckets, differingBuckets, missing, extra, different } = differences;
  const verdict = isSame(differences) ? 'all alike' : `${differingBuckets} of ${buckets} buckets differ`;
  return [
    `${one} ${words.one}, ${other} ${words.other}: ${verdict}`,
    ...namedLine(words.missing, missing, names),
    ...namedLine(words.extra, extra, names),
    ...namedLine('different', different, names),
  ];
}

function namedLine(what: string, { count, ids }: Named, names: number): readonly string[] {
  if (count === 0) return [];
  const named = ids.slice(0, names);
  const rest = count > named.length ? `${named.length > 0 ? ', and ' : ''}${count - named.length} more` : '';
  return [`${what}: ${count} [${named.join(', ')}${rest}]`];
}

function shortened({ missing, extra, different, ...counts }: Differences, names: number) {
  const short = ({ count, ids }: Named) => ({ count, ids: ids.slice(0, names) });
  return { ...counts, missing: short(missing), extra: short(extra), different: short(different) };
}
