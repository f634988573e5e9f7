import { type KeyboardEvent, useState } from 'react';

interface ListKeysOptions {
  readonly count: number;
  /** A choice closes the list. */
  readonly closes: boolean;
  readonly choose: (at: number) => void;
}

/** A list below an input, worked with the keys of a combobox. */
export interface ListKeys {
  readonly open: boolean;
  /** Place of the entry that Enter would choose; -1 when none. */
  readonly active: number;
  show(): void;
  hide(): void;
  point(at: number): void;
  choose(at: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Opening, moving and choosing by arrows, Enter and Escape (the combobox pattern of ARIA). */
export function useListKeys({ count, closes, choose }: ListKeysOptions): ListKeys {
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState(0);
  const active = open ? Math.min(pointed, count - 1) : -1;
  const show = (): void => {
    if (!open) setPointed(0);
    setOpen(true);
  };
  const hide = (): void => setOpen(false);
  const take = (at: number): void => {
    choose(at);
    if (closes) hide();
  };
  const move = (event: KeyboardEvent, to: number): void => {
    event.preventDefault();
    show();
    if (open && count > 0) setPointed((to + count) % count);
  };
  return {
    open,
    active,
    show,
    hide,
    point: setPointed,
    choose: take,
    onKeyDown(event) {
      // Enter that ends the composition of a character belongs to the keyboard of the language.
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'ArrowDown') move(event, active + 1);
      else if (event.key === 'ArrowUp') move(event, active < 0 ? count - 1 : active - 1);
      else if (!open) return;
      else if (event.key === 'Enter' && active >= 0) {
        event.preventDefault();
        take(active);
      } else if (event.key === 'Escape') {
        // Only the list closes, not the dialog around it.
        event.preventDefault();
        event.stopPropagation();
        hide();
      } else if (event.key === 'Tab') hide();
    },
  };
}
