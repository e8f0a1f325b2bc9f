/** /edit: what can be added, or with `?about=` what can be said of an entity. */
import type { Ontology, RelationTypeDef } from '../../../domain/ontology.ts';
import type { EntityRecord } from '../../../domain/records.ts';
import { type AddableType, editHome } from '../../../ui/edit/edit-home.tsx';
import type { Params } from '../../../ui/view.tsx';
import { labelOf } from '../named-records.ts';
import type { EditPageDef } from './edit-route.ts';
import { storedUnder } from './form-target.ts';

export const homePage: EditPageDef = {
  name: 'edit-home',
  params: ['about'],
  takesForms: false,
  answer: async ({ view, query }, { inquiries, scope }) => {
    const { ontology } = inquiries;
    const about = query.get('about');
    const stored = about ? await storedUnder(inquiries, about, scope) : undefined;
    const entity = stored?.record.record === 'entity' ? stored.record : undefined;
    const data = {
      entityTypes: ontology.entityTypes.map(({ name, label, description }): AddableType => {
        return { label, description, params: [['type', name]] };
      }),
      relationTypes: ontology.relationTypes.flatMap((type) => (entity ? ofEntity(type, entity) : [ofAny(type)])),
      ...(entity ? { about: aboutOf(entity, ontology) } : {}),
    };
    return { data, html: editHome(data, view) };
  },
};

function aboutOf(entity: EntityRecord, ontology: Ontology) {
  const isSource = ontology.entityType(entity.type)?.isSource === true;
  return { id: entity.id, label: labelOf(entity), isSource };
}

function ofAny({ name, reads, description }: RelationTypeDef): AddableType {
  return { label: reads, description, params: [['relation', name]] };
}

/** From it and to it, where its type may stand there; of a symmetric one once. */
function ofEntity(type: RelationTypeDef, { id, type: own }: EntityRecord): readonly AddableType[] {
  const { name, reads, readsInverse, description, sources, targets, symmetric } = type;
  const params = (end: string): Params => [
    ['relation', name],
    [end, id],
  ];
  const from = sources.includes(own) ? [{ label: reads, description, params: params('source') }] : [];
  const isTarget = targets.includes(own) && !(symmetric && from.length > 0);
  return isTarget ? [...from, { label: readsInverse, description, params: params('target') }] : from;
}
