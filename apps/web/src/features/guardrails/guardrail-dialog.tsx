import { useQuery } from '@tanstack/react-query';
import type { GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { kpisQuery } from '../kpis/api/kpis.queries.js';
import { type GuardrailInput, useGuardrails } from './api/guardrails.queries.js';

const FRESH: GuardrailInput = { kpiId: '', limit: 0, badSide: 'above', grain: 'week', periods: 1, watchDays: 90 };

/** Lets a KPI watch over every launch, or changes how it does. */
export function GuardrailDialog({
  known,
  onClose,
}: {
  known: GuardrailWire | null;
  onClose: () => void;
}): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const kpis = useQuery(kpisQuery(workspaceId));
  const { save } = useGuardrails(workspaceId);
  const [draft, setDraft] = useState<GuardrailInput>(known ? { ...known, kpiId: known.kpi.id } : FRESH);
  const change = (next: Partial<GuardrailInput>): void => setDraft({ ...draft, ...next });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { kpiId, limit, badSide, grain, periods, watchDays } = draft;
    save.mutate({ known, input: { kpiId, limit, badSide, grain, periods, watchDays } }, { onSuccess: onClose });
  };
  const number = (key: 'limit' | 'periods' | 'watchDays', label: string, step: string): ReactElement => (
    <TextField
      label={label}
      type="number"
      step={step}
      required
      value={Number.isNaN(draft[key]) ? '' : String(draft[key])}
      onChange={(value) => change({ [key]: value === '' ? Number.NaN : Number(value) })}
      error={fieldError(save.error, key)}
    />
  );
  return (
    <Dialog title={known ? `Guardrail ${known.kpi.name}` : 'A guardrail of every launch'} open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {known ? null : (
          <ChoiceField
            label="KPI that must not get worse"
            value={draft.kpiId}
            none="Choose a KPI"
            required
            choices={(kpis.data?.kpis ?? []).map((kpi) => [kpi.id, kpi.name] as const)}
            onChange={(kpiId) => change({ kpiId })}
            error={fieldError(save.error, 'kpiId')}
          />
        )}
        <ChoiceField
          label="It is breached"
          value={draft.badSide}
          choices={[
            ['above', 'above the limit'],
            ['below', 'below the limit'],
          ]}
          onChange={(badSide) => change({ badSide })}
        />
        {number('limit', 'Limit, in the unit of the KPI', 'any')}
        <ChoiceField
          label="Judged by complete"
          value={draft.grain}
          choices={[
            ['day', 'days'],
            ['week', 'weeks'],
            ['month', 'months'],
          ]}
          onChange={(grain) => change({ grain })}
        />
        {number('periods', 'So many in a row', '1')}
        {number('watchDays', 'Days after each launch', '1')}
        <FormProblem error={save.error} shown={['kpiId', 'limit', 'periods', 'watchDays']} />
        <div className="actions">
          <Button look="primary" type="submit" busy={save.isPending}>
            Save guardrail
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
