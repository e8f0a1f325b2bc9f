/**
 * A script, no test: where citeproc with other people's GB/T 7714 styles prints something else than we do, and how often.
 * `CSL_STYLES=FOLDER node test/cite/oracle.ts [--examples N]`. Styles are licensed otherwise than this project and are not in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TextStyle } from '../../src/cite/entry.ts';
import { exportKeys, exportRecords } from '../../src/cite/export/export.ts';
import { formatEntry } from '../../src/cite/format.ts';
import { plainText } from '../../src/cite/pieces.ts';
import type { CiteRecord } from '../../src/cite/record.ts';
import { apaStyle, createCiteproc } from './citeproc.ts';
import { loadGoldens } from './goldens.ts';

const USAGE = `Set CSL_STYLES to a folder that has styles for GB/T 7714 (*.csl) and locales-zh-CN.xml, in it or below.
They are in the repositories citation-style-language/styles, citation-style-language/locales and zotero-chinese/styles on GitHub.
A style is taken by its file's name: 2015 or 2025, and numeric (顺序编码) or author-date (著者-出版年). APA comes with a package.
`;

/** By words that the names of the files have. */
const STYLES: readonly (readonly [RegExp, TextStyle])[] = [
  [/2025.*(numeric|顺序编码)/, 'GB_T_7714_2025_NUMERIC'],
  [/2025.*(author-date|著者)/, 'GB_T_7714_2025_AUTHOR_DATE'],
  [/2015.*(numeric|顺序编码)/, 'GB_T_7714_2015_NUMERIC'],
  [/2015.*(author-date|著者)/, 'GB_T_7714_2015_AUTHOR_DATE'],
];

interface Compared {
  readonly key: string;
  readonly ours: string;
  readonly theirs: string;
}

function main(folder: string | undefined): number {
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write(folder === undefined ? USAGE : `CSL_STYLES is ${folder}, which is not there.\n${USAGE}`);
    return 2;
  }
  const { values } = parseArgs({ options: { examples: { type: 'string', default: '2' } } });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  const styles = files.flatMap((file) => styleOf(file));
  if (styles.length === 0) process.stderr.write(`No style of GB/T 7714 in ${folder}.\n${USAGE}`);
  const localeOf = localesOf(files);
  for (const { name, style, xml } of styles) report(name, compare(style, xml, localeOf), Number(values.examples));
  report('APA 7', compare('APA_7', apaStyle().style, localeOf), Number(values.examples));
  return styles.length === 0 ? 2 : 0;
}

function styleOf(file: string): readonly { readonly name: string; readonly style: TextStyle; readonly xml: string }[] {
  const name = basename(file, '.csl');
  const style = file.endsWith('.csl') ? STYLES.find(([words]) => words.test(name))?.[1] : undefined;
  return style === undefined ? [] : [{ name, style, xml: readFileSync(file, 'utf8') }];
}

/** Locales of the folder first; the package has no Chinese one. */
function localesOf(files: readonly string[]): (name: string) => string | undefined {
  const found = files.filter((file) => /locales-[\w-]+\.xml$/.test(file));
  const known = new Map(
    found.map((file) => [basename(file, '.xml').slice('locales-'.length), readFileSync(file, 'utf8')]),
  );
  if (!known.has('zh-CN')) process.stderr.write('No locales-zh-CN.xml: terms in Chinese will be in English.\n');
  return (name) => known.get(name) ?? apaStyle().localeOf(name);
}

/** Each record on its own, so that neither order nor letters of equal years play a part. */
function compare(style: TextStyle, xml: string, localeOf: (name: string) => string | undefined): readonly Compared[] {
  const { records } = loadGoldens();
  const all = [...records.values()];
  const keys = exportKeys(all);
  const citeproc = createCiteproc({ style: xml, localeOf, items: JSON.parse(exportRecords(all, 'CSL_JSON')) });
  return [...records].map(([key, record], at) => {
    const id = keys[at] ?? '';
    return { key, ours: entryOf(record, style), theirs: unlabelled(citeproc.bibliography([id]).get(id) ?? '') };
  });
}

function entryOf(record: CiteRecord, style: TextStyle): string {
  return plainText(formatEntry(record, style, { url: 'ALWAYS' }).pieces);
}

function unlabelled(entry: string): string {
  return entry
    .replace(/^\[\d+\]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function report(name: string, compared: readonly Compared[], examples: number): void {
  const different = compared.filter(({ ours, theirs }) => ours !== theirs);
  const groups = Map.groupBy(different, kindOf);
  say(`\n## ${name}: ${compared.length - different.length} of ${compared.length} entries are the same`);
  for (const [kind, members] of [...groups].toSorted(([, a], [, b]) => b.length - a.length)) {
    say(`\n${members.length} × ${kind}`);
    for (const { key, ours, theirs } of members.slice(0, examples))
      say(`  ${key}\n    ours   ${ours}\n    theirs ${theirs}`);
  }
}

/** What stands between the common start and the common end, with words and numbers made alike. */
function kindOf({ ours, theirs }: Compared): string {
  const [one, other] = [Array.from(ours), Array.from(theirs)];
  const start = commonLength(one, other);
  const rest = [one.slice(start), other.slice(start)] as const;
  const end = commonLength(rest[0].toReversed(), rest[1].toReversed());
  const [left, right] = rest.map((text) => shape(text.slice(0, text.length - end).join('')));
  return `ours “${left}”, theirs “${right}”`;
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((character, index) => character !== other[index]);
  return at < 0 ? one.length : at;
}

function shape(text: string): string {
  const alike = text
    .replace(/\p{Script=Han}+/gu, '字')
    .replace(/\p{N}+/gu, '0')
    .replace(/[\p{L}\p{M}]{2,}/gu, 'word');
  return alike
    .replace(/word(?:[ ,.]+(?:word|\p{L}))+/gu, 'words')
    .replace(/字(?:word|字)+/gu, '字')
    .slice(0, 60);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = main(process.env.CSL_STYLES);
