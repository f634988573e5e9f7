import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { ChoiceField } from '@workback/ui/choice-field';
import { unitWords } from '@workback/domain/kpi/unit';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useId } from 'react';
import { aggregations, wordsOf } from '../kpis/kpi-words.js';
import type { CriterionDraft } from './criterion-draft.js';

interface CriterionRuleFieldsProps {
  readonly draft: CriterionDraft;
  readonly kpi: Kpi | undefined;
  readonly onChange: (change: Partial<CriterionDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The rule itself: how much, over what, by when; rarer parts folded away. */
export function CriterionRuleFields({ draft, kpi, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  const unit = draft.against === 'percent-change-from-baseline' ? '%' : kpi ? unitWords(kpi.unit, kpi.currency) : '';
  return (
    <>
      <div className="cols">
        <ChoiceField
          label="It must be"
          value={draft.comparator}
          choices={[
            ['at-least', 'At least'],
            ['at-most', 'At most'],
            ['above', 'Above'],
            ['below', 'Below'],
            ['equal-to', 'Exactly'],
          ]}
          onChange={(comparator) => onChange({ comparator })}
          error={errorOf('comparator')}
        />
        <TextField
          label={unit ? `Value (${unit})` : 'Value'}
          type="number"
          step="any"
          required
          value={draft.value}
          onChange={(value) => onChange({ value })}
          error={errorOf('value')}
        />
        <ChoiceField
          label="Measured as"
          value={draft.against}
          choices={[
            ['value', 'The value itself'],
            ['change-from-baseline', 'A change from the baseline'],
            ['percent-change-from-baseline', 'A change from the baseline in %'],
          ]}
          onChange={(against) => onChange({ against })}
          error={errorOf('against')}
        />
      </div>
      <div className="cols">
        <TextField
          label="Over so many complete"
          type="number"
          min={1}
          required
          value={draft.count}
          onChange={(count) => onChange({ count })}
          error={errorOf('window.count')}
        />
        <ChoiceField
          label="Periods"
          value={draft.grain}
          choices={[
            ['day', 'days'],
            ['week', 'weeks'],
            ['month', 'months'],
          ]}
          onChange={(grain) => onChange({ grain })}
          error={errorOf('window.grain')}
        />
        <ChoiceField
          label="Together by"
          value={draft.aggregation}
          none={kpi ? `As the KPI: ${wordsOf(aggregations, kpi.aggregation).toLowerCase()}` : 'As the KPI'}
          choices={aggregations.map(([value, words]) => [value, words])}
          onChange={(aggregation) => onChange({ aggregation })}
          error={errorOf('aggregation')}
        />
      </div>
      <div className="cols">
        <ChoiceField
          label="Due"
          value={draft.dueKind}
          choices={[
            ['after-launch', 'So many days after launch'],
            ['date', 'On a date'],
          ]}
          onChange={(dueKind) => onChange({ dueKind })}
        />
        {draft.dueKind === 'date' ? (
          <TextField
            label="Date"
            type="date"
            required
            value={draft.dueDate}
            onChange={(dueDate) => onChange({ dueDate })}
            error={errorOf('due.date')}
          />
        ) : (
          <TextField
            label="Days after launch"
            type="number"
            min={1}
            required
            value={draft.dueDays}
            onChange={(dueDays) => onChange({ dueDays })}
            error={errorOf('due.days')}
          />
        )}
      </div>
      <RareFields draft={draft} kpi={kpi} onChange={onChange} errorOf={errorOf} />
    </>
  );
}

const RARE = ['minimumCoverage', 'consecutivePeriods', 'noDataPolicy', 'tolerance', 'trajectory'];

function RareFields({ draft, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  const trajectory = useId();
  return (
    <details open={RARE.some((field) => errorOf(field) !== undefined) || undefined}>
      <summary>Missing data, tolerance, periods in a row</summary>
      <div className="form" style={{ marginTop: 12 }}>
        <div className="cols">
          <TextField
            label="Days that must be present (%)"
            type="number"
            min={0}
            max={100}
            step="any"
            required
            value={draft.coverage}
            onChange={(coverage) => onChange({ coverage })}
            hint="A sum always needs every day."
            error={errorOf('minimumCoverage')}
          />
          <ChoiceField
            label="Too little data counts as"
            value={draft.noDataPolicy}
            choices={[
              ['no-data', 'No data'],
              ['missed', 'Missed'],
            ]}
            onChange={(noDataPolicy) => onChange({ noDataPolicy })}
            error={errorOf('noDataPolicy')}
          />
          <TextField
            label="Windows in a row"
            type="number"
            min={1}
            max={52}
            required
            value={draft.periods}
            onChange={(periods) => onChange({ periods })}
            error={errorOf('consecutivePeriods')}
          />
          <TextField
            label="Still “at risk” up to (%)"
            type="number"
            min={0}
            max={100}
            step="any"
            required
            value={draft.tolerance}
            onChange={(tolerance) => onChange({ tolerance })}
            hint="Of the way from baseline to target; beyond it is off track."
            error={errorOf('tolerance')}
          />
        </div>
        <div className="checks">
          <label htmlFor={trajectory}>
            <input
              id={trajectory}
              type="checkbox"
              checked={draft.trajectory}
              onChange={(event) => onChange({ trajectory: event.target.checked })}
            />
            <span>Until the due date, judge against the straight line from baseline to target</span>
          </label>
        </div>
        {errorOf('trajectory') ? <p className="sm">{errorOf('trajectory')}</p> : null}
      </div>
    </details>
  );
}
