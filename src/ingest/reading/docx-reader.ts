/** Word documents: headings by their styles, lists, tables, footnotes; pictures are not unpacked. */
import type { Proposal } from './document.ts';
import { writeElement } from './html-blocks.ts';
import { parsed } from './html-reader.ts';
import { loaded } from './packages.ts';
import type { Extract } from './raw-paragraph.ts';
import { createRawText } from './raw-text.ts';
import { refused } from './refusals.ts';
import { storedZip } from './stored-zip.ts';
import { type Unpacking, unpacked, type ZipEntry } from './zip.ts';

const MAIN = 'word/document.xml';
const PROPERTIES = 'docProps/core.xml';
/** What text is made of: mammoth is given these alone, and none that this reader did not unpack itself. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/(?:document|footnotes|endnotes)\.xml\.rels)$/u;
const DOCTYPE = /<!(?:DOCTYPE|ENTITY)/iu;
const STYLES = [
  "p[style-name='Title'] => h1.gongfu-title:fresh",
  "p[style-name='标题'] => h1.gongfu-title:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='caption'] => figcaption:fresh",
];
/** XML that nests deeper breaks the parser's stack. */
const DEEPEST = 2_000;

export function isDocx(names: readonly string[]): boolean {
  return names.includes(MAIN);
}

/** Errors: BAD_USER_INPUT with BOMB, EXTERNAL_ENTITY, TOO_DEEP, BROKEN; UNAVAILABLE where a package is missing. */
export async function readDocx(bytes: Uint8Array, unpacking: Omit<Unpacking, 'wants'>): Promise<Extract> {
  const { file } = unpacking;
  const parts: ZipEntry[] = [];
  for await (const part of unpacked(bytes, { ...unpacking, wants: (name) => PARTS.test(name) })) {
    checkPart(part, file);
    parts.push(part);
  }
  const page = await parsed(await htmlOf(parts, file));
  const writer = createRawText();
  writeElement(page.body, writer);
  return { media: 'DOCX', ...writer.all(), pages: [], dropped: [], proposed: propertiesOf(parts) };
}

function checkPart({ name, bytes }: ZipEntry, file: string): void {
  const xml = textOf(bytes);
  if (DOCTYPE.test(xml))
    throw refused(
      file,
      'EXTERNAL_ENTITY',
      `its part ${name} declares entities, which no Word document does: save it again in Word.`,
    );
  let depth = 0;
  for (const { 0: tag } of xml.matchAll(/<[/!?]?[^<>]*>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!/^<[!?]|\/>$/u.test(tag)) depth += 1;
    if (depth > DEEPEST)
      throw refused(
        file,
        'TOO_DEEP',
        `its part ${name} nests its elements more than ${DEEPEST} deep: save it again in Word.`,
      );
  }
}

async function htmlOf(parts: readonly ZipEntry[], file: string): Promise<string> {
  const { default: mammoth } = await loaded('mammoth', () => import('mammoth'));
  // No part of a picture is there to be read.
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: storedZip(parts) },
      { styleMap: [...STYLES], convertImage },
    );
    return value;
  } catch (cause) {
    throw refused(file, 'BROKEN', 'this Word document cannot be read: open it in Word and save it again.', cause);
  }
}

function propertiesOf(parts: readonly ZipEntry[]): readonly Proposal[] {
  const core = parts.find(({ name }) => name === PROPERTIES);
  if (!core) return [];
  const xml = textOf(core.bytes);
  const value = (tag: string) =>
    new RegExp(`<${tag}[^<>]{0,200}>([^<>]{1,300})</${tag}>`, 'u').exec(xml)?.[1]?.trim() ?? '';
  const title = value('dc:title');
  const author = value('dc:creator');
  return [
    ...(title === '' ? [] : [{ field: 'title', value: title, how: 'FILE_PROPERTY' } as const]),
    ...(author === '' ? [] : [{ field: 'authors', value: author, how: 'FILE_PROPERTY' } as const]),
  ];
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
