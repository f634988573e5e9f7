import { Link } from '@tanstack/react-router';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { Age } from '@workback/ui/age';
import { days, formatDate, formatDay } from '@workback/ui/prepare/format-date';
import { type Status, StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { openQuestionsWords } from '../prfaqs/questions/question-words.js';
import { verdictShown } from '../initiatives/verdict-shown.js';

/** The portfolio: one row an initiative, from press release to launch to outcome. */
export function PortfolioTable({ rows, order }: { rows: readonly PortfolioRow[]; order: string }): ReactElement {
  return (
    <table className="port cards">
      <caption className="vh">Initiatives, {order}</caption>
      <colgroup>
        <col style={{ width: '23%' }} />
        <col style={{ width: '10%' }} />
        <col style={{ width: '14%' }} />
        <col style={{ width: '12%' }} />
        <col style={{ width: '12%' }} />
        <col style={{ width: '8%' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Initiative, as its press release says it</th>
          <th scope="col">Stage</th>
          <th scope="col">
            Launch promised,
            <br />
            then forecast or actual
          </th>
          <th scope="col">Delivered?</th>
          <th scope="col">Worked?</th>
          <th scope="col">Data</th>
          <th scope="col">Last word</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: PortfolioRow }): ReactElement {
  const { slug } = useWorkspace();
  const params = { workspaceSlug: slug, initiativeId: row.id };
  return (
    <tr>
      <td>
        <div className="nm1">
          <Link className="q name" to="/w/$workspaceSlug/initiatives/$initiativeId" params={params}>
            {row.name}
          </Link>
          {row.owner ? <span className="who">{row.owner.name}</span> : null}
        </div>
        {row.headline ? <div className="head">{row.headline}</div> : <div className="sub">No headline yet</div>}
      </td>
      <td data-l="Stage">
        <StatusMark status={row.stage} />
        {row.openQuestions > 0 ? <div className="sub rk">{openQuestionsWords(row.openQuestions)}</div> : null}
      </td>
      <td data-l="Launch">
        <LaunchCell row={row} />
      </td>
      <td data-l="Delivered?">
        <DeliveredCell row={row} />
      </td>
      <td data-l="Worked?">
        <WorkedCell row={row} />
      </td>
      <td data-l="Data">
        <DataCell row={row} />
      </td>
      <td data-l="Last word">
        <LastWordCell row={row} />
      </td>
    </tr>
  );
}

function LaunchCell({ row }: { row: PortfolioRow }): ReactElement {
  const { promised, forecast, actual } = row.launch;
  const late = row.delivered.state === 'late';
  const days = Math.abs(row.delivered.days ?? 0);
  return (
    <>
      <span className="nw">{promised ? formatDate(promised) : '—'}</span>
      {actual ? (
        <div className="sub">
          Launched {formatDate(actual)}
          {late ? (
            <>
              , <span className="bad nw">{days} d late</span>
            </>
          ) : row.delivered.state === 'early' ? (
            `, ${days} d early`
          ) : (
            ', on the date'
          )}
        </div>
      ) : forecast && promised ? (
        <div className="sub">
          Forecast {formatDate(forecast)}
          {forecast > promised ? (
            <>
              , <span className={(row.daysToRecover ?? 0) > 10 ? 'bad' : 'rk'}>late</span>
            </>
          ) : (
            ', holds'
          )}
        </div>
      ) : null}
    </>
  );
}

function DeliveredCell({ row }: { row: PortfolioRow }): ReactElement {
  const { milestones, daysToRecover } = row;
  const progress = milestones.total > 0 ? `${milestones.done} of ${milestones.total} milestones` : 'No milestones yet';
  if (row.launch.actual) {
    const label = row.delivered.state === 'late' ? 'Launched late' : 'Launched';
    return (
      <>
        <StatusMark status={row.delivered.state === 'late' ? 'late' : 'launched'} label={label} />
        <div className="sub">{progress}</div>
      </>
    );
  }
  if (milestones.total === 0) return <span className="sub">{progress}</span>;
  const status: Status =
    daysToRecover === null
      ? 'no-date'
      : daysToRecover === 0
        ? 'on-track'
        : daysToRecover > 10
          ? 'off-track'
          : 'at-risk';
  return (
    <>
      <StatusMark status={status} tinted={(daysToRecover ?? 0) > 0} />
      <div className="sub">{(daysToRecover ?? 0) > 0 ? `${days(daysToRecover ?? 0)} to recover` : progress}</div>
    </>
  );
}

function WorkedCell({ row }: { row: PortfolioRow }): ReactElement {
  const { worked, promises } = row;
  if (promises.total === 0) return <span className="sub">No promises marked</span>;
  const verdict = verdictShown(row);
  const needsYou = verdict === 'missed' || verdict === 'partly';
  const gaps = [
    promises.unmeasured > 0 ? `${promises.unmeasured} unmeasured` : '',
    promises.unbuilt > 0 && !row.launch.actual ? `${promises.unbuilt} unbuilt` : '',
  ].filter(Boolean);
  return (
    <>
      <StatusMark status={verdict} tinted={needsYou} />
      <div className="sub">
        {worked.kept} of {promises.total} kept
        {worked.missed > 0 ? `, ${worked.missed} missed` : ''}
      </div>
      {gaps.length > 0 ? <div className="sub bad">{gaps.join(', ')}</div> : null}
    </>
  );
}

function DataCell({ row }: { row: PortfolioRow }): ReactElement {
  const { kpis, failing, stale } = row.data;
  if (kpis === 0) return <span className="sub">No KPI</span>;
  const state = failing > 0 ? 'dead' : stale > 0 ? 'old' : 'fresh';
  return (
    <>
      <Age at={row.lastPullAt} state={state} />
      {failing > 0 ? (
        <div className="sub bad">
          {failing} of {kpis} failing
        </div>
      ) : null}
      {stale > 0 ? (
        <div className="sub rk">
          {stale} of {kpis} stale
        </div>
      ) : null}
    </>
  );
}

function LastWordCell({ row }: { row: PortfolioRow }): ReactElement {
  const { checkIn } = row;
  return (
    <>
      {row.attentionReason ? <div>{row.attentionReason}</div> : null}
      {checkIn ? (
        <div className="sub">
          <StatusMark
            status={checkIn.outdated ? 'outdated' : checkIn.colour}
            outdated={checkIn.outdated}
            {...(checkIn.jumped && !checkIn.outdated ? { label: 'Green to red' } : {})}
          />
          <div>
            {checkIn.note}{' '}
            <i>
              {checkIn.author}, {formatDay(checkIn.on)}
            </i>
          </div>
        </div>
      ) : row.stage === 'building' ? (
        <div className="sub">No check-in yet</div>
      ) : null}
    </>
  );
}
