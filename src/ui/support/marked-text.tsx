/** The pasted text with its citations, and the references behind it, ready to be copied. */
import type { MarkedPiece } from '../../inquiry/support.ts';
import { CiteLink } from '../cite/cite-link.tsx';
import { CopyButtons } from '../cite/copy-buttons.tsx';
import { ReferenceFile, ReferenceList } from '../cite/reference.tsx';
import { useLangTag } from '../components/said.tsx';
import { langOf } from '../lang.ts';
import { useView } from '../view.tsx';
import type { MarkedData } from './support-page-data.ts';

const TEXT = 'marked-text';
const LIST = 'marked-references';
/** As many fit into an address. */
const MOST_IN_ADDRESS = 100;

interface MarkedTextProps {
  readonly of: MarkedData;
  readonly style: string;
}

/** A script puts another one in its place when the choice changes (islands/support.ts). */
export function MarkedText({ of, style }: MarkedTextProps) {
  const { t } = useView();
  const { references, pieces, isFile, list, passages } = of;
  const lang = useLangTag(langOf(of.text));
  const marks = t.support.marks(references.length);
  return (
    <section class="marked" id="marked" aria-labelledby="marked-heading" data-updated={t.support.updated(marks)}>
      <h2 id="marked-heading">
        {t.support.marked} <span class="count">{marks}</span>
      </h2>
      {references.length === 0 && <p>{t.support.none}</p>}
      {isFile && !pieces.some(({ isCitation }) => isCitation) && references.length > 0 && <p>{t.support.noInText}</p>}
      <p class="aside">{t.support.markedNote}</p>
      <div class="marked-text" id={TEXT} dir="auto" lang={lang}>
        {pieces.map((piece, i) => (
          <Part key={i} of={piece} />
        ))}
      </div>
      <CopyButtons of={TEXT} isRich />
      {references.length > 0 && (
        <>
          <h2>{t.cite.references}</h2>
          {isFile ? (
            <ReferenceFile id={LIST} text={list} label={t.cite.styles[style] ?? style} />
          ) : (
            <ReferenceList id={LIST} of={references} />
          )}
          <CopyButtons of={LIST} isRich={!isFile} />
        </>
      )}
      {/* Of passages alone: nothing of what was pasted may get into an address. */}
      {passages.length > 0 && passages.length <= MOST_IN_ADDRESS && (
        <p>
          <CiteLink ids={passages} style={style}>
            {t.support.more}
          </CiteLink>
        </p>
      )}
    </section>
  );
}

/** What was put in is marked; it is copied as it stands. */
function Part({ of: { text, form, isCitation } }: { readonly of: MarkedPiece }) {
  if (!isCitation) return <>{text}</>;
  return (
    <span class="put-in">{form === 'SUPERSCRIPT' ? <sup>{text}</sup> : form === 'ITALIC' ? <i>{text}</i> : text}</span>
  );
}
