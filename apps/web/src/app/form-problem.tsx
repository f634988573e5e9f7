import { ErrorPanel } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { ApiProblem, requestIdOf, sentenceOf } from '../api/problem.js';

interface FormProblemProps {
  readonly error: unknown;
  /** Fields that show their own error; `settings` covers `settings.url` too. */
  readonly shown?: readonly string[];
  /** What did not happen because of the marked fields. */
  readonly undone?: string;
}

/** What no field of a form shows by itself: a refusal as a whole, or errors of fields that are not on the screen. */
export function FormProblem({ error, shown = [], undone = 'Not saved' }: FormProblemProps): ReactElement | null {
  if (!error) return null;
  const fields = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const hidden = fields.filter(({ field }) => !shown.some((name) => field === name || field.startsWith(`${name}.`)));
  if (fields.length > 0 && hidden.length === 0) {
    return <ErrorPanel message={`${undone}: see the fields marked above.`} requestId={requestIdOf(error)} />;
  }
  const details = hidden.map(({ field, message }) => `${field}: ${message}`).join(' · ');
  return <ErrorPanel message={[sentenceOf(error), details].filter(Boolean).join(' ')} requestId={requestIdOf(error)} />;
}
