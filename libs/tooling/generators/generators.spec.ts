import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { applyPlan } from './apply.mjs';
import { planConnector } from './connector.mjs';
import { planFeature } from './feature.mjs';
import { planJob } from './job.mjs';
import { planMigration } from './migration.mjs';
import { nounOf } from './noun.mjs';

interface Plan {
  readonly create: Record<string, string>;
  readonly edit: Record<string, unknown>;
}

const checkout = join(import.meta.dirname, '..', '..', '..');
const nowMs = 1_900_000_000_000;
const plans: [string, () => Plan][] = [
  ['feature', () => planFeature('launch-gate', { nowMs })],
  ['job', () => planJob('digest.send')],
  ['connector', () => planConnector('open-sheet')],
  ['migration', () => planMigration('add-owner', { nowMs })],
];

/** What keeps a text from being TypeScript; empty when it parses. */
const syntaxErrors = (path: string, text: string) =>
  (ts.transpileModule(text, { fileName: path, reportDiagnostics: true }).diagnostics ?? []).map(
    ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );

describe('pnpm gen', () => {
  let root: string;
  /** Copies the lists that a plan edits, as they are now, into an empty folder. */
  const copyLists = (plan: Plan) => {
    for (const path of Object.keys(plan.edit)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      cpSync(join(checkout, path), join(root, path));
    }
  };
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'workback-gen-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.each(plans)('%s makes files that parse, and lists that still do', (_, plan) => {
    const planned = plan();
    copyLists(planned);
    const { created, edited } = applyPlan(root, planned as never);
    const paths = [...created, ...edited];
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.flatMap((path) => syntaxErrors(path, read(path)))).toEqual([]);
    // A list that is edited must name the new thing in its import and in its entry.
    for (const path of edited) expect(read(path).length).toBeGreaterThan(readFileSync(join(checkout, path)).length);
    expect(created.map(read).join('')).not.toContain('[object');
  });

  it('puts a feature into every list', () => {
    const plan = planFeature('launch-gate', { nowMs });
    copyLists(plan);
    applyPlan(root, plan);
    expect(read('libs/server/src/database/entities.ts')).toContain('  LaunchGateEntity,\n];');
    expect(read('libs/contracts/src/platform/all-routes.ts')).toMatch(/  launchGateRoutes,\n\]\.flatMap/);
    expect(read('apps/api/src/feature-modules.ts')).toContain('  LaunchGateApiModule,\n];');
    expect(read('libs/server/src/database/migrate.ts')).toMatch(
      /migrations = \[[^\]]* CreateLaunchGates1900000000000,?\s*\];/,
    );
    expect(read('apps/api/src/testing/full-workspace.ts')).toMatch(/ {6}launchGateId,\n {4}\},/);
    expect(read('libs/server/src/database/migrations/1900000000000-create-launch-gates.ts')).toContain(
      'CREATE TABLE launch_gates (',
    );
  });

  it('gives a job one handler', () => {
    const plan = planJob('digest.send');
    copyLists(plan);
    applyPlan(root, plan);
    expect(read('libs/jobs/src/platform/all-jobs.ts')).toMatch(/= \[.*, sendDigestJob\];/);
    const worker = read('apps/worker/src/worker.module.ts');
    expect(worker.match(/SendDigestHandler/g)).toHaveLength(3);
    expect(worker).toMatch(/inject: \[.*, SendDigestHandler\]/);
  });

  it('adds a second job of a noun to its file', () => {
    const plan = planJob('run.prune');
    copyLists(plan);
    const path = 'libs/jobs/src/run/run.jobs.ts';
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(checkout, path), join(root, path));
    applyPlan(root, plan);
    expect(read(path)).toContain('export const pullRunsJob');
    expect(read(path)).toContain('export const pruneRunJob');
    expect(syntaxErrors(path, read(path))).toEqual([]);
  });

  it('offers a connector to people and to the registry', () => {
    const plan = planConnector('open-sheet');
    copyLists(plan);
    applyPlan(root, plan);
    expect(read('libs/connectors/src/registry.ts')).toMatch(/'open-sheet',\s*'push',\s*'manual',?\s*\]/);
    expect(read('libs/connectors/src/registry.ts')).toMatch(/,\s*openSheetConnector,?\s*\]\.map/);
    expect(read('libs/contracts/src/source/source.schemas.ts')).toMatch(/'open-sheet',\s*'push',\s*'manual'/);
    expect(read('apps/web/src/features/kpis/question-fields.ts')).toContain("'open-sheet': [path],");
  });

  it('writes nothing when a file exists or a list has changed its form', () => {
    const plan = planFeature('launch-gate', { nowMs });
    copyLists(plan);
    applyPlan(root, plan);
    expect(() => applyPlan(root, plan)).toThrow('exists already; nothing was written');
    const other = planFeature('risk', { nowMs });
    rmSync(join(root, 'apps/api/src/feature-modules.ts'));
    expect(() => applyPlan(root, other)).toThrow('Nothing was written');
    expect(() => read('libs/domain/src/risk/risk.ts')).toThrow('ENOENT');
  });

  it.each(['Launch-Gate', 'launch_gate', '../x', '', '1st'])('refuses the name "%s"', (name) => {
    expect(() => planFeature(name, { nowMs })).toThrow('kebab case');
    expect(() => planJob(`${name}.send`)).toThrow();
    expect(() => planJob('digest')).toThrow('noun and verb');
  });

  it.each([
    ['category', 'categories'],
    ['launch-gate', 'launch-gates'],
    ['status', 'statuses'],
    ['day', 'days'],
  ])('knows the plural of %s', (noun, plural) => expect(nounOf(noun).plural.kebab).toBe(plural));
});
