/** The tokens, each as what it is. */
import type { ComponentChildren } from 'preact';
import { WideTable } from '../components/wide-table.tsx';
import type { Token } from '../styles/read-tokens.ts';
import { useView } from '../view.tsx';
import type { Contrast } from './styles-page-data.ts';

interface TokensProps {
  readonly of: readonly Token[];
}

export function Colours({ of }: TokensProps) {
  const { t } = useView();
  const { colours, name, light, dark } = t.stylesPage;
  return (
    <TokenTable label={colours} heads={['', name, light, dark]}>
      {of.map((token) => (
        <tr key={token.name}>
          <td>
            <span class={`swatch of-${token.name}`} />
          </td>
          <Name of={token.name} />
          <Value of={token.value} />
          <Value of={token.dark ?? token.value} />
        </tr>
      ))}
    </TokenTable>
  );
}

export function Contrasts({ of }: { readonly of: readonly Contrast[] }) {
  const { t } = useView();
  const { contrast, name, light, dark, onGround } = t.stylesPage;
  return (
    <TokenTable label={contrast} heads={[name]} figures={[light, dark, '≥']}>
      {of.map(({ text, ground, light: inLight, dark: inDark, atLeast }) => (
        <tr key={`${text} ${ground}`}>
          <Name of={onGround(text, ground)} />
          <td class="figure">{inLight.toFixed(2)}</td>
          <td class="figure">{inDark.toFixed(2)}</td>
          <td class="figure">{atLeast}</td>
        </tr>
      ))}
    </TokenTable>
  );
}

export function Sizes({ of }: TokensProps) {
  const { t } = useView();
  return (
    <TokenTable label={t.stylesPage.type} heads={[t.stylesPage.name, t.stylesPage.value, '']}>
      {of.map(({ name, value }) => (
        <tr key={name}>
          <Name of={name} />
          <Value of={value} />
          <td class={`of-${name}`}>
            <span lang="zh-CN">共同富裕</span> <span lang="en">Prosperity</span> 1,234
          </td>
        </tr>
      ))}
    </TokenTable>
  );
}

export function Spaces({ of }: TokensProps) {
  const { t } = useView();
  return (
    <TokenTable label={t.stylesPage.space} heads={[t.stylesPage.name, t.stylesPage.value, '']}>
      {of.map(({ name, value }) => (
        <tr key={name}>
          <Name of={name} />
          <Value of={value} />
          <td>
            <span class={`bar of-${name}`} />
          </td>
        </tr>
      ))}
    </TokenTable>
  );
}

export function Values({ of }: TokensProps) {
  const { t } = useView();
  return (
    <TokenTable label={t.stylesPage.other} heads={[t.stylesPage.name, t.stylesPage.value]}>
      {of.map(({ name, value }) => (
        <tr key={name}>
          <Name of={name} />
          <td class="wraps">
            <code lang="en">{value}</code>
          </td>
        </tr>
      ))}
    </TokenTable>
  );
}

interface TokenTableProps {
  readonly label: string;
  /** An empty one is of a column that needs no name. */
  readonly heads: readonly string[];
  /** Those of columns of numbers, behind the others. */
  readonly figures?: readonly string[];
  readonly children: ComponentChildren;
}

function TokenTable({ label, heads, figures = [], children }: TokenTableProps) {
  return (
    <WideTable label={label}>
      <table class="tokens">
        <thead>
          <tr>
            {heads.map((head, i) =>
              head === '' ? (
                <td key={i} />
              ) : (
                <th key={i} scope="col">
                  {head}
                </th>
              ),
            )}
            {figures.map((head) => (
              <th key={head} scope="col" class="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </WideTable>
  );
}

function Name({ of }: { readonly of: string }) {
  return (
    <th scope="row">
      <code lang="en">{of}</code>
    </th>
  );
}

function Value({ of }: { readonly of: string }) {
  return (
    <td>
      <code lang="en">{of}</code>
    </td>
  );
}
