import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { EmptyState, Notice } from '@workback/ui/notice';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { kpisQuery } from '../kpis/api/kpis.queries.js';
import { useSaveCriterion } from './api/criteria.mutations.js';
import {
  type CriterionDraft,
  criterionDraftOf,
  criterionInputOf,
  draftSentence,
  newCriterionDraft,
} from './criterion-draft.js';
import { CriterionRuleFields } from './criterion-rule-fields.js';
import { DryRun } from './dry-run.js';
import { CriterionSubjectFields } from './criterion-subject-fields.js';

interface CriterionDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiativeId?: string | undefined;
  readonly kpiId?: string | undefined;
  readonly promiseId?: string | undefined;
  /** A number that its promise names, to begin with. */
  readonly claimed?: (Pick<CriterionDraft, 'comparator'> & { readonly value: number }) | null;
  /** The criterion to change; without it a new one is set. */
  readonly criterion?: CriterionWire | undefined;
}

/** Sets a success criterion, reading it back as a sentence while it is made. */
export function CriterionDialog({ open, onClose, criterion, claimed, ...start }: CriterionDialogProps): ReactElement {
  const { id, slug } = useWorkspace();
  const kpis = useQuery({ ...kpisQuery(id), enabled: open });
  return (
    <Dialog
      title={criterion ? 'Change the success criterion' : 'Set a success criterion'}
      open={open}
      onClose={onClose}
      wide
    >
      <LoadState query={kpis}>
        {({ kpis: all }) =>
          all.length === 0 ? (
            <EmptyState title="A criterion judges a KPI, and there is none yet.">
              <Link
                className="btn pri"
                to="/w/$workspaceSlug/kpis/new"
                params={{ workspaceSlug: slug }}
                search={newKpiFor(start) as never}
              >
                Define a KPI
              </Link>
            </EmptyState>
          ) : (
            <CriterionForm
              all={all}
              criterion={criterion}
              begin={
                criterion ? criterionDraftOf(criterion) : withClaim(newCriterionDraft(startWith(start, all)), claimed)
              }
              onDone={onClose}
            />
          )
        }
      </LoadState>
    </Dialog>
  );
}

const withClaim = (draft: CriterionDraft, claimed: CriterionDialogProps['claimed']): CriterionDraft =>
  claimed ? { ...draft, comparator: claimed.comparator, value: String(claimed.value) } : draft;

type Start = Pick<CriterionDialogProps, 'initiativeId' | 'kpiId' | 'promiseId'>;
type Kpis = readonly { readonly id: string; readonly initiativeId: string | null }[];

const newKpiFor = ({ initiativeId, promiseId }: Start): Start => ({
  ...(initiativeId ? { initiativeId } : {}),
  ...(promiseId ? { promiseId } : {}),
});

/** The initiative of the KPI, unless told; the only KPI of the initiative, unless told. */
function startWith(start: Start, all: Kpis): Start {
  const initiativeId = start.initiativeId ?? all.find(({ id }) => id === start.kpiId)?.initiativeId ?? undefined;
  const own = all.filter((kpi) => kpi.initiativeId === initiativeId);
  return { ...start, initiativeId, kpiId: start.kpiId ?? (own.length === 1 ? own[0]?.id : undefined) };
}

interface CriterionFormProps {
  readonly all: Parameters<typeof CriterionSubjectFields>[0]['kpis'];
  readonly criterion: CriterionWire | undefined;
  readonly begin: CriterionDraft;
  readonly onDone: () => void;
}

function CriterionForm({ all, criterion, begin, onDone }: CriterionFormProps): ReactElement {
  const { id } = useWorkspace();
  const [draft, setDraft] = useState(begin);
  const save = useSaveCriterion(id, criterion);
  const kpi = all.find((candidate) => candidate.id === draft.kpiId);
  const change = (part: Partial<CriterionDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const errorOf = (field: string): string | undefined => fieldError(save.error, field);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(criterionInputOf(draft), { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Notice tone="act" live>
        <p className="quote">{draftSentence(draft, kpi)}</p>
      </Notice>
      <CriterionSubjectFields
        draft={draft}
        kpis={all}
        fixed={criterion !== undefined}
        given={{ kpi: begin.kpiId !== '', initiative: begin.initiativeId !== '' }}
        onChange={change}
        errorOf={errorOf}
      />
      <CriterionRuleFields draft={draft} kpi={kpi} onChange={change} errorOf={errorOf} />
      {kpi ? <DryRun draft={draft} kpi={kpi} criterion={criterion} /> : null}
      <FormProblem error={save.error} shown={SHOWN} />
      <div className="actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          {criterion ? 'Save criterion' : 'Set criterion'}
        </Button>
      </div>
    </form>
  );
}

const SHOWN = [
  ...['initiativeId', 'kpiId', 'promiseId', 'comparator', 'value', 'against', 'window.count', 'window.grain'],
  ...['aggregation', 'due.date', 'due.days', 'minimumCoverage', 'consecutivePeriods', 'noDataPolicy', 'tolerance'],
];
