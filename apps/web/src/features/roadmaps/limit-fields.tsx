import type { DateLimit } from '@workback/domain/roadmap/plan';
import { TextField } from '@workback/ui/text-field';
import type { ReactElement } from 'react';
import type { MilestoneDraft } from './milestone-form.js';

const LIMITS: readonly (readonly [DateLimit, string])[] = [
  ['notBefore', 'Not before'],
  ['notAfter', 'Not after'],
  ['startOn', 'Start on'],
  ['finishOn', 'Finish on'],
];

interface LimitFieldsProps {
  readonly draft: MilestoneDraft;
  readonly set: (part: Partial<MilestoneDraft>) => void;
}

/** Dates that people set; most milestones have none. */
export function LimitFields({ draft, set }: LimitFieldsProps): ReactElement {
  return (
    <details className="more" open={LIMITS.some(([limit]) => draft[limit] !== '')}>
      <summary>Dates set</summary>
      <p className="sm mu">They bind the plan without bending it: a date that cannot be kept is shown as missed.</p>
      <div className="cols">
        {LIMITS.map(([limit, label]) => (
          <TextField
            key={limit}
            label={label}
            type="date"
            value={draft[limit]}
            onChange={(date) => set({ [limit]: date })}
          />
        ))}
      </div>
    </details>
  );
}
