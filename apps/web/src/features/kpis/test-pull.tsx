import type { TestPullResult } from '@workback/contracts/source/source.schemas';
import { Notice } from '@workback/ui/notice';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';

const SHOWN = 8;

/** What a test pull brought back, or why nothing came. */
export function TestPullPreview({ result }: { result: TestPullResult }): ReactElement {
  const { ok, message, code, points, totalPoints, sample, request, tookMs } = result;
  return (
    <Notice tone={ok ? 'act' : 'off'} live>
      <p className="row">
        <StatusMark status={ok ? 'succeeded' : 'failed'} label={ok ? 'Answered' : 'Refused'} tinted />
        <b>{message}</b>
      </p>
      <p className="sm mu">
        {ok ? '' : `${code} · `}
        {(tookMs / 1000).toFixed(1)} s{request ? ` · ${request}` : ''}
      </p>
      {points.length === 0 ? null : (
        <table style={{ maxWidth: 360, marginTop: 8 }}>
          <caption className="vh">First numbers that came back</caption>
          <thead>
            <tr>
              <th>Day</th>
              <th className="num">Value as it arrived</th>
            </tr>
          </thead>
          <tbody>
            {points.slice(0, SHOWN).map(({ date, value }, i) => (
              <tr key={i}>
                <td>{formatWeekday(date)}</td>
                <td className="num">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {totalPoints > SHOWN ? <p className="sm mu">{totalPoints} numbers in all.</p> : null}
      {sample ? (
        <details open={!ok}>
          <summary>Beginning of the answer</summary>
          <pre className="code" style={{ overflowWrap: 'anywhere', margin: 0 }}>
            {sample}
          </pre>
        </details>
      ) : null}
    </Notice>
  );
}
