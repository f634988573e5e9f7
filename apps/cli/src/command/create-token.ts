import { type CreatedToken, TokenService } from '@workback/server/features/token/token.service';
import { Database } from '@workback/server/platform/database/database';
import { StartProblem } from '@workback/server/platform/embedded-postgres/start-problem';
import { withServices } from './cli-context.js';

/** Makes an API token for the owner of a workspace. */
export function createToken(
  env: NodeJS.ProcessEnv,
  wish: { workspace: string; name: string; expiresInDays: string | undefined },
): Promise<CreatedToken> {
  const days = wish.expiresInDays === undefined ? null : Number(wish.expiresInDays);
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650)) {
    throw new StartProblem(
      '--expires-in-days cannot be used.',
      'No token was made.',
      'Give a whole number from 1 to 3650.',
    );
  }
  return withServices(env, async (app) => {
    const rows = await app
      .get(Database)
      .query<{ id: string; slug: string }>('SELECT id, slug FROM workspaces ORDER BY slug');
    const workspace = rows.find((row) => row.slug === wish.workspace || row.id === wish.workspace);
    if (!workspace) {
      const known = rows.map((row) => row.slug).join(', ');
      throw new StartProblem(
        `There is no workspace ${wish.workspace}.`,
        'No token was made.',
        `Choose one of: ${known}.`,
      );
    }
    return app.get(TokenService).createForOwner(workspace.id, { name: wish.name, expiresInDays: days });
  });
}
