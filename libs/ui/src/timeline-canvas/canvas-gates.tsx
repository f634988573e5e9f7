import type { ReactElement } from 'react';
import type { PlacedGate } from '../prepare/canvas-gates.js';

const MIDDLE_Y = 14;
/** Where words of others stand at the height of the names, the diamond stands below them. */
const LOWER_Y = 27;
const HALF = 6;

/** Gates in the header of a plan: a diamond each, filled once it was passed, and its name where there is room. */
export function CanvasGateMarks({ gates }: { readonly gates: readonly PlacedGate[] }): ReactElement {
  return (
    <>
      {gates.map(({ id, x, label, passed, open, words }) => (
        <g key={id} className={`cv-gate${passed ? ' passed' : ''}${open ? ' open' : ''}`}>
          <title>{words}</title>
          <path
            d={`M${x} ${(label === null ? LOWER_Y : MIDDLE_Y) - HALF}l${HALF} ${HALF}-${HALF} ${HALF}-${HALF}-${HALF}z`}
          />
          {label === null ? null : (
            <text x={x + HALF + 5} y={MIDDLE_Y + 4}>
              {label}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** Their lines through the rows of a plan. */
export function CanvasGateLines(props: {
  readonly gates: readonly PlacedGate[];
  readonly top: number;
  readonly height: number;
}): ReactElement {
  return <path className="cv-gateline" d={props.gates.map(({ x }) => `M${x} ${props.top}v${props.height}`).join('')} />;
}
