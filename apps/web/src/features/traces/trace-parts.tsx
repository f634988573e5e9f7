import { Link } from '@tanstack/react-router';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement, ReactNode } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { plainWords } from './trace-view.js';

/** What is missing, in red, with the next step beside it. */
export function Gap({ words, children }: { words: string; children?: ReactNode }): ReactElement {
  return (
    <div className="gapcell">
      <span className="gap">{words}</span>
      {children}
    </div>
  );
}

/** A milestone by number, outcome and how far it is. */
export function MilestoneRef({ milestone }: { milestone: Milestone }): ReactElement {
  const late = (milestone.scheduled?.totalFloatDays ?? 0) < 0 && milestone.finishedOn === null;
  return (
    <StatusMark
      status={milestone.finishedOn ? 'finished' : late ? 'at-risk' : milestone.startedOn ? 'started' : 'not-started'}
      label={`M${milestone.number} ${milestone.outcome}`}
    />
  );
}

/** A criterion by its KPI, unless that is told already, its sentence and its state. */
export function CriterionRef({ criterion, named = true }: { criterion: CriterionWire; named?: boolean }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <>
      {named ? (
        <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: criterion.kpiId }}>
          {criterion.kpiName}
        </Link>
      ) : null}
      <div className="sm">{criterion.sentence}</div>
      <StatusMark status={criterion.evaluation?.state ?? 'too-early'} />
    </>
  );
}

/** A promise by its label and words; the label leads to where they stand. */
export function PromiseRef({ promise, initiativeId }: { promise: PromiseWire; initiativeId: string }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <>
      <Link
        to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
        params={{ workspaceSlug: slug, initiativeId }}
        search={{ panel: 'promises' }}
        hash={promise.state === 'gone' ? '' : `promise-${promise.label}`}
        aria-label={`${promise.label} in the text`}
      >
        <b>{promise.label}</b>
      </Link>{' '}
      <span className="words">“{plainWords(promise, 400)}”</span>
    </>
  );
}
