/** Shown while the network is away, where scripts run (islands/offline.ts). */
import { useView } from '../view.tsx';

export function OfflineHint() {
  const { t } = useView();
  return (
    <p class="notice" role="alert" hidden data-island="offline">
      {t.errors.offline}
    </p>
  );
}
