import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { explain } from '@workback/domain/roadmap/explain';
import { explanationWords } from '@workback/domain/roadmap/explanation-words';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { type ReactElement, useMemo, useState } from 'react';

/** Why a milestone has its dates: what holds them back, and what presses them. */
export function WhyTheseDates({
  plan,
  milestoneId,
  elsewhere,
}: {
  readonly plan: PlanOnScreen;
  readonly milestoneId: string;
  readonly elsewhere: Roadmap['crossing'];
}): ReactElement | null {
  const [open, setOpen] = useState(false);
  const words = useMemo(() => {
    const found = open && plan.scheduled ? explain(plan.scheduled.plan, milestoneId) : null;
    if (found === null) return null;
    const names = new Map(plan.content.milestones.map(({ id, number, outcome }) => [id, `M${number} ${outcome}`]));
    for (const { other } of elsewhere) names.set(other.milestoneId, `M${other.number} ${other.outcome}`);
    return explanationWords(found, (id) => names.get(id) ?? 'A milestone');
  }, [open, plan, milestoneId, elsewhere]);
  if (plan.scheduled === null) return null;
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Why these dates</summary>
      {words === null ? null : (
        <>
          <h3>The earliest</h3>
          <ol className="why">
            {words.earliest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <h3>The latest</h3>
          <ol className="why">
            {words.latest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}
