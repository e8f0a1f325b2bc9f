/** The map of the corpus: what there is of each field, type, place, source and year, and ways to it. */

import { Link } from '../components/link.tsx';
import { LongPage, type PagePart, Part } from '../components/long-page.tsx';
import { Notice } from '../components/notice.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import type { BrowsePageData } from './browse-page-data.ts';
import { Fields } from './fields.tsx';
import { Regions } from './regions.tsx';
import { Sources } from './sources.tsx';
import { Types } from './types.tsx';
import { Years } from './years.tsx';

export function browsePage(data: BrowsePageData, view: View): string {
  const { t } = view;
  return renderPage({
    view,
    title: t.browse.title,
    description: t.browse.lead,
    listsSources: data.sources.length > 0,
    children: <Browse of={data} />,
  });
}

interface BrowsePart extends PagePart {
  readonly note?: string | preact.ComponentChild;
  readonly content: preact.ComponentChild;
}

function Browse({ of }: { readonly of: BrowsePageData }) {
  const { t } = useView();
  const parts = usePartsOf(of);
  return (
    <LongPage title={t.browse.title} lead={t.browse.lead} parts={parts}>
      {of.entities === 0 && <Notice>{t.browse.empty}</Notice>}
      {parts.map(({ id, name, note, content }) => (
        <Part key={id} id={id} title={name} note={note}>
          {content}
        </Part>
      ))}
    </LongPage>
  );
}

/** Each with its anchor: the type that it goes by. */
function usePartsOf({ fields, types, regions, sources, years }: BrowsePageData): readonly BrowsePart[] {
  const { t, lang } = useView();
  const words = t.browse;
  const typesNote = (
    <>
      {words.typesNote} <Link to="/ontology">{t.frame.ontology}</Link>
    </>
  );
  return [
    ...fields.map((table) => {
      const name = say(table.typeLabel, lang).text;
      return {
        id: anchor(table.type),
        name: words.fields(name),
        note: words.fieldsNote(name),
        content: <Fields of={table} />,
      };
    }),
    ...(types.length === 0 ? [] : [{ id: 'types', name: words.types, note: typesNote, content: <Types of={types} /> }]),
    ...regions.map((tree) => ({
      id: anchor(tree.type),
      name: words.regions(say(tree.typeLabel, lang).text),
      note: words.regionsNote,
      content: <Regions of={tree} />,
    })),
    ...sources.map((list) => ({
      id: anchor(list.type),
      name: words.sources(say(list.typeLabel, lang).text),
      content: <Sources of={list} />,
    })),
    ...(years.length === 0
      ? []
      : [{ id: 'years', name: words.years, note: words.yearsNote, content: <Years of={years} /> }]),
  ];
}

function anchor(type: string): string {
  return type.toLowerCase();
}
