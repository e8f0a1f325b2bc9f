/** One client's changes: three records that refer to one another, so that half a change shows. */
import type { ChangeRequest } from '../../src/domain/change.ts';
import { at, change, entity, passage, relation } from '../store/items.ts';

/** What the store holds before the clients begin. */
export function ground(): ChangeRequest {
  return change(entity('DOCUMENT', '日志', { id: 'document:log' }), entity('REGION', '某地', { id: 'region:place' }));
}

/** `name` is of the form round-client-number. */
export function clientChange(name: string): ChangeRequest {
  const ids = idsOfChange(name);
  return change(
    entity('MODEL', `模式${name}`, { id: ids.entity }),
    passage('document:log', `记录${name}`, { id: ids.passage }),
    relation('PRACTISED_IN', ids.entity, 'region:place', { id: ids.relation, evidence: [at(ids.passage)] }),
  );
}

export function idsOfChange(name: string) {
  return { entity: `model:${name}`, passage: `passage:${name}`, relation: `relation:${name}` };
}

/** Of a stored id, the change that it is part of; undefined for what the clients did not write. */
export function changeOfId(id: string): string | undefined {
  return /^(?:model|passage|relation):(\d+-\d+-\d+)$/.exec(id)?.[1];
}
