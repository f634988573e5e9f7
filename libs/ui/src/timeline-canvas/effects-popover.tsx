import type { EffectWords } from '@workback/domain/roadmap/effect-words';
import { type ReactElement, useId } from 'react';
import { Button } from '../button.js';
import { StatusMark } from '../status-mark.js';

interface EffectsPopoverProps {
  /** What would happen, or why it cannot. */
  readonly words: EffectWords | { readonly problem: string };
  /** By keys the change waits for a word; a pointer just lets go. */
  readonly onApply?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** What a change of the plan comes to, shown before it is made. */
export function EffectsPopover({ words, onApply, onCancel }: EffectsPopoverProps): ReactElement {
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
