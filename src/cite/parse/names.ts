/** Lists of names as references write them. */
import { distinctTexts } from './parsed.ts';

// 等 also stands right behind a Chinese name: 高远等.
const OTHERS = /(?:(?:[,，、\s]|^)(?:等|et\s+al\.?|and\s+others|others)|(?<=\p{Script=Han}{2})等)[,，.。\s]*$/iu;
// Country or dynasty in front of a name: [英]波兰尼, （清）龚自珍.
const ORIGIN = /^\s*[[［〔【(（]\s*\p{Script=Han}{1,4}\s*[\]］〕】)）]\s*(?=\p{L})/u;
const ROLE = /\s*[（(](?:eds?|trans|主编|编|译|著)\.?[)）]\.?|[,，\s](?:主编|编著|编|译|著|eds?\.?|trans\.?)$/giu;
const BETWEEN = /\s*(?:[;；、]|\s&\s|\sand\s)\s*/u;
const INITIALS = /^(?:\p{Lu}\.?[-\s]?){1,5}$/u;
const HAN = /\p{Script=Han}/u;
const CHINESE_PERSON = /^\p{Script=Han}[\p{Script=Han}·]{1,7}$/u;
// Surname with particles and initials, in capitals or not: de Wit A, KIM S H, Ford H Jr.
const WESTERN_PERSON =
  /^(?:[\p{Ll}'’]+\s)*\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?,?(?:\s(?:\p{Lu}\.?[-\s]?){1,5})(?:\s?Jr\.?)?$/u;

/** The single names; a surname and its initials that a comma parts (Bauer, E.) are one. What stands for others (等, et al.) is left out. */
export function namesIn(text: string): readonly string[] {
  const plain = text.replace(ROLE, '').replace(OTHERS, '');
  return distinctTexts(plain.split(BETWEEN).flatMap((part) => partedByCommas(part.replace(OTHERS, ''))));
}

/** Whether it reads like the names of persons and not like a title: `KIM S, Chan L M, et al`. */
export function readsAsNames(text: string): boolean {
  const names = namesIn(text);
  return names.length > 0 && names.every((name) => WESTERN_PERSON.test(name) || CHINESE_PERSON.test(name));
}

function partedByCommas(text: string): readonly string[] {
  const names: string[] = [];
  for (const part of text.split(/\s*[,，]\s*/u).map((one) => one.replace(ORIGIN, ''))) {
    const last = names.at(-1);
    const isRest = INITIALS.test(part) || (part !== '' && HAN.test(part) === false && /^\p{Lu}\.\s/u.test(part));
    if (last !== undefined && isRest && !HAN.test(last)) names[names.length - 1] = `${last}, ${part}`;
    else names.push(...spacedApart(part));
  }
  return names;
}

/** Chinese bodies and persons that stand beside one another: 中共中央 国务院. */
function spacedApart(text: string): readonly string[] {
  const parts = text.split(/\s+/u);
  return parts.length > 1 && parts.every((part) => /^\p{Script=Han}{3,}$/u.test(part)) ? parts : [text];
}
