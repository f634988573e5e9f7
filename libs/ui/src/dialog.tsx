import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from './icon.js';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A modal dialog on the browser's own: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ open, ...frame }: DialogProps): ReactElement | null {
  return open ? <OpenDialog {...frame} /> : null;
}

const FIRST_FIELD = '.body :is(input, select, textarea):not(:disabled, [type="hidden"])';

function OpenDialog({ title, onClose, children, wide = false }: Omit<DialogProps, 'open'>): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A browser gives the focus back only when the dialog is closed while it still stands in the page: a layout effect of
  // the component that goes away is the last moment for that.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file picker inside sends the same event when it is left.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // A second Escape closes without asking first; the page must not go on believing that it is open.
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="iconbtn" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="body">{children}</div>
    </dialog>
  );
}
