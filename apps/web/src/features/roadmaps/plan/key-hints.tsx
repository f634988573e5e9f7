import type { ReactElement } from 'react';

/** The keys of the timeline, below it. */
export function KeyHints({ editable }: { readonly editable: boolean }): ReactElement {
  return (
    <p className="foot planhints">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> move
      </span>
      <span>
        <kbd>Enter</kbd> open
      </span>
      {editable ? (
        <>
          <span>
            <kbd>Alt ←</kbd> <kbd>Alt →</kbd> 1 day
          </span>
          <span>
            <kbd>Alt Shift ←</kbd> 1 week
          </span>
          <span>
            <kbd>L</kbd> link
          </span>
          <span>
            <kbd>X</kbd> choose
          </span>
        </>
      ) : null}
      <span>
        <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> zoom
      </span>
      <span>
        <kbd>T</kbd> today
      </span>
    </p>
  );
}
