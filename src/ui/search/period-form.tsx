/** From when to when. */
import { useView } from '../view.tsx';
import { changedTo } from './search-address.ts';
import type { SearchAsked } from './search-page-data.ts';

export function PeriodForm({ asked }: { readonly asked: SearchAsked }) {
  const { t, lang, keepsLang } = useView();
  const kept = changedTo(asked, { from: undefined, to: undefined });
  const hidden = keepsLang ? [...kept, ['lang', lang] as const] : kept;
  return (
    <form class="facet period-form" action="/search" method="get" aria-label={t.search.period}>
      <h2 id="period">{t.search.period}</h2>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div class="row">
        <label for="from">{t.search.from}</label>
        <input id="from" name="from" value={asked.from ?? ''} size={8} maxLength={10} aria-describedby="period-hint" />
        <label for="to">{t.search.to}</label>
        <input id="to" name="to" value={asked.to ?? ''} size={8} maxLength={10} aria-describedby="period-hint" />
        <button type="submit">{t.search.apply}</button>
      </div>
      <p class="aside" id="period-hint">
        {t.search.periodHint}
      </p>
    </form>
  );
}
