import { TextField } from '@workback/ui/text-field';
import type { ReactElement } from 'react';
import type { MilestoneDraft } from './milestone-form.js';

interface EstimateFieldsProps {
  readonly draft: MilestoneDraft;
  readonly set: (part: Partial<MilestoneDraft>) => void;
}

/** The estimate: one number, or three. */
export function EstimateFields({ draft, set }: EstimateFieldsProps): ReactElement {
  const days = { type: 'number', min: 0, max: 2000, step: 1, required: true } as const;
  return (
    <>
      <div className="cols">
        {draft.threePoint ? (
          <TextField
            label="Optimistic"
            {...days}
            value={draft.optimistic}
            onChange={(optimistic) => set({ optimistic })}
          />
        ) : null}
        <TextField
          label={draft.threePoint ? 'Likely' : 'Estimate in working days'}
          {...days}
          value={draft.likely}
          onChange={(likely) => set({ likely })}
        />
        {draft.threePoint ? (
          <TextField
            label="Pessimistic"
            {...days}
            value={draft.pessimistic}
            onChange={(pessimistic) => set({ pessimistic })}
          />
        ) : null}
      </div>
      <label className="daybox">
        <input
          type="checkbox"
          checked={draft.threePoint}
          onChange={({ target }) => set({ threePoint: target.checked })}
        />{' '}
        Three numbers: the schedule counts the likely one, the forecast draws between all three
      </label>
    </>
  );
}
