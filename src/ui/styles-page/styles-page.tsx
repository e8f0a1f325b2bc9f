/** The design system: what pages are made of, shown by itself. */
import type { ComponentChildren } from 'preact';
import { LongPage, type PagePart, Part } from '../components/long-page.tsx';
import { renderPage } from '../frame.tsx';
import { useView, type View } from '../view.tsx';
import { Components } from './components.tsx';
import type { StylesPageData } from './styles-page-data.ts';
import { Colours, Contrasts, Sizes, Spaces, Values } from './tokens.tsx';

export function stylesPage(data: StylesPageData, view: View): string {
  const { t } = view;
  return renderPage({
    view,
    title: t.stylesPage.title,
    description: t.stylesPage.lead,
    children: <System of={data} />,
  });
}

interface SystemPart extends PagePart {
  readonly note?: string;
  readonly content: ComponentChildren;
}

function System({ of }: { readonly of: StylesPageData }) {
  const { t } = useView();
  const words = t.stylesPage;
  const parts: readonly SystemPart[] = [
    { id: 'colours', name: words.colours, note: words.coloursText, content: <Colours of={of.colours} /> },
    { id: 'contrast', name: words.contrast, note: words.contrastText, content: <Contrasts of={of.contrasts} /> },
    { id: 'type', name: words.type, note: words.typeText, content: <Sizes of={of.sizes} /> },
    { id: 'space', name: words.space, note: words.spaceText, content: <Spaces of={of.spaces} /> },
    { id: 'other', name: words.other, content: <Values of={of.others} /> },
    { id: 'components', name: words.components, note: words.componentsText, content: <Components /> },
    { id: 'rules', name: words.rules, content: <Rules /> },
  ];
  return (
    <LongPage title={words.title} lead={words.lead} parts={parts}>
      {parts.map(({ id, name, note, content }) => (
        <Part key={id} id={id} title={name} note={note}>
          {content}
        </Part>
      ))}
    </LongPage>
  );
}

function Rules() {
  const { t } = useView();
  return (
    <ul class="told-list">
      {t.stylesPage.ruleList.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}
