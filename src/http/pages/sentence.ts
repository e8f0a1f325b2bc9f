/** A statement as one sentence, for titles, lists and tools: 拟达成：南省的收入倍差：不超过1.8（到2025年）. */

import { periodWords } from '../../domain/period-words.ts';
import { type Bilingual, type Lang, say } from '../../ui/lang.ts';
import { numberWords } from '../../ui/record/amount-words.ts';
import type { ClaimData, ObservationData, QualifierData, RelationData } from '../../ui/record/statement-data.ts';
import { STRINGS } from '../../ui/strings.ts';

type WithoutSentence<S> = S extends unknown ? Omit<S, 'sentence'> : never;
export type Unsaid = WithoutSentence<RelationData | ObservationData | ClaimData>;

/** In both languages; what a record has in one only stands in that. What is not said to hold says so first. */
export function sentenceOf(statement: Unsaid): Bilingual {
  return { zh: inWords(statement, 'zh'), en: inWords(statement, 'en') };
}

function inWords(statement: Unsaid, lang: Lang): string {
  const { sentence } = STRINGS[lang].record;
  const { period, status } = statement;
  const when = period ? sentence.when(periodWords(period, lang, status.value)) : '';
  const text = `${bodyOf(statement, lang)}${when}`;
  return status.value === 'HOLDS' ? text : sentence.notYet(say(status.label, lang).text, text);
}

function bodyOf(statement: Unsaid, lang: Lang): string {
  if (statement.record === 'relation') return relationWords(statement, lang);
  return statement.record === 'observation' ? figureWords(statement, lang) : claimWords(statement, lang);
}

function relationWords({ source, reads, target, qualifiers }: Omit<RelationData, 'sentence'>, lang: Lang): string {
  const ends = [source.label, reads, target.label].map((text) => say(text, lang).text).join(' ');
  return qualifiers.length === 0 ? ends : ends + STRINGS[lang].record.sentence.aside(qualifierWords(qualifiers, lang));
}

function qualifierWords(qualifiers: readonly QualifierData[], lang: Lang): readonly string[] {
  const { sentence } = STRINGS[lang].record;
  return qualifiers.map(({ role, entity, text }) => {
    const parts = [entity?.label, text].flatMap((part) => (part ? [say(part, lang).text] : []));
    return sentence.named(say(role.label, lang).text, parts.join(sentence.comma));
  });
}

function figureWords(figure: Omit<ObservationData, 'sentence'>, lang: Lang): string {
  const { sentence } = STRINGS[lang].record;
  const { subject, indicator, comparedWith, wording } = figure;
  const number = numberWords(figure, lang);
  const amount = number && wording ? number + sentence.aside([wording]) : (number ?? wording ?? '');
  const against = comparedWith ? sentence.aside([sentence.against(say(comparedWith.label, lang).text)]) : '';
  const what = sentence.figure(say(subject.label, lang).text, say(indicator.label, lang).text);
  return sentence.named(what + against, amount);
}

function claimWords({ subject, claimKind, scope, text }: Omit<ClaimData, 'sentence'>, lang: Lang): string {
  const { sentence } = STRINGS[lang].record;
  const reach = scope ? [say(scope.label, lang).text] : [];
  const what = sentence.aside([[say(claimKind.label, lang).text, ...reach].join(sentence.comma)]);
  return sentence.named(say(subject.label, lang).text + what, say(text, lang).text);
}
