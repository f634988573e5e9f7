import { ErrorPanel, Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { ApiProblem, requestIdOf, sentenceOf } from '../../api/problem.js';
import { placeId } from './outline.js';

interface ProblemsProps {
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  /** Closes what covers the text. */
  readonly onGo?: () => void;
}

/** What stands in the way, each with a link to its place. */
export function Problems({ problems, onGo }: ProblemsProps): ReactElement {
  return (
    <ul className="problems">
      {problems.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          <a href={`#${placeId(field.replace(/^sections\./, ''))}`} onClick={onGo}>
            {message}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface RefusalProps {
  readonly error: unknown;
  /** Fields that show their own error. */
  readonly shown?: readonly string[];
  readonly onGo?: () => void;
}

/** Why a step was refused, with links to the places to look at. */
export function Refusal({ error, shown = [], onGo }: RefusalProps): ReactElement | null {
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const open = errors.filter(({ field }) => !shown.includes(field));
  if (errors.length > 0 && open.length === 0) return null;
  if (open.length === 0) return <ErrorPanel message={sentenceOf(error)} requestId={requestIdOf(error)} />;
  return (
    <Notice tone="off" live>
      <p>This is not possible yet:</p>
      <Problems problems={open} {...(onGo ? { onGo } : {})} />
      <p className="sm mu">Request {requestIdOf(error)}</p>
    </Notice>
  );
}
