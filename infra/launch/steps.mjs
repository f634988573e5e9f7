/**
 * The checks of `npm test`, in order. To add one, add a line: a name and the script of the root package.json that ends
 * with a non-zero code when something is wrong. `unsteady` ones drive whole programs and get a second try; `prepare` may
 * add to the environment of a check, or say why it cannot run.
 */
import { ensureChromium } from './chromium.mjs';

const minutes = (count) => count * 60_000;

export const steps = [
  { name: 'format', script: 'format:check' },
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'typecheck' },
  { name: 'import boundaries', script: 'boundaries' },
  { name: 'unused exports', script: 'unused' },
  { name: 'tests', script: 'jest', jest: true, timeoutMs: minutes(12) },
  { name: 'build', script: 'build' },
  { name: 'kill -9 in the middle of pulls', script: 'chaos:quick', timeoutMs: minutes(4), unsteady: true },
  { name: 'migration drift', script: 'drift:migrations' },
  { name: 'OpenAPI drift', script: 'drift:openapi' },
  { name: 'bundle budget', script: 'budget' },
  { name: 'browser journey', script: 'e2e', timeoutMs: minutes(12), unsteady: true, prepare: prepareBrowser },
];

async function prepareBrowser(env, say) {
  if (env.WORKBACK_SKIP_BROWSER === '1') return { skip: 'left out by WORKBACK_SKIP_BROWSER=1' };
  const { path, problem } = await ensureChromium(env, say);
  return problem ? { fail: problem } : { env: { WORKBACK_CHROMIUM: path } };
}
