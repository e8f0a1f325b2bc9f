/** The ends of a statement are named where it stands, by label or another name, or the statement says why one is not. */
import type { Faults } from './fault.ts';
import { foldWords } from './folded-text.ts';
import type { ClaimInput, EntityInput, ObservationInput, RelationInput } from './input.ts';
import { endsOf, type Placed, type PlacedInputs } from './placed.ts';
import type { SourcePlace, SourcePlaces } from './source-places.ts';

export interface NamedIn {
  readonly places: SourcePlaces;
  /** The id of the source: where it speaks, it need not be named. */
  readonly document: string;
}

type Stating = Placed<RelationInput> | Placed<ObservationInput> | Placed<ClaimInput>;

export function checkEnds(inputs: PlacedInputs, where: NamedIn, faults: Faults): void {
  const entities = new Map(inputs.entities.map(({ input }) => [input.id ?? '', input]));
  const words = new Map([...where.places.byPassage].map(([id, place]) => [id, wordsOf(place)]));
  const isNamed = (end: string, passage: string): boolean => {
    const entity = entities.get(end);
    const text = words.get(passage);
    // What is known from elsewhere, or stands in another source, is not judged by this one.
    if (!entity || text === undefined || end === where.document || isOurWord(entity)) return true;
    return namesOf(entity).some((name) => name !== '' && text.includes(name));
  };
  for (const stating of [...inputs.relations, ...inputs.observations, ...inputs.claims]) {
    const places = stating.input.evidence.map(({ passage }) => passage);
    const judged = stating.input.basis !== 'BACKGROUND' && places.some((passage) => words.has(passage));
    const unnamed = judged
      ? endsOf(stating.input).filter((end) => !places.some((passage) => isNamed(end, passage)))
      : [];
    nameEnds(
      stating,
      unnamed.map((end) => entities.get(end)?.label ?? end),
      faults,
    );
  }
}

/** What an indicator is called is the cataloguer's word: sources give numbers, not indicators. */
function isOurWord({ type }: EntityInput): boolean {
  return type === 'INDICATOR';
}

function wordsOf({ text, headings, notes }: SourcePlace): string {
  return [text, ...headings, ...notes].map(foldWords).join(' ');
}

function namesOf({ label, labelEn, names }: EntityInput): readonly string[] {
  return [label, labelEn ?? '', ...(names ?? []).map(({ text }) => text)].map(foldWords);
}

function nameEnds(stating: Stating, unnamed: readonly string[], faults: Faults): void {
  const reasonAt = stating.fields.get('unnamed');
  if (unnamed.length > 0 && !reasonAt)
    faults.add(
      stating.at,
      'END_UNNAMED',
      `${unnamed.map((label) => `“${label}”`).join(' and ')} is not named where this stands: give another place, the name that is printed there, or say why with \`unnamed:\`.`,
    );
  if (unnamed.length === 0 && reasonAt)
    faults.add(reasonAt, 'NEEDLESS', 'Both ends are named where this stands: leave `unnamed:` out.');
}
