import { Injectable } from '@nestjs/common';
import type { Member, membersSchema } from '@workback/contracts/member/member.schemas';
import { membershipRefusal } from '@workback/domain/access/membership';
import type { Role } from '@workback/domain/access/permissions';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { MemberRepository } from './member.repository.js';

/** Who belongs to a workspace, and as what. */
@Injectable()
export class MemberService {
  constructor(
    private readonly members: MemberRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Everybody in the workspace, whatever their role, in the order in which they came. */
  async list(workspaceId: string): Promise<z.output<typeof membersSchema>> {
    return { members: await this.members.list(workspaceId) };
  }

  /** Says whether somebody in the workspace signs in with this e-mail. */
  hasEmail(workspaceId: string, email: string): Promise<boolean> {
    return this.members.hasEmail(workspaceId, email);
  }

  /** Makes a person a member, in the transaction of the caller; somebody who is one already is refused. */
  async join(workspaceId: string, person: { readonly id: string; readonly name: string }, role: Role): Promise<void> {
    if (!(await this.members.add(workspaceId, person.id, role))) {
      throw conflict('already-member', 'You are a member of this workspace already. The link stays open.');
    }
    await this.announce('joined', `${person.name} joined as ${role}`, workspaceId, person.id, person.id, {
      after: { role },
    });
  }

  /** Gives a member another role, if nobody changed it since `version`. */
  async changeRole(workspaceId: string, userId: string, role: Role, version: number, actorId: string): Promise<Member> {
    return this.database.transaction(async () => {
      const member = await this.decide(workspaceId, userId, role, actorId);
      if (member.version !== version) throw staleVersion('member', member);
      if (member.role === role) return member;
      await this.members.setRole(workspaceId, userId, role);
      const summary = `${member.name} is now ${role} instead of ${member.role}`;
      await this.announce('role-changed', summary, workspaceId, userId, actorId, {
        before: { role: member.role },
        after: { role },
      });
      return { ...member, role, version: version + 1 };
    });
  }

  /** Takes a person out of the workspace; what they wrote stays. */
  async remove(workspaceId: string, userId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const { name, role } = await this.decide(workspaceId, userId, null, actorId);
      await this.members.remove(workspaceId, userId);
      await this.announce('removed', `${name} was removed`, workspaceId, userId, actorId, { before: { role } });
    });
  }

  /** The member as they are, held until the transaction ends, if this person may make this change to them. */
  private async decide(workspaceId: string, userId: string, next: Role | null, actorId: string): Promise<Member> {
    const held = await this.members.lockOwnersAnd(workspaceId, [userId, actorId]);
    const member = held.find(({ id }) => id === userId);
    if (!member) throw notFound('member');
    // Somebody who was removed a moment ago may do nothing any more.
    const actor = held.find(({ id }) => id === actorId)?.role ?? 'viewer';
    const owners = held.filter(({ role }) => role === 'owner').length;
    const refusal = membershipRefusal({ actor, member: member.role, next, owners });
    if (refusal === 'last-owner') {
      throw conflict('last-owner', 'A workspace needs an owner. Make somebody else owner first.');
    }
    if (refusal === 'not-allowed') {
      throw new Failure('forbidden', 'not-allowed', 'Only owners make somebody owner, or change what an owner is.');
    }
    return member;
  }

  private announce(
    what: 'joined' | 'role-changed' | 'removed',
    summary: string,
    workspaceId: string,
    userId: string,
    actorId: string,
    change: { readonly before?: unknown; readonly after?: unknown },
  ): Promise<void> {
    return this.events.append({
      workspaceId,
      kind: `member.${what}`,
      subjectType: 'member',
      subjectId: userId,
      summary,
      actorId,
      ...change,
    });
  }
}
