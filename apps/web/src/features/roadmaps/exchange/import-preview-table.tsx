import type { PlanImportPreview } from '@workback/contracts/roadmap/plan-exchange.schemas';
import { Notice } from '@workback/ui/notice';
import { formatDate, recoverWords } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';

const SHOWN_REMARKS = 8;

/** What an import would make, what it leaves out and why, and what becomes of the launch. */
export function ImportPreviewTable({ preview }: { preview: PlanImportPreview }): ReactElement {
  const { milestones, made, linked, remarks, refusal, launchDate, forecastBefore, forecastAfter, daysToRecoverAfter } =
    preview;
  const skipped = milestones.filter((each) => each.skipped).length;
  const dependencies = `${linked} ${linked === 1 ? 'dependency' : 'dependencies'}`;
  return (
    <>
      <Notice tone={refusal ? 'off' : 'act'} live>
        <p>
          <b>
            {made} {made === 1 ? 'milestone' : 'milestones'} and {dependencies} would be made.
          </b>{' '}
          {skipped > 0 ? `${skipped} ${skipped === 1 ? 'row stands' : 'rows stand'} in the plan already. ` : ''}
          {refusal ?? ''}
        </p>
        {forecastAfter === null ? null : (
          <p className="sm">
            The work would end {formatDate(forecastAfter)}
            {forecastBefore === null || forecastBefore === forecastAfter
              ? ''
              : ` instead of ${formatDate(forecastBefore)}`}
            {launchDate === null
              ? '.'
              : `; promised is ${formatDate(launchDate)}: ${recoverWords(daysToRecoverAfter)}.`}
          </p>
        )}
        {remarks.length === 0 ? null : (
          <details open={remarks.length <= SHOWN_REMARKS || undefined}>
            <summary>
              {remarks.length} {remarks.length === 1 ? 'remark' : 'remarks'}
            </summary>
            <ul>
              {remarks.map(({ row, message }, at) => (
                <li key={at}>
                  Row {row}: {message}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Notice>
      {milestones.length === 0 ? null : (
        <div className="scrollx">
          <table>
            <caption className="vh">Milestones in the file</caption>
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Outcome</th>
                <th scope="col">Owner</th>
                <th scope="col" className="num">
                  Days
                </th>
                <th scope="col" className="num">
                  Waits for
                </th>
              </tr>
            </thead>
            <tbody>
              {milestones.slice(0, 100).map((milestone) => (
                <tr key={milestone.row} className={milestone.skipped ? 'mu' : undefined}>
                  <td>{milestone.row}</td>
                  <td>
                    {milestone.outcome}
                    {milestone.skipped ? ' (in the plan already)' : ''}
                  </td>
                  <td>{milestone.owner || '—'}</td>
                  <td className="num">{milestone.estimateDays}</td>
                  <td className="num">{milestone.waitsFor || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {milestones.length > 100 ? <p className="sm mu">And {milestones.length - 100} more.</p> : null}
    </>
  );
}
