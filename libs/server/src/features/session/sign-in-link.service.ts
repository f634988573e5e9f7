import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/errors/failure.js';
import { hashSecret } from './access.service.js';
import { SessionRepository } from './session.repository.js';

const TOKEN_BYTES = 32;

/** One-time links: the way in for the first owner and for whoever forgot a password. */
@Injectable()
export class SignInLinkService {
  constructor(private readonly sessions: SessionRepository) {}

  /** A token that signs this person in once within 24 hours; only its hash is stored. */
  async issue(userId: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.sessions.insertLink(userId, hashSecret(token));
    return token;
  }

  /** Uses a token up and answers whose it was; of several callers at once one succeeds. */
  async use(token: string): Promise<string> {
    const userId = await this.sessions.useLink(hashSecret(token));
    if (userId) return userId;
    throw new Failure(
      'unauthenticated',
      'link-used-or-expired',
      'This link was used before or is too old. Links work once, for 24 hours; ask for a new one.',
    );
  }
}
