import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';
import { Menu } from './menu.js';

interface FilterMenuProps {
  readonly name: string;
  /** What holds while nothing is chosen. */
  readonly none: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  readonly onClear?: () => void;
  /** Whether the button says what is chosen. */
  readonly counted?: boolean;
}

/** Several of some choices behind a button; the list stays open while one chooses. */
export function FilterMenu(props: FilterMenuProps): ReactElement {
  const { name, none, options, chosen, onToggle, onClear, counted = true } = props;
  const words = chosen.map((value) => options.find(([each]) => each === value)?.[1] ?? value);
  const says = words.length === 0 ? none : words.length === 1 ? words[0] : `${words.length} chosen`;
  const label = counted ? `${name}: ${says}` : name;
  return (
    <Menu
      label={label}
      side="start"
      className={counted && chosen.length > 0 ? 'filtermenu set' : 'filtermenu'}
      button={
        <>
          {label} <Icon name="down" small />
        </>
      }
    >
      {options.map(([value, text]) => (
        <label key={value} className="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          {text}
        </label>
      ))}
      {onClear && chosen.length > 0 ? (
        <button type="button" onClick={onClear}>
          Clear
        </button>
      ) : null}
    </Menu>
  );
}
