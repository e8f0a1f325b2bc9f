/** `gongfu add`: files of documents become sources with their passages. */
import { basename } from 'node:path';
import { GongfuError } from '../domain/errors.ts';
import type { AddResult, AskedFile } from '../ingest/adding/adding.ts';
import type { AddedType, SaidOfSource } from '../ingest/adding/read-source.ts';
import { refused } from '../ingest/reading/refusals.ts';
import { NO_SUMS, sumsText, type Told, toldText, withTold } from './add-text.ts';
import type { Command, CommandArgs, Io } from './command.ts';
import { type DocumentFile, documentBytes, documentFiles } from './document-files.ts';
import { STANDARD_INPUT } from './files.ts';
import { userName } from './user-name.ts';

export const addCommand: Command = {
  name: 'add',
  usage: 'FILE|FOLDER…|- [--visibility public|editors] [--dry-run] [--json]',
  summary: 'Reads PDF, DOCX, HTML, Markdown, text and ZIP files into sources with their passages.',
  details: `
Each document becomes a source, its paragraphs passages in its own words (docs/your-own-documents.md). A folder is looked through to its ends,
what is no document in it is named and skipped; - is standard input. The same bytes again change nothing, and what was stopped goes on where it was.
  --replaces ID      the file is a newer version of this document: passages that are as before stay, evidence is anchored again
  --visibility WHO   editors, until a person has looked at it [default], or public: for texts that everyone may publish
  --title TEXT       of one document: instead of the title that was found
  --type TYPE        DOCUMENT or POLICY; by default a POLICY where a document number was found
  --field NAME=TEXT  a field of the source instead of what was found (documentNumber, issuedOn, doi, url, …); empty: none
  --reason TEXT      why, for the history
  --actor NAME       who, for the history; by default the user of this computer
  --dry-run          says what would be entered, and how each field was found
  --json             a line of JSON for each document, and one for the sums`,
  options: {
    replaces: { type: 'string' },
    visibility: { type: 'string' },
    title: { type: 'string' },
    type: { type: 'string' },
    field: { type: 'string', multiple: true },
    reason: { type: 'string' },
    actor: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: { atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  async run(args, io) {
    const said = readSaid(args);
    if (typeof said === 'string') {
      io.err(`${said}\n`);
      return 2;
    }
    const files = await documentFiles(args.positionals);
    const ofOne = said.title === undefined ? args.values.replaces && '--replaces' : '--title';
    if (ofOne && files.length > 1) {
      io.err(`${ofOne} is that of one document; here are ${files.length} files.\n`);
      return 2;
    }
    return addAll(files, said, args, io);
  },
};

async function addAll(
  files: readonly DocumentFile[],
  said: SaidOfSource,
  { config, values }: CommandArgs,
  io: Io,
): Promise<0 | 1> {
  const { performAdd } = await import('../adding.ts');
  const actor = typeof values.actor === 'string' ? values.actor : userName('add');
  const isDry = values['dry-run'] === true;
  const reason = typeof values.reason === 'string' ? values.reason : undefined;
  const ofFolder = new Set(files.flatMap(({ name, isOfFolder }) => (isOfFolder ? [name] : [])));
  let sums = NO_SUMS;
  const replaces = typeof values.replaces === 'string' ? values.replaces : undefined;
  for await (const result of performAdd(config, {
    actor,
    isDry,
    files: asked(files, { said, reason, replaces }, io),
  })) {
    const told = ofFolder.has(result.file) ? skippedOr(result) : result;
    sums = withTold(sums, told);
    await io.out(values.json ? `${JSON.stringify(told)}\n` : toldText(told));
  }
  await io.out(values.json ? `${JSON.stringify({ sums })}\n` : sumsText(sums, isDry));
  return sums.refused > 0 ? 1 : 0;
}

interface Said {
  readonly said: SaidOfSource;
  readonly reason: string | undefined;
  readonly replaces: string | undefined;
}

async function* asked(
  files: readonly DocumentFile[],
  { said, reason, replaces }: Said,
  io: Io,
): AsyncGenerator<AskedFile | GongfuError, void, void> {
  for (const [at, { name: path, isOfFolder }] of files.entries()) {
    const name = path === STANDARD_INPUT ? 'stdin' : path;
    io.progress({ what: 'adding files', done: at, of: files.length });
    if (isOfFolder && isOtherText(path)) {
      yield refused(path, 'WRONG_TYPE', 'its name says that it holds data or a program; named by itself it is added.');
      continue;
    }
    const bytes = await documentBytes(path).catch((error: unknown) => {
      if (error instanceof GongfuError) return error;
      throw error;
    });
    if (bytes instanceof GongfuError) yield bytes;
    else
      yield {
        ...{ name, bytes, said, reason: reason ?? `Added from ${basename(name)}` },
        ...(replaces === undefined ? {} : { replaces }),
        onProgress: (done, of) => io.progress({ what: name, done, of }),
      };
  }
  io.progress({ what: 'adding files', done: files.length, of: files.length });
}

/** Text by its bytes, and no document: what its name says counts where nobody has named it. */
function isOtherText(name: string): boolean {
  return /\.(?:ya?ml|jsonl?|csv|tsv|toml|ini|xml|bib|ris|css|[cm]?[jt]sx?|py|r|sh|sql|log)$/iu.test(name);
}

const IMAGE = 'this is an image';

/** What lies in a folder of documents and is none of them is no fault. */
function skippedOr(result: AddResult): Told {
  if (result.outcome !== 'REFUSED') return result;
  const isOther = result.reason === 'WRONG_TYPE' || result.message.includes(IMAGE);
  return isOther ? { outcome: 'SKIPPED', file: result.file, message: result.message } : result;
}

/** What was said, or what is wrong with it. */
function readSaid({ values }: CommandArgs): SaidOfSource | string {
  const { visibility = 'editors', title, type } = values;
  if (visibility !== 'editors' && visibility !== 'public')
    return `--visibility is '${visibility}'; it takes public or editors.`;
  if (type !== undefined && !isType(type)) return `--type is '${type}'; it takes DOCUMENT or POLICY.`;
  const fields = readFields(values.field);
  if (typeof fields === 'string') return fields;
  return {
    visibility: visibility === 'public' ? 'PUBLIC' : 'EDITORS',
    ...(typeof title === 'string' ? { title } : {}),
    ...(isType(type) ? { type } : {}),
    fields,
  };
}

function isType(type: unknown): type is AddedType {
  return type === 'DOCUMENT' || type === 'POLICY';
}

const NOT_SO: Readonly<Record<string, string>> = {
  visibility: '--visibility says it',
  contributors: 'it is a list, which the page /edit/ of the document takes',
  otherWords: 'it is a list, which the page /edit/ of the document takes',
};

function readFields(given: unknown): ReadonlyMap<string, string> | string {
  const fields = new Map<string, string>();
  for (const one of Array.isArray(given) ? given.map(String) : []) {
    const cut = one.indexOf('=');
    if (cut < 1) return `--field is '${one}'; it takes NAME=TEXT, such as issuedOn=2021-06-10.`;
    const [name, value] = [one.slice(0, cut), one.slice(cut + 1).trim()];
    if (NOT_SO[name]) return `--field does not take ${name}: ${NOT_SO[name]}.`;
    fields.set(name, value);
  }
  return fields;
}
