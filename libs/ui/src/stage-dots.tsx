import type { ReactElement } from 'react';

interface StageDotsProps {
  /** Of the four steps: press release, plan, launch, results. */
  readonly reached: 0 | 1 | 2 | 3;
  /** Whether the step that was reached is done too. */
  readonly done: boolean;
  /** The way left off before its end. */
  readonly stopped?: boolean;
  /** The steps with their dates, in words. */
  readonly label: string;
}

const STEPS = [0, 1, 2, 3] as const;
const at = (step: number): number => 7 + step * 30;

/** The way from press release to results as four dots; what it says stands in its label. */
export function StageDots({ reached, done, stopped = false, label }: StageDotsProps): ReactElement {
  return (
    <svg
      className={stopped ? 'stagedots stopped' : 'stagedots'}
      width="104"
      height="16"
      viewBox="0 0 104 16"
      role="img"
    >
      <title>{label}</title>
      {STEPS.slice(1).map((step) => (
        <path key={step} className={step <= reached ? 'past' : undefined} d={`M${at(step - 1)} 8H${at(step)}`} />
      ))}
      {STEPS.map((step) => {
        const past = step < reached || (step === reached && done);
        const now = step === reached && !done;
        return (
          <g key={step} className={past ? 'past' : now ? 'now' : undefined}>
            <circle cx={at(step)} cy="8" r={now ? 5 : 4} />
            {now ? <circle className="core" cx={at(step)} cy="8" r="2" /> : null}
          </g>
        );
      })}
    </svg>
  );
}
