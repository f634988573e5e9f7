/** Who may know whom (docs/ARCHITECTURE.md). Checked on every test run. */
const only = (from, allowed) => ({
  name: `${from.replace('/', '-')}-knows-only-its-neighbours`,
  severity: 'error',
  from: { path: `^${from}/src` },
  to: { path: '^(apps|libs)/', pathNot: [`^${from}/`, ...allowed.map((path) => `^${path}/`)] },
});
const tests = '(\\.(spec|int-spec|api-spec)\\.tsx?$|^apps/api/src/testing/)';
const nodeOnly = 'domain-is-pure';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: nodeOnly,
      comment: 'Rules take time, ids and text as arguments. Parsers without I/O are the only packages they may use.',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: tests },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: ['node_modules/(?:cron-parser|htmlparser2)'],
      },
    },
    {
      name: 'tests-only-testing',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [tests, '^libs/testing/', '^apps/e2e/'] },
      to: { path: '^(libs/testing|apps/api/src/testing)/' },
    },
    only('libs/domain', []),
    only('libs/contracts', ['libs/domain']),
    only('libs/jobs', ['libs/domain']),
    only('libs/connectors', ['libs/domain']),
    only('libs/ui', ['libs/domain']),
    {
      ...only('libs/server', ['libs/domain', 'libs/contracts', 'libs/jobs', 'libs/connectors']),
      from: { path: '^libs/server/src', pathNot: tests },
    },
    {
      ...only('apps/api', ['libs/domain', 'libs/contracts', 'libs/jobs', 'libs/connectors', 'libs/server']),
      from: { path: '^apps/api/src', pathNot: tests },
    },
    {
      ...only('apps/worker', ['libs/domain', 'libs/contracts', 'libs/jobs', 'libs/connectors', 'libs/server']),
      from: { path: '^apps/worker/src', pathNot: tests },
    },
    {
      ...only('apps/cli', [
        'libs/domain',
        'libs/contracts',
        'libs/jobs',
        'libs/connectors',
        'libs/server',
        'apps/api',
        'apps/worker',
      ]),
      from: { path: '^apps/cli/src', pathNot: tests },
    },
    only('apps/web', ['libs/domain', 'libs/contracts', 'libs/ui']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|\\.workback/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['workback-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
