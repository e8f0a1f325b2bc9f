/** Two added documents about one county, with what was entered from them. */
import { type AddingWorld, addingWorld } from './adding-fixture.ts';

export const TEA = 'document:cha-yuan';
export const BEES = 'document:mi-feng';

/** Two documents, a place that both speak of, and one that only the first does. */
export async function twoDocuments(): Promise<AddingWorld> {
  const world = addingWorld();
  await world.add('tea.md', '# 茶园\n\n清禾县的茶园在云岭乡。\n\n清禾县种茶。\n');
  await world.add('bees.md', '# 蜜蜂\n\n清禾县也养蜂。\n');
  const said = { status: 'HOLDS', basis: 'STATED' } as const;
  const first = { passage: 'passage:cha-yuan-1' };
  await world.writer.write(
    {
      entities: [
        { type: 'REGION', id: 'region:qinghe', label: '清禾县', fields: { level: 'COUNTY' } },
        {
          ...{ type: 'REGION', id: 'region:yunling', label: '云岭乡', fields: { level: 'TOWNSHIP' } },
          names: [{ text: '岭上', kind: 'SHORT', document: TEA }],
        },
        { type: 'MODEL', id: 'model:cha', label: '共享茶园' },
      ],
      relations: [
        { relationType: 'WITHIN', source: 'region:yunling', target: 'region:qinghe', ...said, evidence: [first] },
        {
          ...{
            id: 'relation:both',
            relationType: 'PRACTISED_IN',
            source: 'model:cha',
            target: 'region:qinghe',
            ...said,
          },
          evidence: [first, { passage: 'passage:mi-feng-1' }],
        },
      ],
    },
    { actor: 'editor', reason: 'Entered' },
  );
  return world;
}
