import type { ReactElement } from 'react';

type Tone = 'ok' | 'risk' | 'off' | 'done' | 'none';
type Shape =
  | 'on-track'
  | 'at-risk'
  | 'off-track'
  | 'done'
  | 'missed'
  | 'partly'
  | 'early'
  | 'no-data'
  | 'not-started'
  | 'stale'
  | 'error'
  | 'not-updated'
  | 'draft'
  | 'review'
  | 'approved'
  | 'parked'
  | 'rejected';

/** Every status of the product by word; shape and colour always come along. */
const statuses = {
  // success criteria
  'too-early': ['Too early', 'none', 'early'],
  'on-track': ['On track', 'ok', 'on-track'],
  'at-risk': ['At risk', 'risk', 'at-risk'],
  'off-track': ['Off track', 'off', 'off-track'],
  met: ['Met', 'done', 'done'],
  missed: ['Missed', 'off', 'missed'],
  'no-data': ['No data', 'none', 'no-data'],
  stale: ['Stale', 'risk', 'stale'],
  error: ['Error', 'off', 'error'],
  // promises
  kept: ['Kept', 'done', 'done'],
  partly: ['Partly kept', 'risk', 'partly'],
  // check-ins
  green: ['On track', 'ok', 'on-track'],
  yellow: ['At risk', 'risk', 'at-risk'],
  red: ['Off track', 'off', 'off-track'],
  outdated: ['Not updated', 'risk', 'not-updated'],
  none: ['No check-in', 'none', 'not-started'],
  // stages
  draft: ['Draft', 'none', 'draft'],
  'in-review': ['In review', 'none', 'review'],
  approved: ['Approved', 'done', 'approved'],
  building: ['Building', 'none', 'not-started'],
  launched: ['Launched', 'done', 'done'],
  measuring: ['Measuring', 'done', 'early'],
  concluded: ['Concluded', 'done', 'done'],
  rejected: ['Rejected', 'none', 'rejected'],
  parked: ['Parked', 'none', 'parked'],
  // launch
  'on-time': ['On time', 'done', 'done'],
  early: ['Early', 'done', 'done'],
  late: ['Late', 'off', 'missed'],
  'not-yet': ['Not yet', 'none', 'not-started'],
  'no-date': ['No date', 'none', 'no-data'],
  // milestones
  'not-started': ['Not started', 'none', 'not-started'],
  started: ['Started', 'none', 'early'],
  finished: ['Finished', 'done', 'done'],
  // data
  fresh: ['Fresh', 'ok', 'on-track'],
  failing: ['Failing', 'off', 'error'],
  'never-pulled': ['Never pulled', 'none', 'no-data'],
  // runs
  queued: ['Queued', 'none', 'not-started'],
  running: ['Running', 'none', 'early'],
  succeeded: ['Succeeded', 'ok', 'on-track'],
  failed: ['Failed', 'off', 'off-track'],
  skipped: ['Skipped', 'none', 'no-data'],
} as const satisfies Record<string, readonly [string, Tone, Shape]>;

export type Status = keyof typeof statuses;

/** The word of a status, for sentences and table exports. */
export const statusWord = (status: Status): string => statuses[status][0];

