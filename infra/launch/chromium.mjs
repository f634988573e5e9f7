/** Finds a Chromium for the browser journey, or installs one where that is possible without asking. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A file of that name may be a stub that only tells how to install the browser, so each one is asked. */
async function find(env) {
  const folders = (env.PATH ?? '').split(delimiter);
  const files = [
    env.WORKBACK_CHROMIUM,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...elsewhere,
  ];
  for (const file of new Set(files.filter((path) => path && existsSync(path)))) {
    const { code } = await run(file, ['--version'], { env, timeoutMs: 20_000 });
    if (code === 0) return file;
  }
  return undefined;
}

/** Resolves with { path }, or with { problem } in a sentence. */
export async function ensureChromium(env, say) {
  const present = await find(env);
  if (present) return { path: present };
  const advice =
    'Install Chromium or Chrome and put it on the PATH, or leave the browser journey out with WORKBACK_SKIP_BROWSER=1.';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return { problem: `No Chromium was found. ${advice}` };
  say('Installing Chromium with apt-get ...');
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env: quiet, timeoutMs: 300_000 });
  const installed = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
    env: quiet,
    timeoutMs: 600_000,
  });
  const path = await find(env);
  if (path) return { path };
  return { problem: `Chromium could not be installed. ${advice}\n${installed.output.slice(-2000)}` };
}
