import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import type { ReactElement } from 'react';
import type { KpiDraft } from './kpi-draft.js';
import { dimensionTotals } from './kpi-words.js';

interface DimensionFieldsProps {
  readonly draft: KpiDraft;
  readonly onChange: (change: Partial<KpiDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What the KPI is broken down by, and how the values of a day make its total. */
export function DimensionFields({ draft, onChange, errorOf }: DimensionFieldsProps): ReactElement {
  return (
    <div className="cols">
      <TextField
        label="Broken down by (optional)"
        maxLength={40}
        value={draft.dimensionName}
        onChange={(dimensionName) => onChange({ dimensionName })}
        placeholder="country"
        hint="When each number says what it is about: a country, a plan."
        error={errorOf('dimension.name') ?? errorOf('dimension')}
      />
      {draft.dimensionName.trim() === '' ? null : (
        <ChoiceField
          label="The total of a day is"
          value={draft.dimensionTotal}
          choices={dimensionTotals.map(([value, words]) => [value, words])}
          hint={dimensionTotals.find(([value]) => value === draft.dimensionTotal)?.[2]}
          onChange={(dimensionTotal) => onChange({ dimensionTotal })}
          error={errorOf('dimension.total')}
        />
      )}
    </div>
  );
}
