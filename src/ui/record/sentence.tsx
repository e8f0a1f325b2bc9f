/** A statement of any kind as one sentence with links. */
import { T, useLangTag } from '../components/said.tsx';
import { type Lang, langOf, say } from '../lang.ts';
import { useView } from '../view.tsx';
import { numberWords } from './amount-words.ts';
import { EntityRef } from './entity-ref.tsx';
import type { ClaimData, ObservationData, RelationData, StatementData } from './statement-data.ts';
import { NotYet, Qualifiers } from './statement-parts.tsx';

export function Sentence({ of }: { readonly of: StatementData }) {
  return (
    <>
      <NotYet of={of} />
      {of.record === 'relation' && <RelationSentence of={of} />}
      {of.record === 'observation' && <FigureSentence of={of} />}
      {of.record === 'claim' && <ClaimSentence of={of} />}
    </>
  );
}

function RelationSentence({ of }: { readonly of: RelationData }) {
  return (
    <>
      <EntityRef of={of.source} />{' '}
      <span class="reads">
        <T of={of.reads} />
      </span>{' '}
      <EntityRef of={of.target} />
      <Qualifiers of={of} />
    </>
  );
}

function FigureSentence({ of }: { readonly of: ObservationData }) {
  const { t } = useView();
  return (
    <>
      <EntityRef of={of.subject} />
      {t.record.dot}
      <EntityRef of={of.indicator} />
      {of.comparedWith && (
        <>
          {t.record.open}
          {t.record.against}
          {t.record.colon}
          <EntityRef of={of.comparedWith} />
          {t.record.close}
        </>
      )}
      {t.record.colon}
      <Amount of={of} />
    </>
  );
}

/** 超过86亿元; in words alone where the source gives no number. */
export function Amount({ of }: { readonly of: ObservationData }) {
  const { t, lang } = useView();
  const number = numberWords(of, lang);
  const { wording } = of;
  if (number === undefined) return wording === undefined ? null : <AsPut text={wording} />;
  return (
    <>
      <bdi class="number">
        {isChineseIn(lang, of.unit) ? (
          <>
            {numberWords({ ...of, unit: undefined }, lang)} <AsPut text={of.unit} />
          </>
        ) : (
          number
        )}
      </bdi>
      {wording && (
        <span class="wording">
          {t.record.open}
          {t.record.asPut}
          {t.record.colon}
          <AsPut text={wording} />
          {t.record.close}
        </span>
      )}
    </>
  );
}

/** Units stay as printed: in English pages some are Chinese. */
function isChineseIn(lang: Lang, unit: string | undefined): unit is string {
  return unit !== undefined && lang === 'en' && /\p{Script=Han}/u.test(unit);
}

/** The source's words, in their language. */
function AsPut({ text }: { readonly text: string }) {
  return <bdi lang={useLangTag(langOf(text))}>{text}</bdi>;
}

function ClaimSentence({ of }: { readonly of: ClaimData }) {
  const { t, lang } = useView();
  return (
    <>
      <EntityRef of={of.subject} />
      {t.record.open}
      {say(of.claimKind.label, lang).text}
      {of.scope && (
        <>
          {t.record.sentence.comma}
          <EntityRef of={of.scope} />
        </>
      )}
      {t.record.close}
      {t.record.colon}
      <T of={of.text} />
    </>
  );
}
