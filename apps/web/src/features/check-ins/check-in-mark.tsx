import type { CheckInStandingWire } from '@workback/contracts/check-in/check-in.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';

/** How it stands by what people said; nothing where nobody speaks and nobody is expected to. */
export function CheckInMark({ standing }: { standing: CheckInStandingWire }): ReactElement | null {
  const { status, jumped, dueOn } = standing;
  if (status === 'none') return dueOn === null ? null : <StatusMark status="none" />;
  if (status === 'outdated') return <StatusMark status="outdated" />;
  return jumped ? (
    <StatusMark status={status} label="From on track to off track" tinted />
  ) : (
    <StatusMark status={status} />
  );
}
