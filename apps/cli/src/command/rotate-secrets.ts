import { SecretRotation, type SecretCounts } from '@workback/server/features/source/secret-rotation.service';
import { withServices } from './cli-context.js';

/** Moves stored secrets to the present key, or only counts them; answers what to say. */
export async function rotateSecrets(env: NodeJS.ProcessEnv, onlyCount: boolean): Promise<string> {
  return withServices(env, async (app) => {
    const rotation = app.get(SecretRotation);
    if (onlyCount) return countWords(await rotation.count());
    const before = await rotation.rotate();
    const moved = `${before.earlier} moved to the present key, ${before.present} were there already.`;
    return before.unreadable > 0 ? `${moved} ${lostWords(before)}` : `${moved} Earlier keys are not needed any more.`;
  });
}

function countWords(counts: SecretCounts): string {
  const lost = counts.unreadable > 0 ? ` ${lostWords(counts)}` : '';
  return `${counts.present} secrets under the present key, ${counts.earlier} under an earlier one.${lost}`;
}

function lostWords({ unreadable }: SecretCounts): string {
  return `${unreadable} cannot be opened with the keys that are set: set the key they were sealed under in WORKBACK_SECRET_KEY_EARLIER, or enter them again.`;
}
