import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Failure } from '../../platform/errors/failure.js';

const WINDOW_MINUTES = 15;
/** Wrong passwords within the window: from one address for one account, for one account in all, from one address in all. */
const mostTogether = 10;
const mostForAccount = 100;
const mostFromAddress = 50;

interface Counts {
  readonly together: number;
  readonly account: number;
  readonly address: number;
}

const countAttempts = /* sql */ `
  SELECT count(*) FILTER (WHERE subject = $1) AS together, count(*) FILTER (WHERE subject = $2) AS account,
         count(*) FILTER (WHERE subject = $3) AS address
    FROM sign_in_attempts
   WHERE subject IN ($1, $2, $3) AND attempted_at > now() - make_interval(mins => ${WINDOW_MINUTES})`;

/** Counts attempts to sign in across all processes, so that passwords cannot be guessed by trying. */
@Injectable()
export class SignInAttempts {
  constructor(private readonly database: Database) {}

  /**
   * Records an attempt and throws `too-many` when there were too many. Recorded before counting, so that attempts made
   * at the same moment count one another; who was refused already adds no rows, however often they try.
   */
  async admit(email: string, address: string): Promise<void> {
    const subjects = subjectsOf(email, address);
    await this.database.query(
      `INSERT INTO sign_in_attempts (subject) SELECT unnest(ARRAY[$1, $2, $3]) FROM (${countAttempts}) c
        WHERE together <= ${mostTogether} AND account <= ${mostForAccount} AND address <= ${mostFromAddress}`,
      subjects,
    );
    const [counts] = await this.database.query<Counts>(countAttempts, subjects);
    const { together, account, address: fromAddress } = counts!;
    if (together <= mostTogether && account <= mostForAccount && fromAddress <= mostFromAddress) return;
    throw new Failure(
      'too-many',
      'too-many-attempts',
      `There were too many attempts to sign in. Wait ${WINDOW_MINUTES} minutes, then try again.`,
    );
  }

  /** Forgets the attempts of somebody who got in, and everybody's that no longer count. */
  async forgive(email: string, address: string): Promise<void> {
    // Of the address only this attempt: a whole office may stand behind it, and so may somebody who guesses.
    await this.database.query(
      `DELETE FROM sign_in_attempts WHERE subject IN ($1, $2) OR attempted_at < now() - interval '1 day'
           OR ctid = (SELECT ctid FROM sign_in_attempts WHERE subject = $3 ORDER BY attempted_at DESC LIMIT 1)`,
      subjectsOf(email, address),
    );
  }
}

function subjectsOf(email: string, address: string): [string, string, string] {
  return [`account ${email} from ${address}`, `account ${email}`, `address ${address}`];
}
