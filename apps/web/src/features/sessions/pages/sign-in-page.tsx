import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { enterAs } from '../enter-as.js';
import { SignInForm } from '../sign-in-form.js';

/** E-mail and password. */
export default function SignInPage(): ReactElement {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { back } = useSearch({ strict: false }) as { back?: string };
  return (
    <main className="lone">
      <h1>Sign in to Workback</h1>
      <SignInForm
        onSignedIn={(me) => {
          enterAs(queries, me);
          // Only addresses of our own: `//elsewhere` is another host.
          void navigate({ href: back && /^\/(?!\/)/.test(back) ? back : '/' });
        }}
      />
      <p className="sm mu">
        No password yet, or forgotten? Whoever runs this installation prints a one-time link with{' '}
        <code className="mono">workback link</code>.
      </p>
    </main>
  );
}
