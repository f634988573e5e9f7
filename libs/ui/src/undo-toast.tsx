import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Icon } from './icon.js';

/** How long something just done can be undone from the corner of the window. */
const SHOWN_MS = 10_000;

interface UndoToastProps {
  /** What was done, in a sentence. */
  readonly said: string;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** Says what was done and offers to undo it; it waits while somebody points at it or has the focus in it. */
export function UndoToast({ said, onUndo, onClose }: UndoToastProps): ReactElement {
  const [held, setHeld] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => close.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return (
    <div className="toasts">
      <div
        className="toast"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <span role="status">{said}</span>
        <button type="button" className="linkbtn u" onClick={onUndo}>
          Undo
        </button>
        <button type="button" className="iconbtn u" aria-label="Dismiss" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}
