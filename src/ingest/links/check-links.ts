/** The addresses of sources, asked a few at a time. */
import type { EntityRecord } from '../../domain/records.ts';
import { type AddressAnswer, type CheckOptions, checkAddress } from './check-address.ts';

export interface CheckedLink extends AddressAnswer {
  readonly id: string;
  readonly label: string;
  readonly address: string;
}

const AT_ONCE = 4;

/** In the order of the sources; those without an address are left out. */
export async function* checkLinks(
  sources: readonly EntityRecord[],
  options: CheckOptions,
): AsyncGenerator<CheckedLink, void, void> {
  const all = sources.flatMap(({ id, label, fields: { url } }) =>
    typeof url === 'string' ? { id, label, address: url } : [],
  );
  const waiting: Promise<CheckedLink>[] = [];
  for (const link of all) {
    if (waiting.length === AT_ONCE) yield (await waiting.shift()) as CheckedLink;
    waiting.push(checkAddress(link.address, options).then((answer) => ({ ...link, ...answer })));
  }
  for (const link of waiting) yield await link;
}
