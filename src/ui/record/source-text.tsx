/** A source's own text: its headings, and the passages below the one that was asked for. */
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { type Params, useView } from '../view.tsx';
import { ListSection } from './list-section.tsx';
import type { Asked, OutlineData, SourceData } from './page-data.ts';
import { ReadingList } from './passage-list.tsx';

export function SourceText({ of, asked }: { readonly of: SourceData; readonly asked: Asked }) {
  const { t, path } = useView();
  const { passages, outline, content, section } = of;
  if (passages === 0) return <Notice>{t.record.source.notHeld}</Notice>;
  return (
    <>
      {outline.length > 0 && (
        <nav class="outline" aria-labelledby="outline-heading">
          <h2 id="outline-heading">
            {t.record.source.outline} <span class="count">{t.record.source.held(passages)}</span>
          </h2>
          <Outline of={outline} current={section} />
          <p>
            <Link to={path} params={[['list', 'content']]}>
              {t.record.source.wholeText}
            </Link>
          </p>
        </nav>
      )}
      {content && <Content of={content} section={section} asked={asked} />}
    </>
  );
}

interface OutlineProps {
  readonly of: readonly OutlineData[];
  readonly current: readonly string[];
}

function Outline({ of, current }: OutlineProps) {
  const { t, path } = useView();
  return (
    <ol>
      {of.map((entry) => (
        <li key={entry.heading}>
          <Link
            to={path}
            params={sectionParams(entry.path)}
            {...(isSame(entry.path, current) ? { current: 'page' as const } : {})}
          >
            <bdi>{entry.heading}</bdi>
          </Link>{' '}
          <span class="count">{t.record.source.passages(entry.passages)}</span>
          {entry.children.length > 0 && <Outline of={entry.children} current={current} />}
        </li>
      ))}
    </ol>
  );
}

/** A heading path in an address: a `section` for each heading, from the outermost in. */
export function sectionParams(path: readonly string[]): Params {
  return path.map((heading) => ['section', heading] as const);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((heading, i) => heading === other[i]);
}

interface ContentProps {
  readonly of: NonNullable<SourceData['content']>;
  readonly section: readonly string[];
  readonly asked: Asked;
}

function Content({ of, section, asked }: ContentProps) {
  const { t, lang } = useView();
  const heading = section.length > 0 ? <bdi>{section.at(-1)}</bdi> : t.record.source.text;
  return (
    <ListSection of={of} asked={asked} heading={heading} params={sectionParams(section)}>
      <ReadingList of={of.items} lang={lang} />
    </ListSection>
  );
}
