/** `gongfu search`: search from the command line, by words, by meaning or by both. */
import type { GraphRecord, PassageRecord } from '../domain/records.ts';
import { type Scope, scopeFor } from '../domain/scope.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';
import { locatorOf } from '../inquiry/locator.ts';
import type { SearchHit, SearchMode, SearchResult } from '../inquiry/searching.ts';
import type { Command } from './command.ts';

const MAX_FIRST = 100;
const MODES: Readonly<Record<string, SearchMode>> = {
  'full-text': 'FULL_TEXT',
  semantic: 'SEMANTIC',
  hybrid: 'HYBRID',
};

export const searchCommand: Command = {
  name: 'search',
  usage: 'QUERY… [--mode full-text|semantic|hybrid] [--first N] [--explain] [--json]',
  summary: 'Searches entities and passages by words, meaning or both.',
  details: `
One hit on two lines: what it is with its id, and what matched. It may run beside a server.
A word that no hit may have stands behind --, with what else begins so: gongfu search 慈善 -- -鹿城
  --mode MODE full-text, semantic or hybrid; the last two load the model, which takes a second [full-text]
  --first N   how many hits, at most ${MAX_FIRST} [10]
  --explain   what each score was made from
  --json      each hit as a line of JSON, with its score and the ranges that matched`,
  options: {
    mode: { type: 'string' },
    first: { type: 'string' },
    json: { type: 'boolean' },
    explain: { type: 'boolean' },
  },
  takes: { atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const first = Number(values.first ?? 10);
    if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
      io.err(`--first is '${values.first}'; it must be a whole number from 1 to ${MAX_FIRST}.\n`);
      return 2;
    }
    const mode = MODES[String(values.mode ?? 'full-text')];
    if (!mode) {
      io.err(`--mode is '${values.mode}'; it must be one of ${Object.keys(MODES).join(', ')}.\n`);
      return 2;
    }
    const { openReader } = await import('../app.ts');
    const reader = await openReader(config);
    try {
      const scope = scopeFor('EDITORS', config.requestTimeoutMs);
      const explain = values.explain === true;
      const query = positionals.join(' ');
      const request = { query, mode, filter: {}, first, facets: [], explain };
      const answer = await reader.inquiries.search(request, scope);
      const lines = values.json ? answer.hits.map(asJson) : await asText(answer.hits, reader.inquiries, scope);
      await io.out(lines.map((line) => `${line}\n`).join(''));
      if (answer.hits.length === 0) io.err(nothing(answer.near));
      for (const missing of answer.degraded) io.err(`${missing}: the answer may not be whole.\n`);
      return 0;
    } finally {
      await reader.close();
    }
  },
};

function nothing(near: SearchResult['near']): string {
  const names = near.map(({ text }) => text).join(', ');
  return names === '' ? 'Nothing was found.\n' : `Nothing was found. Names that are near: ${names}\n`;
}

function asJson(hit: SearchHit): string {
  return JSON.stringify(hit);
}

async function asText(hits: readonly SearchHit[], inquiries: Inquiries, scope: Scope): Promise<readonly string[]> {
  const found = await inquiries.reads.records(
    hits.map(({ id }) => id),
    scope,
  );
  const records = found.flatMap((stored) => stored?.record ?? []);
  const titles = new Map([...entityTitles(records, inquiries), ...(await passageTitles(records, inquiries, scope))]);
  return hits.flatMap(({ id, highlights, readAs, explanation = [] }) => {
    const title = titles.get(id);
    if (!title) return [];
    const shown = highlights.slice(0, 1).map(({ text }) => `    ${oneLine(text)}`);
    const read = readAs === undefined ? [] : [`    read as ${readAs}`];
    const parts = explanation.map(({ part, value, note = '' }) => `    ${part} ${value.toFixed(3)} ${note}`.trimEnd());
    return [`${title}  ${id}`, ...shown, ...read, ...parts];
  });
}

function entityTitles(records: readonly GraphRecord[], { ontology }: Inquiries): readonly [string, string][] {
  return records.flatMap((record): [string, string][] => {
    if (record.record !== 'entity') return [];
    const type = ontology.entityType(record.type)?.label.zh ?? record.type;
    return [[record.id, `${record.label}（${type}）`]];
  });
}

async function passageTitles(
  records: readonly GraphRecord[],
  inquiries: Inquiries,
  scope: Scope,
): Promise<readonly [string, string][]> {
  const passages = records.filter((record): record is PassageRecord => record.record === 'passage');
  if (passages.length === 0) return [];
  const [places, documents] = await Promise.all([
    inquiries.places(passages, scope),
    inquiries.reads.records(
      passages.map(({ document }) => document),
      scope,
    ),
  ]);
  return passages.map(({ id, document, section }, index) => {
    const source = documents[index]?.record;
    const name = source?.record === 'entity' ? source.label : document;
    return [id, `《${name}》${locatorOf(section, places[index]?.paragraph ?? 1).zh}`];
  });
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}
