/** A reference as a reader sees it, and lists of them. */
import type { Piece } from '../../inquiry/cite.ts';
import { Link } from '../components/link.tsx';
import { T, useLangTag } from '../components/said.tsx';
import { langOf } from '../lang.ts';
import { useView } from '../view.tsx';
import { missingWords } from './missing-words.ts';
import type { ReferenceData } from './reference-data.ts';

/** With italics and superscripts, in the language that it is in; apart from what stands around it. */
export function Pieces({ of }: { readonly of: readonly Piece[] }) {
  const lang = useLangTag(langOf(of.map(({ text }) => text).join('')));
  return (
    <bdi lang={lang}>
      {of.map(({ text, form }, i) => {
        if (form === 'ITALIC') return <i key={i}>{text}</i>;
        return form === 'SUPERSCRIPT' ? <sup key={i}>{text}</sup> : text;
      })}
    </bdi>
  );
}

interface ReferenceListProps {
  readonly of: readonly ReferenceData[];
  /** By which copying finds it. */
  readonly id: string;
}

/** Each is a line of what is copied. */
export function ReferenceList({ of, id }: ReferenceListProps) {
  return (
    <ol class="references" id={id}>
      {of.map((entry) => (
        <li key={entry.document}>
          <p class="reference" data-line>
            {of.length > 1 && entry.label}
            <Pieces of={entry.pieces} />
          </p>
        </li>
      ))}
    </ol>
  );
}

interface ReferenceFileProps {
  readonly text: string;
  readonly id: string;
  /** Unlike that of any other part of the page. */
  readonly label: string;
}

/** A file for programs, as it will be saved. */
export function ReferenceFile({ text, id, label }: ReferenceFileProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    <section class="reference-file" tabIndex={0} aria-label={label}>
      <pre id={id}>{text}</pre>
    </section>
  );
}

/** For who writes the list: what is missing is never made up. */
export function Missing({ of }: { readonly of: Pick<ReferenceData, 'missing'> }) {
  const { t } = useView();
  if (of.missing.length === 0) return null;
  const fields = [...new Set(of.missing.map((path) => missingWords(path, t.cite)))];
  return (
    <p class="aside">
      {t.cite.missing}
      {t.frame.colon}
      {fields.join(t.frame.listComma)}
    </p>
  );
}

export function SourceLink({ of: { document, documentLabel } }: { readonly of: ReferenceData }) {
  return (
    <Link to={`/${document}`}>
      <T of={documentLabel} />
    </Link>
  );
}
