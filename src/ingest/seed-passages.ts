/** The passages of seed files: their ids, and where the `at:` of a statement leads. */
import type { Ontology } from '../domain/ontology.ts';
import type { TextKind } from '../domain/records.ts';
import type { Faults, Place } from './fault.ts';
import type { EvidenceInput, PassageInput } from './input.ts';
import { fieldPlaces, type Placed } from './placed.ts';
import type { Ref, SeedEvidence, SeedFile, SeedPassage } from './seed-form.ts';
import type { Directory } from './seed-names.ts';

export interface ReadPassage extends Placed<PassageInput> {
  readonly written: SeedPassage;
}

export interface PassageBook {
  readonly passages: readonly ReadPassage[];
  /** Undefined where a passage, its source or a cited source is unknown, which is then a fault. */
  evidence(written: readonly SeedEvidence[], file: SeedFile): readonly EvidenceInput[] | undefined;
}

export interface PassageContext {
  readonly ontology: Ontology;
  readonly directory: Directory;
  readonly faults: Faults;
}

export function createPassageBook(files: readonly SeedFile[], context: PassageContext): PassageBook {
  const reading: Reading = { ...context, byKey: new Map(), passages: [], counts: new Map() };
  for (const file of files) for (const passage of file.passages) enter(passage, file, reading);
  return {
    passages: reading.passages,
    evidence(written, file) {
      const found = written.map((item) => evidenceOf(item, file, reading));
      return found.every((item) => item !== undefined) ? found : undefined;
    },
  };
}

interface Reading extends PassageContext {
  /** By source and key. An undefined id is that of a passage whose own entry has a fault. */
  readonly byKey: Map<string, { readonly id: string | undefined; readonly at: Place }>;
  readonly passages: ReadPassage[];
  readonly counts: Map<string, number>;
}

function enter(passage: SeedPassage, file: SeedFile, reading: Reading): void {
  const document = sourceOf(passage.source ?? file.source, passage.at, reading);
  const id =
    document && passage.number > 0 && passage.text.text !== ''
      ? passageId(document, passage.number, reading)
      : undefined;
  if (passage.key && document) enterKey(passage.key, { document, id }, reading);
  if (!document || !id) return;
  const input: PassageInput = {
    id,
    document,
    section: passage.section.map(({ text }) => text),
    paragraph: passage.number,
    page: passage.page,
    text: passage.text.text,
    textEn: passage.textEn?.text,
    // The reader has checked it against the ontology's TextKind.
    textKind: passage.kind as TextKind,
  };
  const fields = fieldPlaces({ text: passage.text, textEn: passage.textEn, section: passage.section[0] });
  for (const [index, heading] of passage.section.entries()) fields.set(`section[${index}]`, heading.at);
  reading.passages.push({ input, at: passage.at, fields, written: passage });
}

/** `passage:<document's slug>-<paragraph>`; a second one of the same paragraph gets -2. */
function passageId(document: string, paragraph: number, reading: Reading): string {
  const base = `passage:${document.slice(document.indexOf(':') + 1)}-${paragraph}`;
  const count = (reading.counts.get(base) ?? 0) + 1;
  reading.counts.set(base, count);
  return count === 1 ? base : `${base}-${count}`;
}

function enterKey(
  key: { text: string; at: Place },
  of: { document: string; id: string | undefined },
  reading: Reading,
): void {
  const name = `${of.document} ${key.text}`;
  const before = reading.byKey.get(name);
  if (before)
    reading.faults.add(
      key.at,
      'KEY_TWICE',
      `The key ${key.text} was given before, in ${before.at.file}:${before.at.line}; each passage of a source has its own.`,
    );
  else reading.byKey.set(name, { id: of.id, at: key.at });
}

/** The id of a source; a missing one and what is no source are faults. */
function sourceOf(ref: Ref | undefined, at: Place, reading: Reading): string | undefined {
  if (!ref) {
    reading.faults.add(
      at,
      'MISSING_KEY',
      'It is not said in which source this stands: give the file, or the entry, a `source:`.',
    );
    return undefined;
  }
  const source = reading.directory.resolve(ref);
  if (!source || reading.ontology.entityType(source.type)?.isSource) return source?.id;
  reading.faults.add(ref.at, 'WRONG_END', `“${ref.name}” is a ${source.type}; a source is a document or a policy.`);
  return undefined;
}

function evidenceOf(written: SeedEvidence, file: SeedFile, reading: Reading): EvidenceInput | undefined {
  const passage = passageOf(written, file, reading);
  const cited = written.cited.map(({ mark, locator, source }) => {
    const id = source && sourceOf(source, source.at, reading);
    return source && !id ? undefined : { mark, locator, source: id };
  });
  if (!passage || !cited.every((item) => item !== undefined)) return undefined;
  // The reader has checked the stance against the ontology's Stance.
  const stance = written.stance as EvidenceInput['stance'];
  return { passage, quote: written.quote?.text, stance, cited };
}

function passageOf(written: SeedEvidence, file: SeedFile, reading: Reading): string | undefined {
  const { key } = written;
  if (key.text.startsWith('passage:')) return key.text;
  const document = sourceOf(written.source ?? file.source, key.at, reading);
  if (!document) return undefined;
  const found = reading.byKey.get(`${document} ${key.text}`);
  if (!found)
    reading.faults.add(
      key.at,
      'UNKNOWN_PASSAGE',
      `No passage of ${document} has the key “${key.text}”: keys stand at \`passages:\`, \`key:\`, and hold among the files that are given together, so give the file that has it along, or write the passage's id.`,
    );
  return found?.id;
}
