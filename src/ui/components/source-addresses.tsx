/** The sources that a page rests on, each with its permanent address, which is there to be read on paper. */
import type { Bilingual } from '../lang.ts';
import { useView } from '../view.tsx';
import { Link } from './link.tsx';
import { T } from './said.tsx';
import { UnapiId } from './unapi-id.tsx';

interface SourceAddressesProps {
  readonly of: readonly { readonly id: string; readonly label: Bilingual }[];
  readonly heading: string;
}

export function SourceAddresses({ of, heading }: SourceAddressesProps) {
  const { publicUrl } = useView();
  if (of.length === 0) return null;
  return (
    <section class="source-addresses" aria-labelledby="sources-heading">
      <h2 id="sources-heading">{heading}</h2>
      <ol>
        {of.map(({ id, label }) => (
          <li key={id}>
            <Link to={`/${id}`}>
              <T of={label} />
            </Link>
            <UnapiId of={id} />
            <span class="on-paper address"> {`${publicUrl}/${id}`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
