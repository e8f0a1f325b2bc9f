/** Marks, for editors, what the public does not see. */
import { useView } from '../view.tsx';

export function NotPublic({ id }: { readonly id: string }) {
  const { t, hidden } = useView();
  return hidden?.has(id) ? (
    <>
      {' '}
      <span class="not-public">{t.session.notPublic}</span>
    </>
  ) : null;
}
