import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { type ReactElement, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { talliesQuery } from '../comments/api/comments.queries.js';
import { SubjectComments } from '../comments/subject-comments.js';

/** What was said about a check-in, behind its count; open when the address leads here. */
export function CheckInComments({ checkIn }: { readonly checkIn: CheckIn }): ReactElement | null {
  const { id: workspaceId, can } = useWorkspace();
  const { about } = useSearch({ strict: false }) as { readonly about?: string };
  const [chosen, setChosen] = useState<boolean | null>(null);
  const tallies = useQuery(talliesQuery(workspaceId, 'check-in', checkIn.initiativeId)).data?.tallies;
  const count = tallies?.find(({ subjectId }) => subjectId === checkIn.id)?.comments ?? 0;
  const open = chosen ?? about === checkIn.id;
  if (count === 0 && !open && !can('comment.write')) return null;
  const words = count === 0 ? 'Comment' : `${count} ${count === 1 ? 'comment' : 'comments'}`;
  return (
    <>
      <button
        type="button"
        className="linkbtn sm"
        aria-expanded={open}
        aria-label={`${words} on ${checkIn.author?.name ?? 'somebody'}’s check-in`}
        onClick={() => setChosen(!open)}
      >
        {words}
      </button>
      {open ? (
        <SubjectComments
          subjectType="check-in"
          subjectId={checkIn.id}
          initiativeId={checkIn.initiativeId}
          what="this check-in"
          bare
        />
      ) : null}
    </>
  );
}
