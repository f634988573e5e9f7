import type { ReactElement, ReactNode } from 'react';

interface NoticeProps {
  readonly tone?: 'plain' | 'risk' | 'off' | 'act';
  readonly children: ReactNode;
  /** Read out when it appears. */
  readonly live?: boolean;
}

/** A remark beside what it is about. */
export function Notice({ tone = 'plain', children, live = false }: NoticeProps): ReactElement {
  return (
    <div className={`note${tone === 'plain' ? '' : ` ${tone}`}`} role={live ? 'status' : undefined}>
      {children}
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing here yet: one sentence and one action. */
export function EmptyState({ title, children }: EmptyStateProps): ReactElement {
  return (
    <div className="empty">
      <p>{title}</p>
      {children}
    </div>
  );
}

interface ErrorPanelProps {
  /** What happened, in a sentence. */
  readonly message: string;
  readonly requestId?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** Something failed: what happened, what to do, and the number that finds it in the log. It stays until it is solved. */
export function ErrorPanel({ message, requestId, onRetry }: ErrorPanelProps): ReactElement {
  return (
    <div className="note off" role="alert">
      <p>{message}</p>
      <p className="sm mu">
        {onRetry ? (
          <button type="button" className="btn quiet" onClick={onRetry}>
            Try again
          </button>
        ) : null}
        {requestId ? <span> Request {requestId}</span> : null}
      </p>
    </div>
  );
}

/** Grey bars where text will be; they appear only when loading takes noticeably long. */
export function Skeleton({ lines = 4 }: { lines?: number }): ReactElement {
  return (
    <div className="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className="skel" style={{ width: `${90 - ((i * 23) % 50)}%` }} />
      ))}
    </div>
  );
}
