/** The ontology: every type and code with what it means, how many there are, and an example. */
import type { ComponentChildren } from 'preact';
import { LongPage, type PagePart, Part } from '../components/long-page.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { useView, type View } from '../view.tsx';
import { Claims, Codes, Figures, Words } from './codes.tsx';
import { EntityTypes } from './entity-types.tsx';
import type { OntologyPageData } from './ontology-page-data.ts';
import { RelationTypes } from './relation-types.tsx';

export function ontologyPage(data: OntologyPageData, view: View): string {
  const { t } = view;
  return renderPage({
    view,
    title: t.ontology.title,
    description: t.ontology.lead,
    children: <OntologyParts of={data} />,
  });
}

interface OntologyPart extends PagePart {
  readonly text: string;
  readonly content?: ComponentChildren;
}

function OntologyParts({ of }: { readonly of: OntologyPageData }) {
  const { t } = useView();
  const parts = partsOf(of, t.ontology);
  return (
    <LongPage title={t.ontology.title} lead={t.ontology.lead} parts={parts}>
      {parts.map(({ id, name, text, content }) => (
        <Part key={id} id={id} title={name} note={text}>
          {content}
        </Part>
      ))}
    </LongPage>
  );
}

/** Ids are in lower case: those of types and codes, as in the API, are not. */
function partsOf(of: OntologyPageData, words: View['t']['ontology']): readonly OntologyPart[] {
  const { entityTypes, relationTypes, figures, claims } = of;
  return [
    { id: 'reading', name: words.reading, text: words.readingText },
    { id: 'status', name: words.statuses, text: words.statusesText, content: <Codes of={of.statuses} /> },
    { id: 'basis', name: words.bases, text: words.basesText, content: <Codes of={of.bases} /> },
    {
      id: 'entity-types',
      name: words.entityTypes,
      text: words.entityTypesText,
      content: <EntityTypes of={entityTypes} />,
      parts: entityTypes.map(({ value, label }) => ({ id: value, name: <T of={label} /> })),
    },
    {
      id: 'relation-types',
      name: words.relationTypes,
      text: words.relationTypesText,
      content: <RelationTypes of={relationTypes} />,
      parts: relationTypes.map(({ value, reads }) => ({ id: value, name: <T of={reads} /> })),
    },
    { id: 'qualifiers', name: words.roles, text: words.rolesText, content: <Codes of={of.roles} /> },
    { id: 'figures', name: words.figures, text: words.figuresText, content: <Figures of={figures} /> },
    { id: 'claims', name: words.claims, text: words.claimsText, content: <Claims of={claims.kinds} /> },
    { id: 'texts', name: words.texts, text: words.textsText, content: <Words of={[...of.textKinds, ...of.stances]} /> },
    { id: 'names', name: words.names, text: words.namesText, content: <Words of={of.nameKinds} /> },
  ];
}
