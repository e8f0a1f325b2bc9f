/** A source's own text: its headings, and the passages below the one that was asked for. */
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { SourceWords } from '../components/source-words.tsx';
import { type Params, useView } from '../view.tsx';
import { ListSection } from './list-section.tsx';
import type { Asked, OutlineData, SourceData } from './page-data.ts';
import { ReadingList } from './reading-list.tsx';

export function SourceText({ of, asked }: { readonly of: SourceData; readonly asked: Asked }) {
  const { t } = useView();
  const { passages, outline, content, section } = of;
  if (passages === 0) return <Notice>{t.record.source.notHeld}</Notice>;
  return (
    <>
      {outline.length > 0 && <Contents of={of} />}
      {content && <Content of={content} section={section} asked={asked} outline={outline} />}
    </>
  );
}

/** Before a text that was asked for it stays closed. */
function Contents({ of: { passages, outline, content, section } }: { readonly of: SourceData }) {
  const { t, path } = useView();
  return (
    <details class="outline" open={content === undefined}>
      <summary>
        <h2 id="outline-heading">
          {t.record.source.outline} <span class="count">{t.record.source.held(passages)}</span>
        </h2>
      </summary>
      <nav aria-labelledby="outline-heading">
        <Outline of={outline} current={section} />
        <p>
          <Link to={path} params={[['list', 'content']]}>
            {t.record.source.wholeText}
          </Link>
        </p>
      </nav>
    </details>
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
            <SourceWords of={entry.heading} />
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
  readonly outline: readonly OutlineData[];
}

function Content({ of, section, asked, outline }: ContentProps) {
  const { t } = useView();
  const heading = section.length > 0 ? <SourceWords of={section.at(-1) ?? ''} /> : t.record.source.text;
  return (
    <>
      <ListSection of={of} asked={asked} heading={heading} params={sectionParams(section)}>
        <ReadingList of={of.items} />
      </ListSection>
      <Sections of={outline} current={section} />
    </>
  );
}

/** The sections before and after, in the order of the text. */
function Sections({ of, current }: OutlineProps) {
  const { t } = useView();
  const sections = inOrder(of);
  const at = sections.findIndex(({ path }) => isSame(path, current));
  if (at < 0) return null;
  return (
    <nav class="pager" aria-label={t.record.source.sections}>
      <SectionLink of={sections[at - 1]} rel="prev" />
      <SectionLink of={sections[at + 1]} rel="next" />
    </nav>
  );
}

function inOrder(outline: readonly OutlineData[]): readonly OutlineData[] {
  return outline.flatMap((entry) => [entry, ...inOrder(entry.children)]);
}

function SectionLink({ of, rel }: { readonly of: OutlineData | undefined; readonly rel: 'prev' | 'next' }) {
  const { t, path } = useView();
  if (!of) return null;
  return (
    <Link to={path} params={sectionParams(of.path)} rel={rel}>
      {rel === 'prev' ? t.record.source.previous : t.record.source.next}
      {t.record.colon}
      <SourceWords of={of.heading} />
    </Link>
  );
}
