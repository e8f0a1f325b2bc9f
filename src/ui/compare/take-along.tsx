/** The table as files, how it is cited, the sources that it rests on, and the picture of what joins the compared. */
import { Link } from '../components/link.tsx';
import { say } from '../lang.ts';
import { addressOf, useView } from '../view.tsx';
import { compareParams } from './compare-address.ts';
import type { ComparePageData } from './compare-page-data.ts';

const FILES = ['csv', 'md', 'tex'] as const;

export function TakeAlong({ of }: { readonly of: ComparePageData }) {
  const { t } = useView();
  const { ids, show } = of;
  return (
    <section class="take" aria-labelledby="take-heading">
      <h2 id="take-heading">{t.compare.take}</h2>
      <dl class="facts">
        <div class="files">
          <dt>{t.compare.files}</dt>
          <dd>
            <ul>
              {FILES.map((suffix) => (
                <li key={suffix}>
                  <Link to={`/compare.${suffix}`} params={compareParams(ids, show)} rel="nofollow">
                    .{suffix}
                  </Link>{' '}
                  <span class="aside">{t.compare.fileSays[suffix]}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t.compare.cite}</dt>
          <dd>
            <Reference of={of} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** With the address, and what changed last: who looks later knows whether it is the same table. */
function Reference({ of: { ids, entities, show, revision } }: { readonly of: ComparePageData }) {
  const { t, lang, publicUrl } = useView();
  const title = t.compare.titleOf(entities.map(({ label }) => say(label, lang).text));
  const address = `${publicUrl}${addressOf('/compare', compareParams(ids, show))}`;
  const state = revision ? t.compare.revision(revision.number, revision.at.slice(0, 10)) : '';
  return (
    <>
      <p class="reference">
        <bdi>{t.compare.citation(title, state, decodeURIComponent(address))}</bdi>
      </p>
      <p class="aside">{t.compare.citeNote}</p>
    </>
  );
}
