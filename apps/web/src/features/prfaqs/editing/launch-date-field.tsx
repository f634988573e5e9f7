import { Field } from '@workback/ui/field';
import type { ReactElement } from 'react';
import { placeId } from '../outline.js';
import { PlaceConflict } from './place-conflict.js';

interface LaunchDateFieldProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** The launch date that the press release proposes and that the plan is worked back from. */
export function LaunchDateField({ value, onChange }: LaunchDateFieldProps): ReactElement {
  return (
    <div className="sectionedit" id={placeId('launchDate')}>
      <Field
        label="Proposed launch date"
        hint="The plan is worked back from this day. It is separate from the words of the dateline and freezes at approval."
      >
        {(control) => (
          <input
            {...control}
            className="in"
            type="date"
            min="1900-01-01"
            max="2999-12-31"
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          />
        )}
      </Field>
      <PlaceConflict place="launchDate" />
    </div>
  );
}
