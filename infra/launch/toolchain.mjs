/** Brings Node 24, pnpm, the packages and the build to a host that has nothing but npm. Shared by start and test. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LaunchProblem, causeOf } from './problem.mjs';
import { run } from './run.mjs';
import { digestOfContents, digestOfTimes, filesBelow, keep, readKept } from './stamp.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const kept = join(root, '.workback', 'launch');
const wanted = { node: '24.21.0', oldestNode: [24, 11], pnpm: '12.21.0' };

/** Prints one progress line. */
export const say = (text) => process.stdout.write(`${text}\n`);

const canWrite = (folder) => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const quietEnvironment = () => ({
  ...process.env,
  SCARF_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  npm_config_loglevel: 'error',
  npm_config_update_notifier: 'false',
});

/** Caches go below the checkout when the home folder is missing or closed, so that neither npm nor pnpm needs it. */
function withReachableHome(env) {
  if (canWrite(homedir())) return env;
  const home = join(kept, 'home');
  mkdirSync(home, { recursive: true });
  const pnpmStore = join(kept, 'pnpm-store');
  return { ...env, HOME: home, npm_config_cache: join(kept, 'npm-cache'), pnpm_config_store_dir: pnpmStore };
}

/** The recursive mkdir of Node says "no such file" on a read-only file system; asking for access tells the reason. */
function closedBecause(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return '';
  } catch (error) {
    return error.code;
  }
}

function checkHost() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20)
    throw new LaunchProblem(`Node ${process.versions.node} is too old to start from; any Node from 20 on will do.`);
  try {
    mkdirSync(kept, { recursive: true });
    accessSync(kept, constants.W_OK);
  } catch (error) {
    const cause = causeOf(error.code) ?? causeOf(closedBecause(root)) ?? error.message;
    throw new LaunchProblem(`Workback cannot write to its folder ${kept}. ${cause}`);
  }
}

const hostNodeFits = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major === wanted.oldestNode[0] && minor >= wanted.oldestNode[1];
};

async function fetchTools(env) {
  say(`Fetching Node ${wanted.node} and pnpm ${wanted.pnpm} (once) ...`);
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const packages = ['-p', `node@${wanted.node}`, '-p', `pnpm@${wanted.pnpm}`];
  const probe = ['--', 'node', '-p', '"<" + JSON.stringify([process.execPath, process.env.PATH]) + ">"'];
  // npx would install into the workspace's own node_modules if it ran inside it.
  const { code, output } = await run(npx, ['--yes', ...packages, ...probe], { cwd: kept, env });
  const found = /<(\[.*\])>/.exec(output)?.[1];
  if (code !== 0 || !found) {
    throw new LaunchProblem(
      `${causeOf(output) ?? 'Node and pnpm could not be fetched through npx.'}\n${output.trim()}`,
    );
  }
  const [node, path] = JSON.parse(found);
  const pnpm = path
    .split(delimiter)
    .map((folder) => join(folder, 'pnpm'))
    .find((file) => existsSync(file));
  if (!pnpm) throw new LaunchProblem('npx brought no pnpm. Does npm ignore install scripts here (ignore-scripts)?');
  return { node, pnpm };
}

/** Finds Node 24 and pnpm, through npx at the first time; returns their paths and the environment that has them first. */
export async function ensureToolchain() {
  checkHost();
  const env = withReachableHome(quietEnvironment());
  const file = join(kept, 'tools.json');
  const key = `${wanted.node} ${wanted.pnpm} ${process.execPath}`;
  let tools = readKept(file);
  if (tools?.key !== key || !existsSync(tools.node) || !existsSync(tools.pnpm)) {
    const fetched = await fetchTools(env);
    tools = { key, node: hostNodeFits() ? process.execPath : fetched.node, pnpm: fetched.pnpm };
    keep(file, tools);
  }
  env.PATH = [dirname(tools.node), dirname(tools.pnpm), env.PATH].join(delimiter);
  return { node: tools.node, pnpm: tools.pnpm, env };
}

const packageFolders = () =>
  ['apps', 'libs'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)));

/** Installs the packages of the lockfile, unless the last install had the same lockfile and manifests. */
export async function ensureInstalled({ pnpm, env }) {
  const manifests = [root, join(root, 'bench'), ...packageFolders()].map((folder) => join(folder, 'package.json'));
  const inputs = [join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...manifests];
  const digest = digestOfContents(inputs);
  const file = join(kept, 'installed.json');
  if (existsSync(join(root, 'node_modules', '.modules.yaml')) && readKept(file)?.digest === digest) return;
  say('Installing packages ...');
  // CI=true: pnpm must never wait for an answer on a terminal.
  const options = { cwd: root, env: { ...env, CI: 'true' } };
  const { code, output } = await run(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only'], options);
  if (code !== 0)
    throw new LaunchProblem(
      `${output.trim()}\n\n${causeOf(output) ?? 'Installing the packages failed; the reason is above.'}`,
    );
  keep(file, { digest });
}

const sourcesOfBuild = () => [
  ...packageFolders().flatMap(filesBelow),
  ...['pnpm-lock.yaml', 'turbo.json', 'package.json'].map((name) => join(root, name)),
];

const everythingBuilt = () =>
  packageFolders().every((folder) => {
    const manifest = readKept(join(folder, 'package.json'));
    const hasSources = existsSync(join(folder, 'src'));
    return !manifest?.scripts?.build || !hasSources || existsSync(join(folder, 'dist'));
  });

/** Builds what changed; skipped without starting anything when no source changed since the last build. */
export async function ensureBuilt({ pnpm, env }) {
  const digest = digestOfTimes(sourcesOfBuild());
  const file = join(kept, 'built.json');
  if (everythingBuilt() && readKept(file)?.digest === digest) return;
  say('Building ...');
  const options = { cwd: root, env };
  const { code, output } = await run(pnpm, ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only'], options);
  if (code !== 0)
    throw new LaunchProblem(`${output.trim()}\n\n${causeOf(output) ?? 'The build failed; the reason is above.'}`);
  keep(file, { digest });
}
