import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { ChoiceField } from '@workback/ui/choice-field';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { portfolioQuery } from '../portfolio/api/portfolio.queries.js';
import { promisesQuery } from '../promises/api/promises.queries.js';
import type { CriterionDraft } from './criterion-draft.js';

interface CriterionSubjectFieldsProps {
  readonly draft: CriterionDraft;
  readonly kpis: readonly Kpi[];
  /** A criterion that exists stays with its initiative and its KPI. */
  readonly fixed: boolean;
  /** What was known from where the dialog was opened, and need not be asked. */
  readonly given: { readonly kpi: boolean; readonly initiative: boolean };
  readonly onChange: (change: Partial<CriterionDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** Which KPI is judged, for which initiative, and which promise it proves. */
export function CriterionSubjectFields(props: CriterionSubjectFieldsProps): ReactElement {
  const { draft, kpis, fixed, given, onChange, errorOf } = props;
  const { id: workspaceId } = useWorkspace();
  const portfolio = useQuery(portfolioQuery(workspaceId));
  const promises = useQuery({
    ...promisesQuery({ workspaceId, initiativeId: draft.initiativeId }),
    enabled: draft.initiativeId !== '',
  });
  const own = (kpi: Kpi): boolean => draft.initiativeId === '' || kpi.initiativeId === draft.initiativeId;
  const ordered = [...kpis.filter(own), ...kpis.filter((kpi) => !own(kpi))];
  return (
    <div className="cols">
      {fixed || given.initiative ? null : (
        <ChoiceField
          label="Initiative"
          required
          value={draft.initiativeId}
          none="Choose an initiative"
          choices={(portfolio.data?.rows ?? []).map((row) => [row.id, row.name])}
          onChange={(initiativeId) => onChange({ initiativeId, promiseId: '' })}
          error={errorOf('initiativeId')}
        />
      )}
      {fixed || given.kpi ? null : (
        <ChoiceField
          label="KPI"
          required
          value={draft.kpiId}
          none="Choose a KPI"
          choices={ordered.map((kpi) => [kpi.id, own(kpi) ? kpi.name : `${kpi.name} (of another initiative)`])}
          onChange={(kpiId) => onChange({ kpiId })}
          error={errorOf('kpiId')}
        />
      )}
      <ChoiceField
        label="Promise that it proves (optional)"
        value={draft.promiseId}
        none={draft.initiativeId === '' ? 'Choose an initiative first' : 'None in particular'}
        choices={(promises.data?.promises ?? []).map((promise) => [
          promise.id,
          `${promise.label}: ${shortened(promise.passage.exact)}`,
        ])}
        onChange={(promiseId) => onChange({ promiseId })}
        error={errorOf('promiseId')}
      />
    </div>
  );
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
