import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useId } from 'react';

const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

interface TimeZoneFieldProps {
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** A time zone by name, with the known ones offered. */
export function TimeZoneField({ value, onChange, hint, error }: TimeZoneFieldProps): ReactElement {
  const list = useId();
  return (
    <>
      <TextField
        label="Time zone"
        required
        list={list}
        autoComplete="off"
        value={value}
        onChange={onChange}
        hint={hint}
        error={error}
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
