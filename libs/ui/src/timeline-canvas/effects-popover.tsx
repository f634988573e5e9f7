import type { EffectWords } from '@workback/domain/roadmap/effect-words';
import { type ReactElement, useId } from 'react';
import { Button } from '../button.js';
import { StatusMark } from '../status-mark.js';

interface EffectsPopoverProps {
  /** What would happen, or why it cannot. */
  readonly words: EffectWords | { readonly problem: string };
  /** Whose work moves, most first, and how many milestones of theirs. */
  readonly people?: readonly { readonly name: string; readonly count: number }[];
  /** By keys the change waits for a word; a pointer just lets go. */
  readonly onApply?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** What a change of the plan comes to, shown before it is made. */
export function EffectsPopover({ words, people = [], onApply, onCancel }: EffectsPopoverProps): ReactElement {
  const titleId = useId();
  if ('problem' in words) {
    return (
      <div className="cv-pop" role="group" aria-label="Not possible">
        <b>{words.problem}</b>
        {onCancel ? (
          <div className="row">
            <Button onClick={onCancel}>
              Cancel <kbd>Esc</kbd>
            </Button>
          </div>
        ) : null}
      </div>
    );
  }
  return (
    <div className="cv-pop" role="group" aria-labelledby={titleId}>
      <b id={titleId}>{words.title}</b>
      <dl>
        {words.lines.map(({ label, before, after, worse }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="mu">{before === '' ? '' : `${before} →`}</dd>
            <dd className={worse ? 'num tl-late' : 'num'}>{after}</dd>
          </div>
        ))}
      </dl>
      {people.length > 0 ? <p className="sm">{peopleWords(people)}</p> : null}
      {words.warnings.map((warning) => (
        <p key={warning} className="cv-warn">
          <StatusMark status="yellow" label={warning} />
        </p>
      ))}
      {onApply ? (
        <div className="row">
          <Button look="primary" onClick={onApply}>
            Apply <kbd>Enter</kbd>
          </Button>
          <Button onClick={onCancel}>
            Cancel <kbd>Esc</kbd>
          </Button>
        </div>
      ) : (
        <p className="sm mu">Let go to move, Esc to leave it.</p>
      )}
    </div>
  );
}

const NAMED = 4;

function peopleWords(people: readonly { readonly name: string; readonly count: number }[]): string {
  const named = people.slice(0, NAMED).map(({ name, count }) => `${name} ${count}`);
  const rest = people.length - named.length;
  return `Other dates for ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
