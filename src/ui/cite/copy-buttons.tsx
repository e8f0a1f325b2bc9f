/** Copies what stands elsewhere on the page; there only where a script runs: without one, text is selected and copied as ever. */
import { useView } from '../view.tsx';

interface CopyButtonsProps {
  /** Id of what is copied: its lines, where it has some. */
  readonly of: string;
  /** It has italics or superscripts, which a plain text has not. */
  readonly isRich?: boolean;
}

export function CopyButtons({ of, isRich = false }: CopyButtonsProps) {
  const { t } = useView();
  return (
    <p class="copying scripted-only" data-copied={t.cite.copied} data-failed={t.cite.copyFailed}>
      {isRich && (
        <button type="button" data-copy={of} data-rich>
          {t.cite.copy}
        </button>
      )}
      <button type="button" data-copy={of}>
        {isRich ? t.cite.copyPlain : t.cite.copy}
      </button>
      <span role="status" />
    </p>
  );
}
