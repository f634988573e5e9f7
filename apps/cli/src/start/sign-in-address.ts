import { FirstRunService } from '@workback/server/features/session/first-run.service';
import { SignInLinkService } from '@workback/server/features/session/sign-in-link.service';
import { withServices } from '../command/cli-context.js';

/** An address that signs the owner in once within 24 hours. */
export function issueLink(env: NodeJS.ProcessEnv, address: string): Promise<string> {
  return withServices(env, async (app) => {
    const { ownerId } = await app.get(FirstRunService).ensureOwner(hostTimeZone());
    const token = await app.get(SignInLinkService).issue(ownerId);
    return `${address}/sign-in/link#token=${token}`;
  });
}

/** The time zone of this machine, for the first workspace. */
export const hostTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
