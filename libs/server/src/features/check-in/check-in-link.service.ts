import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  checkInLinkCreateSchema,
  CheckInLinkForm,
  CheckInLinkWire,
  checkInLinkUseSchema,
} from '@workback/contracts/check-in/check-in-link.schemas';
import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { allows } from '@workback/domain/access/permissions';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { Failure, invalid } from '../../platform/errors/failure.js';
import { hashSecret } from '../session/access.service.js';
import { CheckInLinkRepository, type CheckInLinkRow } from './check-in-link.repository.js';
import { CheckInService } from './check-in.service.js';

const TOKEN_BYTES = 32;

/**
 * Links that open the form of one check-in once, without signing in: for a phone, or for a mail to its reader. They speak
 * for their person and open nothing else; nobody gets one for somebody else.
 */
@Injectable()
export class CheckInLinkService {
  constructor(
    private readonly links: CheckInLinkRepository,
    private readonly checkIns: CheckInService,
    private readonly database: Database,
  ) {}

  /** Makes a link for oneself; only the hash of its token is kept. */
  async create(
    workspaceId: string,
    initiativeId: string,
    { milestoneId }: z.output<typeof checkInLinkCreateSchema>,
    userId: string,
  ): Promise<CheckInLinkWire> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const link = { workspaceId, initiativeId, milestoneId, userId };
    const expiresAt = await this.links.insert(hashSecret(token), link);
    if (expiresAt === undefined) {
      // Tells a missing milestone from a missing initiative.
      await this.checkIns.list(workspaceId, initiativeId);
      throw invalid([{ field: 'milestoneId', message: 'must be a milestone of this initiative' }]);
    }
    return { path: `/check-in#token=${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** What the form has to say about its subject; opening it does not use the link up. */
  async open(token: string): Promise<CheckInLinkForm> {
    const link = usable(await this.links.find(hashSecret(token)));
    const { checkIns, initiative, milestones } = await this.checkIns.list(link.workspaceId, link.initiativeId);
    const last = checkIns.find(({ milestoneId }) => milestoneId === link.milestoneId);
    const standing =
      link.milestoneId === null ? initiative : milestones.find(({ milestoneId }) => milestoneId === link.milestoneId);
    return {
      workspace: link.workspace,
      person: link.person,
      initiative: link.initiative,
      milestone: link.milestone,
      dueOn: standing?.dueOn ?? null,
      last: last ? { achievement: last.achievement, on: last.on } : null,
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /** Logs the check-in in the name of the link's person, and uses the link up. */
  async use({ token, ...said }: z.output<typeof checkInLinkUseSchema>): Promise<CheckIn> {
    return this.database.transaction(async () => {
      const tokenHash = hashSecret(token);
      const link = usable(await this.links.find(tokenHash, { lock: true }));
      const { workspaceId, initiativeId, milestoneId, userId } = link;
      await this.links.markUsed(tokenHash);
      return this.checkIns.create(workspaceId, initiativeId, { ...said, milestoneId }, { id: userId, byLink: true });
    });
  }
}

function usable(link: CheckInLinkRow | undefined): CheckInLinkRow {
  if (link && allows(link.role, 'check-in.write')) return link;
  throw new Failure(
    'not-found',
    'link-used-or-expired',
    'This link was used before or is too old. Links work once, for seven days; sign in to check in.',
  );
}
