import { useQuery } from '@tanstack/react-query';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { portfolioQuery } from '../portfolio/api/portfolio.queries.js';
import { PersonPicker } from '../people/person-picker.js';
import type { KpiDraft } from './kpi-draft.js';
import { DimensionFields } from './dimension-fields.js';
import { MovesField } from './moves-field.js';
import { aggregations, directions, grains, kinds, units } from './kpi-words.js';

interface DefinitionStepProps {
  readonly draft: KpiDraft;
  /** The other KPIs of the workspace. */
  readonly others: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly onChange: (change: Partial<KpiDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What the KPI means: for whom, in what unit, and which way is better. */
export function DefinitionStep({ draft, others, onChange, errorOf }: DefinitionStepProps): ReactElement {
  const { id } = useWorkspace();
  const portfolio = useQuery(portfolioQuery(id));
  return (
    <>
      <TextField
        label="Name"
        required
        maxLength={160}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        placeholder="Activation within a week"
        error={errorOf('name')}
      />
      <TextField
        label="Purpose (optional)"
        rows={2}
        maxLength={2000}
        value={draft.purpose}
        onChange={(purpose) => onChange({ purpose })}
        hint="What does a customer get when this number is good?"
        error={errorOf('purpose')}
      />
      <div className="cols">
        <ChoiceField
          label="Kind"
          value={draft.kind}
          choices={kinds.map(([value, words]) => [value, words])}
          hint={kinds.find(([value]) => value === draft.kind)?.[2]}
          onChange={(kind) => onChange({ kind })}
          error={errorOf('kind')}
        />
        <PersonPicker
          label="Owner"
          placeholder="Nobody yet"
          value={draft.ownerId || null}
          onChange={(ownerId) => onChange({ ownerId: ownerId ?? '' })}
          hint="Answers for the number and is told when it fails."
          error={errorOf('ownerId')}
        />
        <PersonPicker
          label="Data provider (optional)"
          placeholder="The owner"
          value={draft.dataProviderId || null}
          onChange={(dataProviderId) => onChange({ dataProviderId: dataProviderId ?? '' })}
          hint="Sees to the data, when that is somebody else."
          error={errorOf('dataProviderId')}
        />
        <ChoiceField
          label="Initiative"
          value={draft.initiativeId}
          none="None in particular"
          choices={(portfolio.data?.rows ?? []).map((row) => [row.id, row.name])}
          onChange={(initiativeId) => onChange({ initiativeId })}
          error={errorOf('initiativeId')}
        />
      </div>
      <div className="cols">
        <ChoiceField
          label="Unit"
          value={draft.unit}
          choices={units}
          onChange={(unit) => onChange({ unit })}
          hint={draft.unit === 'percent' ? '41.2 % arrives as 41.2, not as 0.412.' : undefined}
          error={errorOf('unit')}
        />
        {draft.unit === 'currency' ? (
          <TextField
            label="Currency"
            required
            maxLength={3}
            placeholder="EUR"
            value={draft.currency}
            onChange={(currency) => onChange({ currency })}
            error={errorOf('currency')}
          />
        ) : null}
        <TextField
          label="Decimals shown"
          type="number"
          min={0}
          max={6}
          required
          value={draft.precision}
          onChange={(precision) => onChange({ precision })}
          error={errorOf('precision')}
        />
        <ChoiceField
          label="Better is"
          value={draft.direction}
          choices={directions}
          onChange={(direction) => onChange({ direction })}
          error={errorOf('direction')}
        />
      </div>
      {draft.kind === 'input' ? (
        <MovesField
          value={draft.moves}
          kpis={others}
          onChange={(moves) => onChange({ moves })}
          error={errorOf('moves')}
        />
      ) : null}
      <div className="cols">
        {draft.derived ? null : <Counting draft={draft} onChange={onChange} errorOf={errorOf} />}
        <TextField
          label="Days until a day is final"
          type="number"
          min={0}
          max={60}
          required
          value={draft.delayDays}
          onChange={(delayDays) => onChange({ delayDays })}
          hint="A period is judged only when late data had this long to arrive."
          error={errorOf('delayDays')}
        />
      </div>
      {draft.derived ? null : <DimensionFields draft={draft} onChange={onChange} errorOf={errorOf} />}
      <TextField
        label="Caveats (optional)"
        rows={2}
        maxLength={2000}
        value={draft.caveats}
        onChange={(caveats) => onChange({ caveats })}
        hint="What a reader must know before trusting the number."
        error={errorOf('caveats')}
      />
    </>
  );
}

/** How often there is a number, and how several become one; a derived KPI has both from the KPIs that it names. */
function Counting({ draft, onChange, errorOf }: Omit<DefinitionStepProps, 'others'>): ReactElement {
  return (
    <>
      <ChoiceField
        label="Shown by"
        value={draft.grain}
        choices={grains}
        onChange={(grain) => onChange({ grain })}
        error={errorOf('grain')}
      />
      <ChoiceField
        label="Days become one number by"
        value={draft.aggregation}
        choices={aggregations.map(([value, words]) => [value, words])}
        hint={aggregations.find(([value]) => value === draft.aggregation)?.[2]}
        onChange={(aggregation) => onChange({ aggregation })}
        error={errorOf('aggregation')}
      />
    </>
  );
}
