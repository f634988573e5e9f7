import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { credentialsSchema, Me, signInSchema } from '@workback/contracts/session/session.schemas';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, notFound } from '../../platform/errors/failure.js';
import { hashSecret } from './access.service.js';
import { hashPassword, passwordMatches, passwordOfNobody } from './password.js';
import { SessionRepository } from './session.repository.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInLinkService } from './sign-in-link.service.js';

const SESSION_BYTES = 32;
/** Whoever finds an open browser must not be able to take the account over. */
const FRESH_MINUTES = 15;

/** A session that was just begun: the secret goes into the cookie and nowhere else. */
export interface NewSession {
  readonly secret: string;
  readonly me: Me;
}

/** Signing in and out, and the credentials of people. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly attempts: SignInAttempts,
    private readonly links: SignInLinkService,
    private readonly database: Database,
  ) {}

  /** Begins a session by e-mail and password; `address` is the caller's IP, `previous` a session that ends with it. */
  async signIn(
    { email, password }: z.output<typeof signInSchema>,
    address: string,
    previous: string | null,
  ): Promise<NewSession> {
    await this.attempts.admit(email, address);
    const user = await this.sessions.findByEmail(email);
    const known = user?.passwordHash
      ? await passwordMatches(password, user.passwordHash)
      : await passwordOfNobody(password);
    if (!user || !known) {
      throw new Failure('unauthenticated', 'wrong-credentials', 'The e-mail or the password is wrong.');
    }
    await this.attempts.forgive(email, address);
    return this.database.transaction(() => this.begin(user.id, previous));
  }

  /** Begins a session by a one-time link, which is used up by it. */
  useLink(token: string, previous: string | null): Promise<NewSession> {
    return this.database.transaction(async () => this.begin(await this.links.use(token), previous));
  }

  /**
   * Makes an account and begins its first session; `welcome` is called in the same transaction with the new person's id,
   * and refuses them by throwing.
   */
  async openAccount(
    { name, email, password }: z.output<typeof credentialsSchema>,
    previous: string | null,
    welcome: (userId: string) => Promise<void>,
  ): Promise<NewSession> {
    const hash = await hashPassword(password);
    return this.database.transaction(async () => {
      const userId = await this.sessions.insertUser(name);
      if (!(await this.sessions.setCredentials(userId, name, email, hash))) throw emailTaken();
      await welcome(userId);
      return this.begin(userId, previous);
    });
  }

  /** Ends one session. */
  async signOut(secret: string): Promise<void> {
    await this.sessions.endSession(hashSecret(secret));
  }

  /** The person and their workspaces; by a token, only the token's workspace. */
  async me(userId: string, tokenId: string | null = null): Promise<Me> {
    const row = await this.sessions.me(userId, tokenId);
    if (!row) throw notFound('person');
    return { ...row, serverTime: row.serverTime.toISOString() };
  }

  /** Changes how a person is called, everywhere at once. */
  async rename(userId: string, name: string): Promise<Me> {
    await this.sessions.setName(userId, name);
    return this.me(userId);
  }

  /** Sets name, e-mail and password; every session and open link of the person ends, and a new session begins. */
  async setCredentials(
    userId: string,
    current: string,
    { name, email, password }: z.output<typeof credentialsSchema>,
  ): Promise<NewSession> {
    const { user } = await this.me(userId);
    if (user.hasPassword && !(await this.sessions.isFresh(hashSecret(current), FRESH_MINUTES))) {
      throw new Failure('forbidden', 'sign-in-again', 'Sign in again before you change your e-mail or password.');
    }
    const hash = await hashPassword(password);
    return this.database.transaction(async () => {
      if (!(await this.sessions.setCredentials(userId, name, email, hash))) throw emailTaken();
      await this.sessions.endAllSessions(userId);
      await this.sessions.endLinks(userId);
      return this.begin(userId, null);
    });
  }

  private async begin(userId: string, previous: string | null): Promise<NewSession> {
    if (previous) await this.sessions.endSession(hashSecret(previous));
    await this.sessions.prune();
    const secret = randomBytes(SESSION_BYTES).toString('base64url');
    await this.sessions.insertSession(userId, hashSecret(secret));
    return { secret, me: await this.me(userId) };
  }
}

const emailTaken = (): Failure => conflict('email-taken', 'Somebody signs in with this e-mail already.');
