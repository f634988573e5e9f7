import { DEPENDENCY_TYPES, type DependencyType } from '@workback/domain/roadmap/plan';
import type { PlannedMilestone } from '@workback/domain/roadmap/plan-content';
import { Icon } from '@workback/ui/icon';
import { type ReactElement, useId } from 'react';
import type { PredecessorDraft } from './milestone-form.js';
import { LINK_WORDS } from './link-words.js';

interface PredecessorFieldsProps {
  /** Those that may be waited for. */
  readonly milestones: readonly PlannedMilestone[];
  readonly value: readonly PredecessorDraft[];
  readonly onChange: (value: readonly PredecessorDraft[]) => void;
}

/** What a milestone waits for: which other one, which ends, and how many working days between them. */
export function PredecessorFields({ milestones, value, onChange }: PredecessorFieldsProps): ReactElement | null {
  const addId = useId();
  if (milestones.length === 0) return null;
  const chosen = new Set(value.map(({ milestoneId }) => milestoneId));
  const set = (at: number, part: Partial<PredecessorDraft>): void =>
    onChange(value.map((each, i) => (i === at ? { ...each, ...part } : each)));
  const nameOf = (id: string): string => {
    const found = milestones.find((milestone) => milestone.id === id);
    return found ? `${found.number}. ${found.outcome}` : 'A milestone that is gone';
  };
  return (
    <fieldset className="plainset">
      <legend className="lab">Waits for</legend>
      {value.map(({ milestoneId, type, lag }, at) => (
        <div key={milestoneId} className="waits">
          <span>{nameOf(milestoneId)}</span>
          <select
            className="in"
            aria-label={`How it waits for ${nameOf(milestoneId)}`}
            value={type}
            onChange={(event) => set(at, { type: event.target.value as DependencyType })}
          >
            {DEPENDENCY_TYPES.map((each) => (
              <option key={each} value={each}>
                {LINK_WORDS[each]}
              </option>
            ))}
          </select>
          <label className="lag">
            <input
              className="in"
              type="number"
              min={-365}
              max={365}
              aria-label={`Lag after ${nameOf(milestoneId)} in working days`}
              value={lag}
              onChange={(event) => set(at, { lag: event.target.value })}
            />
            <span className="sm mu">days lag</span>
          </label>
          <button
            type="button"
            className="iconbtn"
            aria-label={`No longer wait for ${nameOf(milestoneId)}`}
            onClick={() => onChange(value.filter((_, i) => i !== at))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <label className="vh" htmlFor={addId}>
        Add what it waits for
      </label>
      <select
        id={addId}
        className="in"
        value=""
        onChange={(event) => onChange([...value, { milestoneId: event.target.value, type: 'FS', lag: '0' }])}
      >
        <option value="">Add what it waits for…</option>
        {milestones
          .filter(({ id }) => !chosen.has(id))
          .map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
      </select>
    </fieldset>
  );
}
