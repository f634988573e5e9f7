import type { ReactElement } from 'react';
import type { Remark } from './remarks.js';

interface CoachCardProps {
  readonly remark: Remark;
  readonly onShow: () => void;
  /** Absent where the person may not silence it. */
  readonly onSilence?: () => void;
}

/** One remark: what was found, where, why it matters and who says so. */
export function CoachCard({ remark, onShow, onSilence }: CoachCardProps): ReactElement {
  const { finding, rule, where } = remark;
  return (
    <li className="card coach" data-severity={rule.severity}>
      <div className="meta">
        <b>{rule.severity === 'advice' ? 'Advice' : 'Hint'}</b>
        <span>{where || rule.title}</span>
      </div>
      <p>{finding.reason}</p>
      <div className="acts">
        <button type="button" className="linkbtn" onClick={onShow}>
          Show<span className="vh"> where: {finding.reason}</span>
        </button>
        {onSilence ? (
          <button type="button" className="linkbtn" onClick={onSilence}>
            Silence<span className="vh"> this: {finding.reason}</span>
          </button>
        ) : null}
        <details className="foldable">
          <summary>
            Why?<span className="vh"> {rule.title}</span>
          </summary>
          <p>{rule.why}</p>
          <p className="sm mu">
            {rule.source}.{rule.english ? ' A rule for English texts.' : ''}
          </p>
        </details>
      </div>
    </li>
  );
}
