/** The way to the file that a source came from. */
import { useView } from '../view.tsx';

export function KeptFile({ id }: { readonly id: string }) {
  const { t } = useView();
  return (
    <p class="kept-file">
      <a href={`/${id}/file`} download>
        {t.add.original}
      </a>
    </p>
  );
}
