/** The keys, and the switch for them. The key ? shows this part of the page in a dialog (islands/keys.ts). */
import { useView } from '../view.tsx';

export function Keys() {
  const { t } = useView();
  return (
    <section aria-labelledby="keys" data-keys="" data-close={t.help.close}>
      <h2 id="keys">{t.help.keys}</h2>
      <dl class="facts keys">
        {Object.entries(t.help.keysSay).map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p>{t.help.keysInField}</p>
      <p class="aside">{t.help.keysNote}</p>
      <p data-island="key-switch" hidden>
        <label>
          <input type="checkbox" /> {t.help.keysOn}
        </label>
      </p>
    </section>
  );
}
