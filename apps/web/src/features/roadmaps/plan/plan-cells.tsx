import { floatWords, formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import type { ShownMilestone } from './plan-model.js';

/** The day by which it must start, red when that has passed. */
export function StartBy({
  milestone,
  today,
}: {
  readonly milestone: ShownMilestone;
  readonly today: string;
}): ReactElement {
  if (milestone.startedOn) return <span className="mu">{formatDate(milestone.startedOn)}</span>;
  const startBy = milestone.scheduled?.startBy;
  if (!startBy) return <span>—</span>;
  return startBy < today ? <b className="gap">{formatDate(startBy)}, passed</b> : <span>{formatDate(startBy)}</span>;
}

/** Float in working days, and whether the launch hangs on it. */
export function Float({ milestone }: { readonly milestone: ShownMilestone }): ReactElement {
  const { finishedOn, scheduled } = milestone;
  if (finishedOn || !scheduled) return <span className="mu">—</span>;
  return (
    <span className={scheduled.totalFloatDays < 0 ? 'gap' : undefined}>
      {floatWords(scheduled.totalFloatDays)}
      {scheduled.critical ? <span className="sm mu"> critical</span> : null}
    </span>
  );
}

interface NumberInPlaceProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number that is changed where it stands: Enter or leaving keeps it, Escape puts it back. */
export function NumberInPlace({ label, value, onChange }: NumberInPlaceProps): ReactElement {
  const [text, setText] = useState<string | null>(null);
  const keep = (): void => {
    const next = Number(text);
    if (text !== null && text.trim() !== '' && Number.isInteger(next) && next >= 0 && next <= 2000 && next !== value) {
      onChange(next);
    }
    setText(null);
  };
  return (
    <input
      className="in inplace num"
      inputMode="numeric"
      aria-label={label}
      value={text ?? String(value)}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(null);
      }}
    />
  );
}
