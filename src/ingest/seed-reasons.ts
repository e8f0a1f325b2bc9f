/** Words of the seed format that say why a check does not apply; docs/seed-format.md explains each. */

/** Why a number of the source is no value of a figure. */
export const NUMBER_KINDS = ['COUNTS', 'TIME', 'NAME', 'IDIOM'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Why an end of a statement is not named where the statement stands, as its note says it to a reader. */
const UNNAMED = {
  SHORTENED: {
    zh: '原文此处用简称。',
    en: 'The source uses a short form here.',
  },
  LIST: {
    zh: '原文列举时省去了各项共有的词。',
    en: 'The source lists several and leaves out the word that they share.',
  },
  PRONOUN: {
    zh: '原文此处用代词。',
    en: 'The source uses a pronoun here.',
  },
  EARLIER: {
    zh: '原文此处承接上文，没有再写名称。',
    en: 'The source goes on from what it named before and does not name it again here.',
  },
  DESCRIPTIVE: {
    zh: '原文此处用别的话说，没有用这个名称。',
    en: 'The source says it in other words here and does not use the name.',
  },
} as const;
export type UnnamedReason = keyof typeof UNNAMED;
export const UNNAMED_REASONS = Object.keys(UNNAMED) as readonly UnnamedReason[];

export interface Notes {
  readonly note?: string;
  readonly noteEn?: string;
}

/** The author's note with the reason after it; where the note is in Chinese only, so is what comes of it. */
export function noteWithReason({ note, noteEn }: Notes, reason: UnnamedReason | undefined): Notes {
  if (!reason) return { note, noteEn };
  const { zh, en } = UNNAMED[reason];
  return { note: `${note ?? ''}${zh}`, noteEn: note && !noteEn ? undefined : [noteEn, en].filter(Boolean).join(' ') };
}
