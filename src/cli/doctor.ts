/** `gongfu doctor`: looks at everything, says what is wrong and what to do, and makes anew what can be. */
import type { Finding } from '../domain/finding.ts';
import type { Command, Io } from './command.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '[--repair] [--json]',
  summary: 'Checks settings, folder, graph, evidence, index, tokens and proposals.',
  details: `
A line a check: ok, warning or fault, what was found, what to do. It reads all of the graph, beside a server if there is one.
Exit code 0 where nothing is at fault (warnings are none), 1 where something is.
  --repair   makes the tables beside the records and the search index anew where they are at fault; the server is stopped
             meanwhile. What was written is never changed, and the old file is kept beside the new one.
  --json     {"ok", "findings", "done"} as one line of JSON`,
  options: { repair: { type: 'boolean' }, json: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: 0 },
  async run({ config, values }, io) {
    const { examine, hasFaults } = await import('../doctor/examine.ts');
    const { repair, requireFree } = await import('../doctor/repair.ts');
    if (values.repair) requireFree(config);
    const found = await examine(config, io.env, io.progress);
    const done = values.repair ? await repair(config, found, io.progress) : [];
    const findings = done.length > 0 ? await examine(config, io.env, io.progress) : found;
    const ok = !hasFaults(findings);
    if (values.json) await io.out(`${JSON.stringify({ ok, findings, done })}\n`);
    else await say(io, done.length > 0 ? found : [], done, findings);
    return ok ? 0 : 1;
  },
};

async function say(
  io: Io,
  before: readonly Finding[],
  done: readonly string[],
  findings: readonly Finding[],
): Promise<void> {
  for (const finding of before.filter(({ level }) => level === 'FAULT')) await io.out(lineOf(finding));
  for (const what of done) await io.out(`repaired ${what}\n`);
  for (const finding of findings) await io.out(lineOf(finding));
}

const WORDS: Readonly<Record<Finding['level'], string>> = { OK: 'ok', WARNING: 'warning', FAULT: 'fault' };

function lineOf({ check, level, message, advice, ids }: Finding): string {
  const which = ids ? ` [${ids.join(', ')}]` : '';
  const todo = advice === undefined ? '' : `\n${' '.repeat(9)}→ ${advice}`;
  return `${WORDS[level].padEnd(8)} ${check}: ${message}${which}${todo}\n`;
}
