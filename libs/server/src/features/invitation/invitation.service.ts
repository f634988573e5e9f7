import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  invitationCreatedSchema,
  invitationCreateSchema,
  invitationJoinSchema,
  invitationsSchema,
  Joined,
  OpenInvitation,
} from '@workback/contracts/invitation/invitation.schemas';
import { grantableRoles } from '@workback/domain/access/membership';
import type { Role } from '@workback/domain/access/permissions';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { MemberService } from '../member/member.service.js';
import { hashSecret } from '../session/access.service.js';
import { SessionService } from '../session/session.service.js';
import { mayStillInvite, toInvitation, toOpenInvitation } from './invitation.mapper.js';
import { type HeldInvitation, InvitationRepository } from './invitation.repository.js';

const SECRET_BYTES = 32;

/** Somebody who may let others in. */
export interface Inviter {
  readonly userId: string;
  readonly role: Role;
}

/** A new member with the session that began, whose secret goes into the cookie and nowhere else. */
export interface JoinedSession {
  readonly secret: string;
  readonly joined: Joined;
}

/** Letting people into a workspace by a link that works once. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly members: MemberService,
    private readonly sessions: SessionService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Invitations that nobody has accepted yet. */
  async list(workspaceId: string): Promise<z.output<typeof invitationsSchema>> {
    return { invitations: (await this.invitations.listOpen(workspaceId)).map(toInvitation) };
  }

  /** Invites somebody; the secret of the link is in this answer and nowhere else. An earlier link to the e-mail ends. */
  async create(
    workspaceId: string,
    { name, email, role }: z.output<typeof invitationCreateSchema>,
    inviter: Inviter,
  ): Promise<z.output<typeof invitationCreatedSchema>> {
    if (!grantableRoles(inviter.role).includes(role)) {
      throw invalid([{ field: 'role', message: 'only owners invite owners' }]);
    }
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return this.database.transaction(async () => {
      if (await this.members.hasEmail(workspaceId, email)) {
        throw invalid([{ field: 'email', message: 'belongs to somebody who is a member already' }], 'already-member');
      }
      await this.invitations.endOpen(workspaceId, email);
      const row = await this.invitations.insert(
        workspaceId,
        { name, email, role, tokenHash: hashSecret(secret) },
        inviter.userId,
      );
      await this.events.append({
        workspaceId,
        kind: 'invitation.created',
        subjectType: 'invitation',
        subjectId: row.id,
        summary: `${name} was invited as ${role}`,
        actorId: inviter.userId,
        after: { name, email, role },
      });
      return { ...toInvitation(row), secret };
    });
  }

  /** Withdraws an invitation. */
  async revoke(workspaceId: string, invitationId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.invitations.revoke(workspaceId, invitationId);
      if (!row) throw notFound('invitation');
      await this.events.append({
        workspaceId,
        kind: 'invitation.revoked',
        subjectType: 'invitation',
        subjectId: invitationId,
        summary: `The invitation of ${row.name} was withdrawn`,
        actorId,
      });
    });
  }

  /** What the holder of a link is invited to. */
  async look(token: string): Promise<OpenInvitation> {
    return toOpenInvitation(await this.open(token));
  }

  /** Accepts with a new account, which signs in with the e-mail that was invited. `previous` is a session that ends. */
  async join(
    { token, name, password }: z.output<typeof invitationJoinSchema>,
    previous: string | null,
  ): Promise<JoinedSession> {
    const invitation = await this.open(token);
    const account = { name, email: invitation.email, password };
    const { secret, me } = await this.sessions.openAccount(account, previous, (id) =>
      this.admit(invitation, { id, name }),
    );
    return { secret, joined: { workspaceSlug: invitation.workspaceSlug, me } };
  }

  /** Accepts with the account that is signed in, whatever its e-mail: the link is what counts. */
  async accept(token: string, person: { readonly id: string; readonly name: string }): Promise<Joined> {
    const invitation = await this.open(token);
    await this.database.transaction(() => this.admit(invitation, person));
    return { workspaceSlug: invitation.workspaceSlug, me: await this.sessions.me(person.id) };
  }

  private async admit(
    { id, workspaceId, role }: HeldInvitation,
    person: { readonly id: string; readonly name: string },
  ): Promise<void> {
    if (!(await this.invitations.use(id, person.id))) throw unusable('was used, withdrawn or has expired');
    await this.members.join(workspaceId, person, role);
  }

  private async open(token: string): Promise<HeldInvitation> {
    const invitation = await this.invitations.find(hashSecret(token));
    if (!invitation) {
      throw new Failure('not-found', 'invitation-not-found', 'There is no such invitation. Ask for a new link.');
    }
    if (invitation.acceptedAt) throw unusable('was used already');
    if (invitation.revokedAt) throw unusable('was withdrawn, or a newer link took its place');
    if (invitation.expired) throw unusable('has expired');
    if (!mayStillInvite(invitation)) throw unusable('does not count any more');
    return invitation;
  }
}

const unusable = (what: string): Failure =>
  conflict('invitation-unusable', `This invitation ${what}. Ask whoever invited you for a new link.`);
