import type { ReactElement, ReactNode } from 'react';

interface VerdictPairProps {
  readonly delivered: ReactNode;
  readonly deliveredNote: ReactNode;
  readonly worked: ReactNode;
  readonly workedNote: ReactNode;
}

/** The two verdicts, side by side and never mixed: did we ship it, and did it work. */
export function VerdictPair({ delivered, deliveredNote, worked, workedNote }: VerdictPairProps): ReactElement {
  return (
    <div className="verdicts">
      <div>
        <span className="lab">Delivered?</span>
        {delivered}
        <p>{deliveredNote}</p>
      </div>
      <div>
        <span className="lab">Worked?</span>
        {worked}
        <p>{workedNote}</p>
      </div>
    </div>
  );
}
