import { useQuery } from '@tanstack/react-query';
import type { NumberedQuestionWire } from '@workback/contracts/prfaq/question.schemas';
import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../../api/problem.js';
import { membersQuery } from '../../workspaces/api/members.queries.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { useSetQuestionOwner } from '../api/questions.queries.js';

interface QuestionOwnerProps {
  readonly params: InInitiative;
  readonly question: NumberedQuestionWire;
  readonly editable: boolean;
}

/** Who has to answer a question, to read or to choose. */
export function QuestionOwner({ params, question, editable }: QuestionOwnerProps): ReactElement {
  const members = useQuery({ ...membersQuery(params.workspaceId), enabled: editable });
  const give = useSetQuestionOwner(params);
  const { owner, label } = question;
  if (!editable)
    return owner ? (
      <span className="row">
        <Avatar name={owner.name} /> {owner.name}
      </span>
    ) : (
      <span className="mu">No owner yet</span>
    );
  const people = members.data?.members ?? [];
  const chosen = (give.isPending ? give.variables.ownerId : owner?.id) ?? '';
  return (
    <span className="row">
      <select
        className="in slim"
        aria-label={`Owner of question ${label}`}
        value={chosen}
        disabled={give.isPending}
        onChange={(event) => give.mutate({ question, ownerId: event.target.value || null })}
      >
        <option value="">No owner yet</option>
        {owner && !people.some(({ id }) => id === owner.id) ? <option value={owner.id}>{owner.name}</option> : null}
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {give.isError ? (
        <span className="sm bad" role="alert">
          {sentenceOf(give.error)}
        </span>
      ) : null}
    </span>
  );
}
