import { type ReactElement, useState } from 'react';
import { chooseSingleKeys, singleKeysOn } from '../../app/single-keys.js';

/** Switches shortcuts of a single key off, on this device. */
export function SingleKeysChoice(): ReactElement {
  const [on, setOn] = useState(singleKeysOn);
  return (
    <label className="daybox">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => {
          chooseSingleKeys(target.checked);
          setOn(target.checked);
        }}
      />{' '}
      Single keys are shortcuts: <kbd>/</kbd> searches
    </label>
  );
}
