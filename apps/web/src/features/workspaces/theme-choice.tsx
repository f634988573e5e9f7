import { type ReactElement, useState } from 'react';
import { chooseTheme, chosenTheme, type Theme } from '../../app/theme.js';

const themes: readonly (readonly [Theme, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Light or dark, on this device. */
export function ThemeChoice(): ReactElement {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (next: Theme): void => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <div className="seg" role="group" aria-label="Theme">
      {themes.map(([value, words]) => (
        <button key={value} type="button" aria-pressed={theme === value} onClick={() => choose(value)}>
          {words}
        </button>
      ))}
    </div>
  );
}
