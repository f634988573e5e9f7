import { useQuery } from '@tanstack/react-query';
import type { Amendment, CriterionChangeWire } from '@workback/contracts/amendment/amendment.schemas';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { Notice } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { criteriaQuery } from '../criteria/api/criteria.queries.js';
import {
  type CriterionDraft,
  criterionDraftOf,
  criterionInputOf,
  draftSentence,
  newCriterionDraft,
} from '../criteria/criterion-draft.js';
import { CriterionRuleFields } from '../criteria/criterion-rule-fields.js';
import { kpisQuery } from '../kpis/api/kpis.queries.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';

interface CriterionChangeDialogProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  /** The criterion to change; null adds one. */
  readonly criterion: Amendment['criteria'][number] | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: (change: CriterionChangeWire) => void;
  readonly onClose: () => void;
}

/** Changes or adds a success criterion in an amendment, read back as a sentence while it is made. */
export default function CriterionChangeDialog(props: CriterionChangeDialogProps): ReactElement {
  const { params, criterion, onClose } = props;
  const kpis = useQuery(kpisQuery(params.workspaceId));
  const criteria = useQuery(criteriaQuery(params.workspaceId, { initiativeId: params.initiativeId }));
  return (
    <Dialog title={criterion ? 'Change the success criterion' : 'Add a success criterion'} open wide onClose={onClose}>
      <LoadState query={kpis}>
        {({ kpis: all }) => (
          <LoadState query={criteria}>
            {({ criteria: list }) => (
              <ChangeForm {...props} kpis={all} approved={list.find(({ id }) => id === criterion?.id)} />
            )}
          </LoadState>
        )}
      </LoadState>
    </Dialog>
  );
}

interface ChangeFormProps extends CriterionChangeDialogProps {
  readonly kpis: readonly Kpi[];
  readonly approved: CriterionWire | undefined;
}

function ChangeForm(props: ChangeFormProps): ReactElement {
  const { params, amendment, criterion, kpis, approved, busy, error, onChange, onClose } = props;
  const [draft, setDraft] = useState<CriterionDraft>(() =>
    approved ? criterionDraftOf(approved) : newCriterionDraft({ initiativeId: params.initiativeId }),
  );
  const [reason, setReason] = useState('');
  const change = (part: Partial<CriterionDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const kpi = kpis.find(({ id }) => id === draft.kpiId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { initiativeId: _, kpiId, promiseId = null, ...input } = criterionInputOf(draft);
    const rule = input as Extract<CriterionChangeWire, { change: 'add' }>['rule'];
    if (criterion) onChange({ change: 'replace', criterionId: criterion.id, promiseId, rule, reason: reason.trim() });
    else onChange({ change: 'add', id: crypto.randomUUID(), kpiId, promiseId, rule });
  };
  const promises = amendment.promises
    .filter(({ outcome }) => outcome !== 'withdrawn')
    .map(({ id, label, after, before }) => [id, `${label ?? 'New'}: ${(after ?? before ?? '').slice(0, 80)}`] as const);
  return (
    <form className="form" onSubmit={submit}>
      <Notice tone="act" live>
        <p className="quote">{draftSentence(draft, kpi)}</p>
      </Notice>
      <div className="cols">
        {criterion ? null : (
          <ChoiceField
            label="KPI"
            required
            value={draft.kpiId}
            none="Choose a KPI"
            choices={kpis.map(({ id, name }) => [id, name])}
            onChange={(kpiId) => change({ kpiId })}
          />
        )}
        <ChoiceField
          label="Promise that it proves (optional)"
          value={draft.promiseId}
          none="None in particular"
          choices={promises}
          onChange={(promiseId) => change({ promiseId })}
        />
      </div>
      <CriterionRuleFields draft={draft} kpi={kpi} onChange={change} errorOf={() => undefined} />
      {criterion ? (
        <TextField
          label="Why it is changed"
          hint="Kept with the criterion as it was."
          rows={2}
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      <FormProblem error={error} />
      <div className="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" busy={busy}>
          {criterion ? 'Change criterion' : 'Add criterion'}
        </Button>
      </div>
    </form>
  );
}
