import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';

/** An address that leads nowhere. */
export function NotFound(): ReactElement {
  return (
    <main className="lone">
      <h1>Nothing is at this address</h1>
      <p>The page was moved or removed, or the address has a slip in it.</p>
      <Link to="/">Go to the portfolio</Link>
    </main>
  );
}
