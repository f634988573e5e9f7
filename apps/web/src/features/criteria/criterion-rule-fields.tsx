import './rule-sentence.css';
import { unitWords } from '@workback/domain/kpi/unit';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { ReactElement } from 'react';
import { aggregations, wordsOf } from '../kpis/kpi-words.js';
import type { CriterionDraft } from './criterion-draft.js';
import { InlineChoice, InlineInput } from './inline-fields.js';

interface CriterionRuleFieldsProps {
  readonly draft: CriterionDraft;
  readonly kpi: Kpi | undefined;
  readonly onChange: (change: Partial<CriterionDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The rule written as the sentence that it is read as: how much, over what, by when, on how much data. */
export function CriterionRuleFields({ draft, kpi, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  return (
    <fieldset className="plainset">
      <legend>The rule</legend>
      <p className="rule-sentence">
        It must be <HowMuch draft={draft} kpi={kpi} onChange={onChange} errorOf={errorOf} /> over{' '}
        <OverWhat draft={draft} kpi={kpi} onChange={onChange} errorOf={errorOf} />{' '}
        <ByWhen draft={draft} kpi={kpi} onChange={onChange} errorOf={errorOf} />
        {'. '}
        <OnHowMuchData draft={draft} kpi={kpi} onChange={onChange} errorOf={errorOf} />{' '}
        <UntilThen draft={draft} kpi={kpi} onChange={onChange} errorOf={errorOf} />
      </p>
      {FIELDS.flatMap((field) => errorOf(field) ?? []).map((message) => (
        <p key={message} className="wrong" role="alert">
          {message}
        </p>
      ))}
    </fieldset>
  );
}

const FIELDS = [
  ...['comparator', 'value', 'against', 'window.count', 'window.grain', 'aggregation', 'due.date', 'due.days'],
  ...['minimumCoverage', 'consecutivePeriods', 'noDataPolicy', 'tolerance', 'trajectory'],
];

function HowMuch({ draft, kpi, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  const unit = draft.against === 'percent-change-from-baseline' ? '%' : kpi ? unitWords(kpi.unit, kpi.currency) : '';
  return (
    <>
      <InlineChoice
        label="It must be"
        value={draft.comparator}
        choices={[
          ['at-least', 'at least'],
          ['at-most', 'at most'],
          ['above', 'above'],
          ['below', 'below'],
          ['equal-to', 'exactly'],
        ]}
        onChange={(comparator) => onChange({ comparator })}
        wrong={errorOf('comparator')}
      />
      <InlineInput
        label={unit ? `Value (${unit})` : 'Value'}
        type="number"
        step="any"
        value={draft.value}
        onChange={(value) => onChange({ value })}
        wrong={errorOf('value')}
      />
      {` ${unit} `}
      <InlineChoice
        label="Measured as"
        value={draft.against}
        choices={[
          ['value', 'in itself'],
          ['change-from-baseline', 'as a change from the baseline'],
          ['percent-change-from-baseline', 'as a change from the baseline, in %'],
        ]}
        onChange={(against) => onChange({ against })}
        wrong={errorOf('against')}
      />
    </>
  );
}

function OverWhat({ draft, kpi, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  const own = kpi?.formula ? 'by its formula' : kpi ? `by ${wordsOf(aggregations, kpi.aggregation).toLowerCase()}` : '';
  return (
    <>
      <InlineInput
        label="Over so many complete"
        type="number"
        few
        min={1}
        value={draft.count}
        onChange={(count) => onChange({ count })}
        wrong={errorOf('window.count')}
      />
      {' complete '}
      <InlineChoice
        label="Periods"
        value={draft.grain}
        choices={[
          ['day', 'days'],
          ['week', 'weeks'],
          ['month', 'months'],
        ]}
        onChange={(grain) => onChange({ grain })}
        wrong={errorOf('window.grain')}
      />{' '}
      together{' '}
      <InlineChoice
        label="Together by"
        value={draft.aggregation}
        choices={[
          ['', `as the KPI${own ? ` (${own})` : ''}`],
          ...(kpi?.formula ? [] : aggregations.map(([value, words]) => [value, `by ${words.toLowerCase()}`] as const)),
        ]}
        onChange={(aggregation) => onChange({ aggregation })}
        wrong={errorOf('aggregation')}
      />
      ,{' '}
      <InlineInput
        label="Windows in a row"
        type="number"
        few
        min={1}
        max={52}
        value={draft.periods}
        onChange={(periods) => onChange({ periods })}
        wrong={errorOf('consecutivePeriods')}
      />
      {draft.periods === '1' ? ' time,' : ' times in a row,'}
    </>
  );
}

function ByWhen({ draft, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  return (
    <>
      by{' '}
      {draft.dueKind === 'date' ? (
        <InlineInput
          label="Date"
          type="date"
          value={draft.dueDate}
          onChange={(dueDate) => onChange({ dueDate })}
          wrong={errorOf('due.date')}
        />
      ) : (
        <InlineInput
          label="Days after launch"
          type="number"
          few
          min={1}
          value={draft.dueDays}
          onChange={(dueDays) => onChange({ dueDays })}
          wrong={errorOf('due.days')}
        />
      )}
      <InlineChoice
        label="Due"
        value={draft.dueKind}
        choices={[
          ['after-launch', 'days after launch'],
          ['date', 'whenever it launches'],
        ]}
        onChange={(dueKind) => onChange({ dueKind })}
      />
    </>
  );
}

function OnHowMuchData({ draft, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  return (
    <>
      At least{' '}
      <InlineInput
        label="Days that must be present (%)"
        type="number"
        few
        min={0}
        max={100}
        step="any"
        value={draft.coverage}
        onChange={(coverage) => onChange({ coverage })}
        wrong={errorOf('minimumCoverage')}
      />
      {' % of its days must have data (a sum needs all of them); too little data '}
      <InlineChoice
        label="Too little data"
        value={draft.noDataPolicy}
        choices={[
          ['no-data', 'is no data, and no verdict'],
          ['missed', 'counts as missed'],
          ['hold', 'leaves it to the last window that has enough'],
        ]}
        onChange={(noDataPolicy) => onChange({ noDataPolicy })}
        wrong={errorOf('noDataPolicy')}
      />
      .
    </>
  );
}

function UntilThen({ draft, onChange, errorOf }: CriterionRuleFieldsProps): ReactElement {
  return (
    <>
      Until then it is judged against{' '}
      <InlineChoice
        label="Until then against"
        value={draft.trajectory ? 'line' : 'target'}
        choices={[
          ['target', 'the target itself'],
          ['line', 'the straight line from baseline to target'],
        ]}
        onChange={(against) => onChange({ trajectory: against === 'line' })}
        wrong={errorOf('trajectory')}
      />{' '}
      and still “at risk” when it falls short by no more than{' '}
      <InlineInput
        label="Still “at risk” up to (%)"
        type="number"
        few
        min={0}
        max={100}
        step="any"
        value={draft.tolerance}
        onChange={(tolerance) => onChange({ tolerance })}
        wrong={errorOf('tolerance')}
      />
      {' % of the way from baseline to target.'}
    </>
  );
}
