/** One run, four projects: pure rules, integration on real servers, HTTP, and components in jsdom. */
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const base = {
  rootDir: '.',
  resolver: './libs/tooling/jest-resolver.cjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  moduleNameMapper: { '\\.css$': '<rootDir>/libs/tooling/jest-empty.mjs' },
  testEnvironmentOptions: { customExportConditions: ['workback-source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.workback/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

/** Tests on a real PostgreSQL share one server a run; each file clones a migrated database. */
const onPostgres = {
  globalSetup: '<rootDir>/libs/testing/src/postgres/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/postgres/global-teardown.mjs',
};

export default {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{libs,apps,bench}/**/src/**/*.spec.ts', '<rootDir>/{bench,libs/tooling}/**/*.spec.ts'],
    },
    {
      ...base,
      ...onPostgres,
      displayName: 'int',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{libs,apps}/**/*.int-spec.ts'],
    },
    {
      ...base,
      ...onPostgres,
      displayName: 'api',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{libs,apps}/**/*.api-spec.ts'],
    },
    {
      ...base,
      displayName: 'web',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['workback-source', 'browser'] },
      testMatch: ['<rootDir>/{apps/web,libs/ui}/src/**/*.spec.tsx'],
    },
  ],
  testTimeout: 90_000,
};
