import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Age } from '@workback/ui/age';
import { Notice } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { kpiMarks, kpiState } from './kpis-message.js';

/** Whether the number can be trusted: its age, the last failure in words, and when it is due next. */
export function KpiHealth({ kpi }: { kpi: Kpi }): ReactElement {
  const { health, missing } = kpi;
  const state = kpiState(kpi);
  const broken = state === 'failing';
  return (
    <>
      <p className="row" role="status">
        <StatusMark {...kpiMarks[state]} />
        <Age
          at={health.lastSuccessAt}
          verb={health.lastSuccessAt ? 'last number' : 'received a number'}
          state={broken ? 'dead' : state === 'stale' || state === 'late' ? 'old' : 'fresh'}
        />
        {health.nextDueAt && !kpi.paused ? <span className="sm mu">Next {timeWords(health.nextDueAt)}</span> : null}
        {kpi.paused ? <span className="sm mu">Paused: nothing is pulled until somebody resumes it</span> : null}
      </p>
      {health.lastError && health.consecutiveFailures > 0 ? (
        <Notice tone="off">
          <p>
            {health.consecutiveFailures === 1
              ? 'The last pull failed: '
              : `The last ${health.consecutiveFailures} pulls failed: `}
            {health.lastError}
          </p>
          {kpi.latest ? <p className="sm mu">Earlier numbers stay and are shown with their age.</p> : null}
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <Notice tone="risk">
          <p>This KPI does not count yet. {missing.join(' ')}</p>
        </Notice>
      ) : null}
    </>
  );
}

const timeWords = (at: string): string =>
  new Date(at).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
