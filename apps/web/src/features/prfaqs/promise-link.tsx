import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';

interface PromiseLinkProps {
  readonly href: string;
  readonly label: string;
  readonly look: string;
}

/** The label behind the words of a promise: it leads to what builds and what proves it. */
export function PromiseLink({ href, label, look }: PromiseLinkProps): ReactElement {
  const router = useRouter({ warn: false });
  return (
    <a
      className={look.replace(',', ' ')}
      data-label={label}
      aria-label={`Trace of promise ${label}`}
      href={href}
      onClick={(event) => {
        // A new tab or window is the browser's business.
        if (!router || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
}
