import { type MouseEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';

interface MenuProps {
  /** What the button does, for screen readers. */
  readonly label: string;
  readonly button: ReactNode;
  /** Which edge of the button the list keeps to. */
  readonly side: 'start' | 'end';
  readonly className?: string;
  readonly children: ReactNode;
}

/** A short list behind a button; a choice, Escape, a click elsewhere or moving the focus away closes it. */
export function Menu({ label, button, side, className, children }: MenuProps): ReactElement {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (): void => element.current?.removeAttribute('open');
    const onPointer = ({ target }: Event): void => {
      if (!element.current?.contains(target as Node)) close();
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape' || !element.current?.open) return;
      close();
      element.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('focusin', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('focusin', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <details ref={element} className={className ? `menu ${className}` : 'menu'}>
      <summary aria-label={label}>{button}</summary>
      <div className="pop" style={side === 'start' ? { left: 0, right: 'auto' } : undefined}>
        {children}
      </div>
    </details>
  );
}

/** For the things of a menu that end it when they are chosen. */
export function closeMenu(event: MouseEvent): void {
  event.currentTarget.closest('details')?.removeAttribute('open');
}
