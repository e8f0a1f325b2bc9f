/** The first record of RIS, EndNote and NoteExpress files: lines that begin with a tag. */
import type { TaggedValues } from './bibtex.ts';
import type { ReferenceForm } from './parsed.ts';

interface TaggedForm {
  readonly form: ReferenceForm;
  /** What a file of this form has. */
  readonly has: RegExp;
  /** Tag and value. */
  readonly line: RegExp;
  readonly end: RegExp;
}

const FORMS: readonly TaggedForm[] = [
  { form: 'RIS', has: /^\s*TY\s{0,3}-/mu, line: /^\s*([A-Z][A-Z\d])\s{0,3}-\s?(.*)$/u, end: /^\s*ER\s{0,3}-/u },
  { form: 'ENDNOTE', has: /^\s*%(?:0|T)\s/mu, line: /^\s*%(\S)\s+(.*)$/u, end: /^\s*$/u },
  {
    form: 'NOTEEXPRESS',
    has: /^\s*\{Reference Type\}:/mu,
    line: /^\s*\{([^}]+)\}:\s?(.*)$/u,
    end: /^\s*$/u,
  },
];

export interface TaggedRecord {
  readonly form: ReferenceForm;
  readonly values: TaggedValues;
}

/** Values in the order of the lines; a line without a tag goes on with the value before it. Undefined for what is of no such form. */
export function readTagged(text: string): TaggedRecord | undefined {
  const form = FORMS.find(({ has }) => has.test(text));
  if (!form) return undefined;
  const values = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of text.split(/\r\n|[\r\n]/u)) {
    const [, tag, value] = form.line.exec(line) ?? [];
    if (form.end.test(line) && values.size > 0) break;
    if (tag !== undefined) {
      last = values.get(tag) ?? [];
      values.set(tag, last);
      last.push(value?.trim() ?? '');
    } else if (last && line.trim() !== '') last[last.length - 1] = `${last.at(-1)} ${line.trim()}`;
  }
  return { form: form.form, values };
}
