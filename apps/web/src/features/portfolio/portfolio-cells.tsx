import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { Age } from '@workback/ui/age';
import { Icon } from '@workback/ui/icon';
import { formatDate, formatDay } from '@workback/ui/prepare/format-date';
import { StageDots } from '@workback/ui/stage-dots';
import { StatusMark, statusWord } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { openQuestionsWords } from '../prfaqs/questions/question-words.js';
import { shownWords } from './portfolio-totals.js';
import { isUnreliable } from './portfolio-view.js';
import { stageDate, stageSteps, waySaid } from './stage-words.js';

interface CellProps {
  readonly row: PortfolioRow;
}

/** The way from press release to results with the day of the present step. */
export function StageCell({ row }: CellProps): ReactElement {
  const date = stageDate(row);
  return (
    <>
      <StageDots {...stageSteps(row)} label={waySaid(row)} />
      <div className="st1">{statusWord(row.stage)}</div>
      {date ? <div className="sub">{date}</div> : null}
      {row.openQuestions > 0 ? <div className="sub rk">{openQuestionsWords(row.openQuestions)}</div> : null}
    </>
  );
}

/** The launch as promised, then as forecast or as it was. */
export function LaunchCell({ row }: CellProps): ReactElement {
  const { promised, forecast, actual } = row.launch;
  return (
    <>
      <span className="nw">
        {promised === null
          ? '—'
          : row.spine.approvedOn === null
            ? `Proposed ${formatDate(promised)}`
            : formatDate(promised)}
      </span>
      {actual ? <Launched row={row} on={actual} /> : null}
      {!actual && forecast && promised ? <Forecast row={row} on={forecast} promised={promised} /> : null}
    </>
  );
}

function Launched({ row, on }: CellProps & { on: string }): ReactElement {
  const late = Math.abs(row.delivered.days ?? 0);
  const { state } = row.delivered;
  return (
    <div className="sub">
      Launched {formatDay(on)}
      {state === 'late' ? (
        <>
          , <span className="bad nw">{late} d late</span>
        </>
      ) : state === 'early' ? (
        `, ${late} d early`
      ) : state === 'on-time' ? (
        ', on the date'
      ) : null}
    </div>
  );
}

function Forecast({ row, on, promised }: CellProps & { on: string; promised: string }): ReactElement {
  const recover = row.daysToRecover ?? 0;
  return (
    <div className="sub">
      Forecast {formatDay(on)}
      {recover > 0 ? (
        <>
          , <span className={`nw ${row.shown.delivered === 'off-track' ? 'bad' : 'rk'}`}>{recover} d late</span>
        </>
      ) : on < promised ? (
        ', holds'
      ) : (
        ', on the date'
      )}
    </div>
  );
}

const calm = new Set([
  'on-track',
  'launched',
  'kept',
  'too-early',
  'none',
  'not-started',
  'no-data',
  'no-date',
  'outdated',
]);

/** One of the two verdicts: a word, and why. */
export function VerdictCell({ row, kind }: CellProps & { kind: 'delivered' | 'worked' }): ReactElement {
  const status = row.shown[kind];
  const words = kind === 'delivered' ? row.shown.deliveredWords : row.shown.workedWords;
  const gaps =
    kind === 'delivered' || row.promises.total === 0
      ? []
      : [
          row.promises.unmeasured > 0 ? `${row.promises.unmeasured} unmeasured` : '',
          row.promises.unbuilt > 0 && !row.launch.actual ? `${row.promises.unbuilt} unbuilt` : '',
        ].filter(Boolean);
  const label = shownWords[status];
  return (
    <>
      <StatusMark status={status} tinted={!calm.has(status)} {...(label ? { label } : {})} />
      {words ? <div className="sub clip3">{words}</div> : null}
      {gaps.length > 0 ? <div className="sub bad">{gaps.join(', ')}</div> : null}
    </>
  );
}

/** Whether the guardrails hold, and which do not. */
export function GuardrailsCell({ row }: CellProps): ReactElement {
  const { total, breached, withoutAction } = row.guardrails;
  if (total === 0) return <span className="sub">{row.launch.actual === null ? 'After launch' : 'None watch'}</span>;
  if (breached.length === 0) return <span className="nw">{total === 1 ? 'Holds' : `${total} of ${total} hold`}</span>;
  return (
    <>
      <span className="bad nw">
        {breached.length} of {total} breached
      </span>
      <div className="sub">{breached.join(', ')}</div>
      {withoutAction > 0 ? <div className="sub bad">No action named</div> : null}
    </>
  );
}

/** How old the numbers are and what is wrong with them. */
export function DataCell({ row }: CellProps): ReactElement {
  const { kpis, failing, words } = row.data;
  if (kpis === 0) return <span className="sub">No KPI</span>;
  return (
    <>
      <Age at={row.lastPullAt} state={failing > 0 ? 'dead' : isUnreliable(row) ? 'old' : 'fresh'} />
      {words ? (
        <div className={`sub clip3 ${failing > 0 ? 'bad' : isUnreliable(row) ? 'rk' : ''}`} title={words}>
          {words}
        </div>
      ) : null}
    </>
  );
}

/** What changed since the end of the last week, and the last word of its people. */
export function WordCell({ row }: CellProps): ReactElement {
  const { checkIn, trend } = row;
  return (
    <>
      {trend ? (
        <div className={trend.kind === 'worse' ? 'chg worse' : trend.kind === 'better' ? 'chg better' : 'chg'}>
          {trend.kind === 'worse' || trend.kind === 'better' ? (
            <Icon name={trend.kind === 'worse' ? 'down' : 'up'} small />
          ) : null}
          <span>
            {trend.kind === 'worse' ? 'Worse: ' : trend.kind === 'better' ? 'Better: ' : ''}
            {trend.from && trend.to
              ? `${wordOf(trend.from)} → ${wordOf(trend.to).toLocaleLowerCase()}`
              : trend.words}{' '}
            <small className="mu nw">since {formatDay(trend.since)}</small>
          </span>
        </div>
      ) : null}
      {checkIn ? (
        <div className="sub">
          <StatusMark
            status={checkIn.outdated ? 'outdated' : checkIn.colour}
            outdated={checkIn.outdated}
            {...(checkIn.jumped && !checkIn.outdated ? { label: 'Green to red' } : {})}
          />
          <div className="clip3">
            {checkIn.note}{' '}
            <i>
              {checkIn.author}, {formatDay(checkIn.on)}
            </i>
          </div>
        </div>
      ) : row.stage === 'building' ? (
        <div className="sub">No check-in yet</div>
      ) : trend ? null : (
        <span className="sub">—</span>
      )}
      {row.milestones.late > 0 && !row.launch.actual ? (
        <div className="sub rk">
          {row.milestones.late} of {row.milestones.total} milestones past their latest day
        </div>
      ) : null}
    </>
  );
}

const wordOf = (status: keyof typeof shownWords): string => shownWords[status] ?? statusWord(status);
