/** What is stated of an entity's place, of its means and of their versions: under whose statement it is, each as a whole sentence. */
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import { OneSource } from './one-source.tsx';
import type { GatheredSection } from './page-data.ts';
import { StatementList } from './statement-item.tsx';

export function Gathered({ of }: { readonly of: readonly GatheredSection[] }) {
  return (
    <>
      {of.map((section) => (
        <Section key={section.entity.id} of={section} />
      ))}
    </>
  );
}

/** The anchor of a section. */
export function gatheredAnchor({ entity }: GatheredSection): string {
  return `of-${entity.id}`;
}

/** 实践于：丽水市 */
export function GatheredName({ of, isLink }: { readonly of: GatheredSection; readonly isLink?: boolean }) {
  const { t } = useView();
  return (
    <>
      <T of={of.reads} />
      {t.record.colon}
      {isLink ? <EntityRef of={of.entity} /> : <T of={of.entity.label} />}
    </>
  );
}

function Section({ of }: { readonly of: GatheredSection }) {
  const { t, lang } = useView();
  const anchor = gatheredAnchor(of);
  return (
    <section id={anchor} class="gathered" aria-labelledby={`${anchor}-heading`}>
      <h2 id={`${anchor}-heading`}>
        <GatheredName of={of} isLink /> <span class="count">{t.record.count(of.items.length)}</span>
      </h2>
      <p class="whose">{t.record.statedOf(say(of.entity.label, lang).text)}</p>
      <OneSource of={of.items}>
        <StatementList of={of.items} />
      </OneSource>
      {of.isCut && (
        <p class="of-total">
          {t.record.gatheredCut} <EntityRef of={of.entity} />
        </p>
      )}
    </section>
  );
}
