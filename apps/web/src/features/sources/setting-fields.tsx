import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useId } from 'react';
import { drafted, type SettingField, type SettingsDraft, visible } from './setting-field.js';

interface SettingFieldsProps {
  readonly fields: readonly SettingField[];
  readonly draft: SettingsDraft;
  readonly onChange: (draft: SettingsDraft) => void;
  /** What is wrong with the setting at a path. */
  readonly errorOf: (path: string) => string | undefined;
}

/** The form of a connector, drawn from its description. */
export function SettingFields({ fields, draft, onChange, errorOf }: SettingFieldsProps): ReactElement {
  const shown = visible(fields, draft);
  const draw = (field: SettingField): ReactElement => (
    <OneSetting
      key={`${field.path} ${field.label}`}
      field={field}
      value={drafted(draft, field)}
      error={errorOf(field.path)}
      onChange={(value) => onChange({ ...draft, [field.path]: value })}
    />
  );
  const rare = shown.filter((field) => field.rare);
  const changedRare = rare.some(
    (field) => errorOf(field.path) !== undefined || drafted(draft, field) !== (field.initial ?? ''),
  );
  return (
    <>
      {shown.filter((field) => !field.rare).map(draw)}
      {rare.length === 0 ? null : (
        <details open={changedRare || undefined}>
          <summary>More settings</summary>
          <div className="form" style={{ marginTop: 12 }}>
            {rare.map(draw)}
          </div>
        </details>
      )}
    </>
  );
}

interface OneSettingProps {
  readonly field: SettingField;
  readonly value: string | boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string | boolean) => void;
}

function OneSetting({ field, value, error, onChange }: OneSettingProps): ReactElement {
  const { label, hint, kind, choices = [], optional = false, placeholder } = field;
  if (typeof value === 'boolean')
    return <Switch label={label} hint={hint} on={value} error={error} onChange={onChange} />;
  if (kind === 'choice') {
    return <ChoiceField label={label} hint={hint} error={error} value={value} choices={choices} onChange={onChange} />;
  }
  return (
    <TextField
      label={optional ? `${label} (optional)` : label}
      hint={hint}
      error={error}
      value={value}
      onChange={onChange}
      mono={kind !== 'number'}
      required={!optional && field.initial === undefined}
      placeholder={placeholder}
      {...(kind === 'long' || kind === 'headers' ? { rows: kind === 'long' ? 6 : 2 } : {})}
      {...(kind === 'number' ? { type: 'number', min: 1 } : { autoComplete: 'off', spellCheck: false })}
    />
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly on: boolean;
  readonly error: string | undefined;
  readonly onChange: (on: boolean) => void;
}

function Switch({ label, hint, on, error, onChange }: SwitchProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <div className="checks">
        <label htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={on}
            aria-describedby={hint || error ? `${id}-note` : undefined}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span>{label}</span>
        </label>
      </div>
      {hint || error ? (
        <p className={error ? 'wrong' : 'hint'} id={`${id}-note`}>
          {error ?? hint}
        </p>
      ) : null}
    </div>
  );
}
