import type { PlanImportPreview } from '@workback/contracts/roadmap/plan-exchange.schemas';
import { IMPORT_FIELDS, type ImportField } from '@workback/domain/roadmap/exchange/column-mapping';
import { ChoiceField } from '@workback/ui/choice-field';
import type { ReactElement } from 'react';
import { fieldError } from '../../../api/problem.js';

type Settings = PlanImportPreview['settings'];

const words: Record<ImportField, string> = {
  outcome: 'Outcome',
  key: 'Key of the row',
  owner: 'Owner',
  team: 'Team',
  estimate: 'Estimate',
  optimistic: 'Optimistic estimate',
  pessimistic: 'Pessimistic estimate',
  notBefore: 'Not before',
  notAfter: 'Not after',
  startedOn: 'Started on',
  finishedOn: 'Finished on',
  state: 'State',
  notes: 'Notes',
  deliverables: 'Deliverables',
  waitsFor: 'Waits for',
  blocks: 'Blocks',
  promises: 'Promises',
};
const always: readonly ImportField[] = ['outcome', 'owner', 'estimate', 'waitsFor'];

interface ImportMappingFieldsProps {
  readonly preview: PlanImportPreview;
  readonly busy: boolean;
  readonly onChange: (settings: Settings) => void;
  readonly error: Error | null;
}

/** Which column says what; every change shows the import anew. */
export function ImportMappingFields({ preview, busy, onChange, error }: ImportMappingFieldsProps): ReactElement {
  const { settings, columns } = preview;
  const choices = columns.map((name, at) => [String(at), `${name || 'no name'} (column ${at + 1})`] as const);
  const column = (field: ImportField): ReactElement => {
    const places = settings.mapping[field] ?? [];
    return (
      <ChoiceField
        key={field}
        label={words[field]}
        value={places[0] === undefined ? '' : String(places[0])}
        choices={choices}
        none={field === 'outcome' ? 'Choose a column' : 'Not in the file'}
        disabled={busy}
        hint={places.length > 1 ? `And ${places.length - 1} more of the same name` : undefined}
        error={fieldError(error, `settings.mapping.${field}`)}
        onChange={(value) => {
          const { [field]: _, ...rest } = settings.mapping;
          onChange({ ...settings, mapping: (value as string) === '' ? rest : { ...rest, [field]: [Number(value)] } });
        }}
      />
    );
  };
  return (
    <fieldset className="form">
      <legend>Columns</legend>
      <div className="cols">{always.map(column)}</div>
      <div className="cols">
        <ChoiceField
          label="A bare number of the estimate is in"
          value={settings.estimateUnit}
          choices={[
            ['days', 'Working days'],
            ['hours', 'Hours (8 are a day)'],
            ['weeks', 'Weeks (5 days)'],
            ['seconds', 'Seconds, as Jira writes them'],
          ]}
          disabled={busy}
          onChange={(estimateUnit) => onChange({ ...settings, estimateUnit })}
        />
        <ChoiceField
          label="Dates are written as"
          value={settings.dates}
          choices={[
            ['dmy', '31.01.2026'],
            ['mdy', '01/31/2026'],
            ['ymd', '2026/01/31'],
          ]}
          hint="2026-01-31 is understood in any case."
          disabled={busy}
          onChange={(dates) => onChange({ ...settings, dates })}
        />
      </div>
      <details>
        <summary>Other columns</summary>
        <div className="cols">{IMPORT_FIELDS.filter((field) => !always.includes(field)).map(column)}</div>
      </details>
    </fieldset>
  );
}
