import type { ReactElement, ReactNode } from 'react';

export interface SpineStep {
  readonly name: string;
  readonly state: 'past' | 'now' | 'future';
  readonly detail: ReactNode;
  /** How far through the present step, 0 to 1. */
  readonly progress?: number;
}

/** The way of an initiative: press release, plan, launch, results. */
export function Spine({ steps }: { steps: readonly SpineStep[] }): ReactElement {
  return (
    <ol className="spine" aria-label="From press release to results">
      {steps.map((step) => (
        <li
          key={step.name}
          className={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
          style={step.progress === undefined ? undefined : ({ '--p': `${Math.round(step.progress * 100)}%` } as object)}
        >
          <b>{step.name}</b>
          {step.detail}
        </li>
      ))}
    </ol>
  );
}
