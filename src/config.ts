/** The settings of the service: one table that the environment, the flags, `--help` and docs/settings.md share. */
import { isIP } from 'node:net';
import { checkEngines, ENGINE_SETTINGS } from './config/engines.ts';
import { type Setting, setting } from './config/setting.ts';
import { choice, host, integer, origins, publicUrl, serviceUrl, text, yesOrNo } from './config/values.ts';

/** The value of each setting; its type follows from the table. */
export type Config = { readonly [K in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[K]['parse']> };

export const SETTINGS = {
  port: setting('port', '4000', '', 'Port to listen on; 0 takes any free one.', integer(0, 65_535)),
  host: setting('host', '127.0.0.1', '', 'Address to listen on; 0.0.0.0 is every address of the machine.', host),
  data: setting(
    'data',
    './data',
    '',
    'Folder that holds the graph, the index and the tokens; created on the first start.',
    text,
  ),
  publicUrl: setting(
    'publicUrl',
    '',
    '',
    'Base of permanent addresses, as readers reach it; by default the address listened on.',
    publicUrl,
  ),
  ...ENGINE_SETTINGS,
  embedder: setting(
    'embedder',
    'local',
    '',
    'What search by meaning asks for vectors: local (the shipped model), openai or ollama (a service), or off.',
    choice(['local', 'off', 'openai', 'ollama']),
  ),
  embedderUrl: setting(
    'embedderUrl',
    '',
    '',
    'Address of that service, with or without /v1; http://127.0.0.1:11434 for ollama.',
    serviceUrl,
  ),
  embedderModel: setting('embedderModel', '', '', 'Name of its model.', text),
  embedderKey: setting(
    'embedderKey',
    '',
    '',
    'Key sent to it as a bearer token; as a flag others on this machine can see it.',
    text,
  ),
  embedderDimension: setting(
    'embedderDimension',
    '0',
    'numbers',
    'How long its vectors are; the shipped model has 512.',
    integer(0, 4_096),
  ),
  embedderQueryPrefix: setting('embedderQueryPrefix', '', '', 'What its model wants in front of a query.', text),
  embedderBatch: setting('embedderBatch', '16', 'texts', 'How many texts it gets at once.', integer(1, 2_048)),
  embedderTimeoutMs: setting(
    'embedderTimeoutMs',
    '30000',
    'ms',
    'How long it may take for them.',
    integer(50, 600_000),
  ),
  linkingModelUrl: setting(
    'linkingModelUrl',
    '',
    '',
    'Address of an OpenAI-compatible chat service that proposes relations beside the rules; none by default.',
    serviceUrl,
  ),
  linkingModel: setting('linkingModel', '', '', 'Name of its model, with which its proposals are marked.', text),
  linkingModelKey: setting(
    'linkingModelKey',
    '',
    '',
    'Key sent to it as a bearer token; as a flag others on this machine can see it.',
    text,
  ),
  linkingTimeoutMs: setting(
    'linkingTimeoutMs',
    '60000',
    'ms',
    'How long it may take for a passage.',
    integer(50, 600_000),
  ),
  seed: setting(
    'seed',
    'true',
    '',
    'Whether the data folder gets the shipped texts, and those of each later release.',
    yesOrNo,
  ),
  corsOrigins: setting(
    'corsOrigins',
    '',
    '',
    'Origins of other sites whose pages may ask, separated by commas; none by default.',
    origins,
  ),
  logLevel: setting(
    'logLevel',
    'info',
    '',
    'What is logged, to standard error: silent, error, warn, info or debug.',
    choice(['silent', 'error', 'warn', 'info', 'debug']),
  ),
  searchTimeoutMs: setting(
    'searchTimeoutMs',
    '250',
    'ms',
    'How long a search may take; past it the answer is cut and says TIME_LIMIT.',
    integer(10, 60_000),
  ),
  requestTimeoutMs: setting(
    'requestTimeoutMs',
    '2000',
    'ms',
    'How long a question may take; past it the answer is TIMEOUT.',
    integer(50, 600_000),
  ),
  writeTimeoutMs: setting('writeTimeoutMs', '30000', 'ms', 'How long a mutation may take.', integer(50, 600_000)),
  seqWaitMs: setting(
    'seqWaitMs',
    '1000',
    'ms',
    'How long a request with X-Gongfu-Seq waits for store and index.',
    integer(0, 60_000),
  ),
  headerTimeoutMs: setting(
    'headerTimeoutMs',
    '5000',
    'ms',
    'How long a client may take to send its request headers.',
    integer(100, 600_000),
  ),
  bodyTimeoutMs: setting(
    'bodyTimeoutMs',
    '10000',
    'ms',
    'How long a client may take to send its whole request.',
    integer(100, 600_000),
  ),
  shutdownTimeoutMs: setting(
    'shutdownTimeoutMs',
    '10000',
    'ms',
    'How long what is under way may go on after SIGTERM or SIGINT.',
    integer(0, 600_000),
  ),
  maxHeaderBytes: setting(
    'maxHeaderBytes',
    '24576',
    'bytes',
    'Size of all headers of a request together.',
    integer(1024, 65_536),
  ),
  maxBodyBytes: setting(
    'maxBodyBytes',
    '262144',
    'bytes',
    'Size of a request body without an editor token.',
    integer(1024, 1_073_741_824),
  ),
  maxEditorBodyBytes: setting(
    'maxEditorBodyBytes',
    '8388608',
    'bytes',
    'Size of a request body with a valid editor token.',
    integer(1024, 1_073_741_824),
  ),
  maxUploadBytes: setting(
    'maxUploadBytes',
    '67108864',
    'bytes',
    'Size of the files that an editor hands in at once, on the page /add and by addDocuments.',
    integer(1024, 1_073_741_824),
  ),
  maxQueue: setting(
    'maxQueue',
    '1000',
    'requests',
    'How many requests may wait for a worker before LIMIT_EXCEEDED.',
    integer(1, 1_000_000),
  ),
  walkMemoryMb: setting(
    'walkMemoryMb',
    '1024',
    'MB',
    'What relations may take of memory, for neighbours, paths and subgraphs (25 MB a million); 0 reads them from the file.',
    integer(0, 65_536),
  ),
} as const;

/** The table as a list, in its order. */
export const SETTING_LIST: readonly Setting<unknown>[] = Object.values(SETTINGS);

/** Read by our tests, not by the service; no warning for it. */
const OTHER_VARIABLES = ['GONGFU_PAPER'];

/**
 * Flags win over the environment, the environment over defaults. `flags` has the names of the flags without dashes
 * (`public-url`), as node:util's parseArgs gives them. An empty text counts as not given.
 * Errors: BAD_USER_INPUT, naming the flag or variable and what would be right, also where two do not go together.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, unknown>> = {},
): Config {
  const values: Record<string, unknown> = {};
  for (const row of SETTING_LIST) values[row.name] = readSetting(row, env, flags);
  // The table gives every name a value of the type that its parse returns.
  const config = values as Config;
  checkEngines(config);
  return Object.freeze({ ...config, publicUrl: config.publicUrl || addressUrl(config.host, config.port) });
}

/** Variables that look like settings and are none: most often a typing error, worth a warning. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = new Set([...SETTING_LIST.map((row) => row.env), ...OTHER_VARIABLES]);
  return Object.keys(env).filter((name) => name.startsWith('GONGFU_') && !known.has(name));
}

/** `options` for node:util's parseArgs: every setting as a flag with a value. */
export function flagOptions(): Record<string, { type: 'string' }> {
  return Object.fromEntries(SETTING_LIST.map((row) => [row.flag.slice(2), { type: 'string' as const }]));
}

/** Lines for `--help`. */
export function settingsHelp(): string {
  return SETTING_LIST.map((row) => `  ${row.flag.padEnd(26)}${row.help}${defaultNote(row)}`).join('\n');
}

/** The table of docs/settings.md. */
export function settingsTable(): string {
  const rows = SETTING_LIST.map(
    (row) =>
      `| \`${row.env}\` | \`${row.flag}\` | ${row.default ? `\`${row.default}\`` : '–'} | ${row.unit || '–'} | ${row.help} |`,
  );
  return ['| variable | flag | default | unit | what it does |', '|---|---|---|---|---|', ...rows].join('\n');
}

export function addressUrl(hostName: string, port: number): string {
  return `http://${isIP(hostName) === 6 ? `[${hostName}]` : hostName}:${port}`;
}

/** Whether only this machine can reach an address. */
export function isLoopback(hostName: string): boolean {
  return hostName === 'localhost' || hostName === '::1' || /^127(\.\d{1,3}){3}$/.test(hostName);
}

function readSetting(
  row: Setting<unknown>,
  env: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, unknown>>,
): unknown {
  const given = flags[row.flag.slice(2)];
  if (typeof given === 'string' && given.trim() !== '') return row.parse(given.trim(), row.flag);
  const set = env[row.env]?.trim();
  if (set) return row.parse(set, row.env);
  return row.parse(row.default, row.env);
}

function defaultNote(row: Setting<unknown>): string {
  const unit = row.unit ? ` ${row.unit}` : '';
  return row.default ? ` [${row.default}${unit}]` : '';
}
