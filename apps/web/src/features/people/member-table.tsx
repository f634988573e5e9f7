import type { Member } from '@workback/contracts/member/member.schemas';
import { grantableRoles } from '@workback/domain/access/membership';
import type { Role } from '@workback/domain/access/permissions';
import { Avatar } from '@workback/ui/avatar';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useChangeRole, useRemoveMember } from './api/members.mutations.js';
import { roleMeaning, roleWords } from './role-words.js';

interface MemberTableProps {
  readonly members: readonly Member[];
  /** The person signed in. */
  readonly ownId: string | undefined;
}

/** Everybody in the workspace; those who may manage people change roles here and take people out. */
export function MemberTable({ members, ownId }: MemberTableProps): ReactElement {
  const { role } = useWorkspace();
  const grantable = grantableRoles(role);
  const owners = members.filter((member) => member.role === 'owner').length;
  return (
    <table className="cards labelled">
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Role</th>
          <th scope="col">E-mail</th>
          {grantable.length > 0 ? <th scope="col">Actions</th> : null}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            own={member.id === ownId}
            grantable={grantable}
            lastOwner={member.role === 'owner' && owners === 1}
          />
        ))}
      </tbody>
    </table>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly own: boolean;
  readonly grantable: readonly Role[];
  readonly lastOwner: boolean;
}

function MemberRow({ member, own, grantable, lastOwner }: MemberRowProps): ReactElement {
  const { id } = useWorkspace();
  const change = useChangeRole(id);
  const changeable = grantable.includes(member.role) && !lastOwner;
  return (
    <tr>
      <td>
        <span className="row">
          <Avatar name={member.name} /> {member.name}
          {own ? <span className="mu">(you)</span> : null}
        </span>
      </td>
      <td data-l="Role">
        {changeable ? (
          <select
            className="in"
            aria-label={`Role of ${member.name}`}
            value={change.isPending ? change.variables.role : member.role}
            disabled={change.isPending}
            title={`May ${roleMeaning[member.role]}`}
            onChange={(event) => change.mutate({ member, role: event.target.value as Role })}
          >
            {grantable.map((role) => (
              <option key={role} value={role}>
                {roleWords[role]}
              </option>
            ))}
          </select>
        ) : (
          <span title={`May ${roleMeaning[member.role]}`}>{roleWords[member.role]}</span>
        )}
        <FormProblem error={change.error} />
      </td>
      <td data-l="E-mail" className="why">
        {member.email ?? '—'}
      </td>
      {grantable.length > 0 ? (
        <td className="whole">
          {changeable ? (
            <Removal member={member} own={own} />
          ) : (
            <span className="sm mu">
              {lastOwner ? 'The only owner stays until there is another.' : 'Only owners change this.'}
            </span>
          )}
        </td>
      ) : null}
    </tr>
  );
}

function Removal({ member, own }: Pick<MemberRowProps, 'member' | 'own'>): ReactElement {
  const { id } = useWorkspace();
  const remove = useRemoveMember(id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      {asking ? (
        <div className="row">
          <span className="sm">
            {own ? 'You lose this workspace at once.' : 'They lose this workspace at once; what they wrote stays.'}
          </span>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(member.id)}>
            {own ? 'Leave workspace' : 'Remove person'}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {own ? 'Stay' : 'Keep person'}
          </Button>
        </div>
      ) : (
        <Button
          look="quiet"
          aria-label={own ? 'Leave this workspace' : `Remove ${member.name}`}
          onClick={() => setAsking(true)}
        >
          {own ? 'Leave' : 'Remove'}
        </Button>
      )}
      <FormProblem error={remove.error} />
    </>
  );
}
