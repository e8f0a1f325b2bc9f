/** A word of the ontology: what it is called, its code as in the API, how often it is used, what it means. */
import type { ComponentChildren } from 'preact';
import { Other, T } from '../components/said.tsx';
import type { Bilingual } from '../lang.ts';
import { useView } from '../view.tsx';

interface TermProps {
  /** Its anchor, too. */
  readonly code: string;
  readonly label: Bilingual;
  readonly meaning?: ComponentChildren;
  /** Left out where it is not counted. */
  readonly count?: string | undefined;
  readonly children?: ComponentChildren;
}

export function Term({ code, label, meaning, count, children }: TermProps) {
  return (
    <section class="term" id={code} aria-labelledby={`${code}-name`}>
      <h3 id={`${code}-name`}>
        <a href={`#${code}`}>
          <T of={label} />
        </a>{' '}
        <Other of={label} />
        <code lang="en">{code}</code>
        {count !== undefined && <span class="count">{count}</span>}
      </h3>
      {meaning && <p>{meaning}</p>}
      {children}
    </section>
  );
}

/** What the pages know to say of a code of the shipped ontology. */
export function useMeaning(): (code: string) => string | undefined {
  const { t } = useView();
  return (code) => t.ontology.meanings[code];
}
