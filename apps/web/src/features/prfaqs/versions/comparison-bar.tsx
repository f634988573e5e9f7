import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';
import type { TextChoice, VersionsSearch } from './versions-search.js';
import type { ChangeWalk } from './use-change-walk.js';

interface ComparisonBarProps {
  readonly from: TextChoice;
  readonly to: TextChoice;
  readonly view: 'inline' | 'side';
  readonly choices: readonly (readonly [TextChoice, string])[];
  /** Null where nothing changed. */
  readonly walk: ChangeWalk | null;
  readonly onChoose: (search: VersionsSearch) => void;
}

/** Which two texts are compared, how they are shown, and the way from change to change. */
export function ComparisonBar({ from, to, view, choices, walk, onChoose }: ComparisonBarProps): ReactElement {
  const search = view === 'side' ? { from, to, view } : { from, to };
  return (
    <div className="cmpbar noprint">
      <Choice
        label="Compare"
        value={from}
        choices={choices}
        not={to}
        onChange={(value) => onChoose({ ...search, from: value })}
      />
      <Choice
        label="with"
        value={to}
        choices={choices}
        not={from}
        onChange={(value) => onChoose({ ...search, to: value })}
      />
      <span className="seg cmpview" role="group" aria-label="Show">
        <button type="button" aria-pressed={view === 'inline'} onClick={() => onChoose({ from, to })}>
          Inline
        </button>
        <button type="button" aria-pressed={view === 'side'} onClick={() => onChoose({ from, to, view: 'side' })}>
          Side by side
        </button>
      </span>
      {walk ? (
        <span className="row cmpwalk">
          <button
            type="button"
            className="iconbtn"
            aria-label="Previous change"
            title="k"
            onClick={() => walk.step(-1)}
          >
            <Icon name="up" />
          </button>
          <button type="button" className="iconbtn" aria-label="Next change" title="j" onClick={() => walk.step(1)}>
            <Icon name="down" />
          </button>
          <span className="sm mu" role="status">
            {walk.place ? `Change ${walk.place.at} of ${walk.place.count}` : ''}
          </span>
        </span>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: TextChoice;
  readonly not: TextChoice;
  readonly choices: ComparisonBarProps['choices'];
  readonly onChange: (value: TextChoice) => void;
}

function Choice({ label, value, not, choices, onChange }: ChoiceProps): ReactElement {
  return (
    <label className="row">
      <span className="sm mu">{label}</span>
      <select
        className="in"
        value={String(value)}
        onChange={({ target }) => onChange(target.value === 'draft' ? 'draft' : Number(target.value))}
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={String(choice)} disabled={choice === not}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
