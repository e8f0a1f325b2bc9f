/** Which of several entities of one name a passage means: by the word for a type behind the name, by the places around it, or none. */
import type { EntityRecord } from '../../domain/records.ts';
import type { NamedStretch } from './known-names.ts';

export interface Around {
  readonly text: string;
  readonly above: (place: string) => ReadonlySet<string>;
  /** What the document names by a name that only one entity has. */
  readonly alone: ReadonlySet<string>;
}

export interface Chosen {
  readonly entity: EntityRecord;
  /** No other entity has the name. */
  readonly isCertain: boolean;
}

/** Right behind a name they say of which type it is. */
const TYPE_WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^["》]?(?:市|县|区|省|镇|乡|村|州|街道|地区)/u, ['REGION']],
  [/^["》]?(?:模式|经验)/u, ['MODEL', 'MECHANISM']],
  [/^["》]?(?:试点|试验区|示范区|先行区)/u, ['PILOT']],
  [/^["》]?(?:工程|行动|机制|制度|基金|品牌|办法)/u, ['MECHANISM']],
  [/^["》]?(?:项目|平台|场景|中心|园区|基地)/u, ['PROJECT']],
  [/^["》]?(?:理念|提法|目标|产业)/u, ['CONCEPT']],
  [/^["》]?(?:公司|集团|协会|学会|委员会)/u, ['ORGANIZATION']],
];
/** Before its name: 在, 位于 and 来自 lead to a place. */
const PLACE_BEFORE = /(?:在|位于|来自|地处|前往|赴)["《]?$/u;

/** Undefined where nothing decides. */
export function chosenEntity({ start, end, entities }: NamedStretch, around: Around): Chosen | undefined {
  const [only] = entities;
  if (entities.length === 1 && only) return { entity: only, isCertain: true };
  const types = TYPE_WORDS.find(([word]) => word.test(around.text.slice(end, end + 4)))?.[1];
  const typed = types ? entities.filter(({ type }) => types.includes(type)) : [];
  const told = typed.length > 0 ? typed : entities;
  const inPlace = PLACE_BEFORE.test(around.text.slice(Math.max(0, start - 4), start))
    ? told.filter(({ type }) => type === 'REGION')
    : [];
  const left = inPlace.length > 0 ? inPlace : told;
  const [first] = left;
  if (left.length === 1 && first) return { entity: first, isCertain: false };
  return byPlace(left, around);
}

/** The one that lies in a place which the document names. */
function byPlace(entities: readonly EntityRecord[], { above, alone }: Around): Chosen | undefined {
  const near = entities.filter(({ id }) => alone.has(id) || [...above(id)].some((place) => alone.has(place)));
  const [only] = near;
  return near.length === 1 && only ? { entity: only, isCertain: false } : undefined;
}