const cut = {
  fill: 'none',
  stroke: 'var(--cut)',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const page = 'M2.2 1h5l2.6 2.6V11H2.2Z';

const shapes: Record<Shape, ReactElement> = {
  'on-track': (
    <>
      <circle cx="6" cy="6" r="5.6" fill="currentColor" />
      <path d="M3.4 6.2 5.3 8l3.4-3.9" {...cut} />
    </>
  ),
  'at-risk': (
    <>
      <path d="M6 .7 11.7 11.2H.3Z" fill="currentColor" />
      <path d="M6 4.2v3.4M6 9.3v.1" {...cut} />
    </>
  ),
  'off-track': (
    <>
      <path d="M6 .1 11.9 6 6 11.9.1 6Z" fill="currentColor" />
      <path d="m4.3 4.3 3.4 3.4m0-3.4L4.3 7.7" {...cut} />
    </>
  ),
  done: (
    <>
      <rect x=".6" y=".6" width="10.8" height="10.8" rx="1.8" fill="currentColor" />
      <path d="M3.2 6.2 5.2 8.1l3.6-4.2" {...cut} />
    </>
  ),
  missed: (
    <>
      <rect x=".6" y=".6" width="10.8" height="10.8" rx="1.8" fill="currentColor" />
      <path d="m3.8 3.8 4.4 4.4m0-4.4L3.8 8.2" {...cut} />
    </>
  ),
  partly: (
    <>
      <rect x="1.2" y="1.2" width="9.6" height="9.6" rx="1.6" {...line} />
      <path d="M1.6 10.4 10.4 1.6v7.2a1.6 1.6 0 0 1-1.6 1.6Z" fill="currentColor" />
    </>
  ),
  early: (
    <>
      <circle cx="6" cy="6" r="5" {...line} />
      <path d="M6 3.2V6l1.9 1.2" {...line} />
    </>
  ),
  'no-data': <circle cx="6" cy="6" r="4.9" {...line} strokeDasharray="2.2 1.65" strokeLinecap="butt" />,
  'not-started': <circle cx="6" cy="6" r="5" {...line} />,
  stale: (
    <>
      <circle cx="6" cy="6" r="5" {...line} />
      <path d="M2.6 7.4 7.4 2.6M3.6 9.4l5.8-5.8M6 10.4 10.4 6" {...line} strokeWidth={1} />
    </>
  ),
  error: (
    <>
      <path d="M6 .9 11.1 6 6 11.1.9 6Z" {...line} />
      <path d="M6 3.9v2.6M6 8.3v.1" {...line} />
    </>
  ),
  'not-updated': (
    <>
      <circle cx="6" cy="6" r="5" {...line} />
      <path d="M3.4 6h.1M6 6h.1M8.6 6h.1" {...line} strokeWidth={1.7} />
    </>
  ),
  draft: <path d={page} {...line} strokeDasharray="1.9 1.3" strokeLinecap="butt" />,
  review: (
    <>
      <path d={page} {...line} />
      <path d="M4.2 5.6h3.6M4.2 8h2.4" {...line} />
    </>
  ),
  approved: (
    <>
      <path d="M1.8.8h5.6l2.8 2.8v7.6H1.8Z" fill="currentColor" />
      <path d="M3.7 6.7 5.4 8.3l2.9-3.2" {...cut} />
    </>
  ),
  parked: (
    <>
      <rect x="1.2" y="1.2" width="9.6" height="9.6" rx="1.6" {...line} />
      <path d="M4.7 4v4M7.3 4v4" {...line} />
    </>
  ),
  rejected: (
    <>
      <path d={page} {...line} />
      <path d="m4.3 5 3.4 3.6m0-3.6L4.3 8.6" {...line} />
    </>
  ),
};

interface StatusMarkProps {
  readonly status: Status;
  /** Other words than the usual ones, for example "Late by 4 days". */
  readonly label?: string;
  /** On a tint: for what needs somebody. */
  readonly tinted?: boolean;
  /** The check-in behind it is outdated: a striped edge, never green. */
  readonly outdated?: boolean;
}

/** The shape of a status by itself, inside another drawing whose name says it in words. */
export function StatusShape({ status, x, y }: { status: Status; x: number; y: number }): ReactElement {
  const [, tone, shape] = statuses[status];
  return (
    <svg className={`g shape s-${tone}`} viewBox="0 0 12 12" x={x} y={y} width={12} height={12} aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}

/** A status: shape, word and colour, never colour alone. */
export function StatusMark({ status, label, tinted = false, outdated = false }: StatusMarkProps): ReactElement {
  const [word, tone, shape] = statuses[status];
  const look = outdated || status === 'outdated' ? ' t late' : tinted ? ' t' : '';
  return (
    <span className={`st s-${tone}${look}`}>
      <svg className="g" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      <span className="w">{label ?? word}</span>
    </span>
  );
}
