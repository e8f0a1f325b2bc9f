/** `gongfu support`: what bears on each sentence of a text, and the text with its citations. */
import { scopeFor } from '../domain/scope.ts';
import { DEFAULT_STYLE, nameOfStyle, STYLE_NAMES, styleOfName } from '../inquiry/citation-styles.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';
import { locatorOf } from '../inquiry/locator.ts';
import type { FoundStatement, Support, SupportMatch } from '../inquiry/support.ts';
import type { Command } from './command.ts';
import { readWords, STANDARD_INPUT } from './files.ts';
import { notAmong } from './named.ts';

const MAX_FIRST = 100;
/** Nobody else waits: 350 sentences take this long on a busy machine. */
const PATIENCE_MS = 120_000;

export const supportCommand: Command = {
  name: 'support',
  usage: 'FILE|- [--style STYLE] [--first N] [--marked] [--json]',
  summary: 'Says what bears on each sentence of a text, whether its numbers agree, and how to cite it.',
  details: `
FILE is a text of at most 20,000 characters; - reads standard input. It loads the model, which takes a second. Nothing of the text is
kept. It may run beside a server.
  --style    ${[...STYLE_NAMES.keys()].join(', ')} [${nameOfStyle(DEFAULT_STYLE)}]
  --first N  how many passages for a sentence, at most ${MAX_FIRST} [3]
  --marked   the text with its citations, and the list behind it, and nothing else
  --json     all of it as JSON`,
  options: {
    style: { type: 'string' },
    first: { type: 'string' },
    marked: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: { atLeast: 1, atMost: 1 },
  async run({ config, positionals, values }, io) {
    const first = Number(values.first ?? 3);
    const style = styleOfName(String(values.style ?? DEFAULT_STYLE));
    const wrong = style ? undefined : notAmong('--style', values.style, [...STYLE_NAMES.keys()]);
    if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST || !style) {
      io.err(wrong ?? `--first is '${values.first}'; it must be a whole number from 1 to ${MAX_FIRST}.\n`);
      return 2;
    }
    const text = await readWords(positionals[0] ?? STANDARD_INPUT);
    const { openReader } = await import('../app.ts');
    const reader = await openReader(config);
    try {
      const { inquiries } = reader;
      const scope = scopeFor('EDITORS', Math.max(PATIENCE_MS, config.requestTimeoutMs));
      const found = await inquiries.findSupport({ text, first, style }, scope);
      const places = await placesIn(found, inquiries, scope);
      const shown = values.json ? asJson(found, places) : values.marked ? markedText(found) : asText(found, places);
      await io.out(shown);
      for (const missing of found.degraded) io.err(`${missing}: the answer may not be whole.\n`);
      return 0;
    } finally {
      await reader.close();
    }
  },
};

/** By id of the passage, in Chinese. */
type PlaceWords = ReadonlyMap<string, string>;

async function placesIn(
  { statements }: Support,
  inquiries: Inquiries,
  scope: ReturnType<typeof scopeFor>,
): Promise<PlaceWords> {
  const passages = [
    ...new Map(
      statements.flatMap(({ matches }) => matches.map(({ passage }) => [passage.id, passage] as const)),
    ).values(),
  ];
  const places = passages.length > 0 ? await inquiries.places(passages, scope) : [];
  return new Map(passages.map(({ id, section }, i) => [id, locatorOf(section, places[i]?.paragraph ?? 1).zh]));
}

function asText(found: Support, places: PlaceWords): string {
  const statements = found.statements.flatMap((one) => [oneLine(one.text), ...verdict(one, places), '']);
  return [...statements, markedText(found)].join('\n');
}

function verdict({ checkable, unsupported, negated, matches }: FoundStatement, places: PlaceWords): readonly string[] {
  if (!checkable) return ['    nothing to check'];
  if (unsupported) return ['    nothing in the graph bears on it'];
  if (matches.length === 0) return ['    not looked at in time'];
  const denied = negated ? ['    it denies something: what follows bears on it and does not agree'] : [];
  return [...denied, ...matches.map((match) => `    ${matchLine(match, places)}`)];
}

function matchLine(match: SupportMatch, places: PlaceWords): string {
  const { relation, differs, rounded, passage, quote, score, statement } = match;
  const notes = rounded ? [`rounded; the source has ${statedAmount(statement)}`, ...differs] : differs;
  const what = notes.length > 0 ? `${relation} (${notes.join(', ')})` : relation;
  const words = quote === undefined ? '' : `  “${oneLine(quote)}”`;
  return `${what} ${score.toFixed(2)}  ${passage.id}  ${places.get(passage.id) ?? ''}${words}`;
}

function statedAmount(statement: SupportMatch['statement']): string {
  return statement?.record === 'observation' ? `${statement.value ?? ''}${statement.unit ?? ''}` : '';
}

function markedText({ markedText: text, bibliography }: Support): string {
  return bibliography.text === '' ? `${text.trimEnd()}\n` : `${text.trimEnd()}\n\n${bibliography.text.trimEnd()}\n`;
}

function asJson({ statements, bibliography, ...rest }: Support, places: PlaceWords): string {
  const shown = statements.map(({ matches, mentions, ...one }) => ({
    ...one,
    mentions: mentions.map(({ entity, range }) => ({ entity: entity.id, range })),
    matches: matches.map(({ passage, statement, sharedEntities, ...match }) => ({
      passage: passage.id,
      locator: places.get(passage.id),
      ...(statement ? { statement: statement.id } : {}),
      sharedEntities: sharedEntities.map(({ id }) => id),
      ...match,
    })),
  }));
  const entries = bibliography.entries.map(({ document, ...entry }) => ({ document: document.record.id, ...entry }));
  return `${JSON.stringify({ statements: shown, ...rest, bibliography: { ...bibliography, entries } }, null, 2)}\n`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}
