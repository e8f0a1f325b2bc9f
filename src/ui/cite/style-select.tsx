/** A choice of styles within a form. */
import { useView } from '../view.tsx';
import { STYLE_GROUPS } from './style-groups.ts';

interface StyleSelectProps {
  readonly id: string;
  readonly style: string;
}

export function StyleSelect({ id, style }: StyleSelectProps) {
  const { t } = useView();
  return (
    <>
      <label for={id}>{t.cite.style}</label>
      <select id={id} name="style">
        {STYLE_GROUPS.map(({ name, styles }) => (
          <optgroup key={name} label={t.cite.groups[name]}>
            {styles.map((one) => (
              <option key={one} value={one} selected={one === style}>
                {t.cite.styles[one] ?? one}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </>
  );
}
