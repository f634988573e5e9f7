import globals from 'globals';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const clients = ['node:http', 'node:https', 'node:net', 'node:tls', 'undici', 'http', 'https', 'net', 'tls'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.workback/**', '**/*.gen.*', '**/.turbo/**'] },
  ...tseslint.configs.recommended,
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['libs/**/src/**/*.ts', 'apps/{api,worker}/src/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      '**/*-spec.ts',
      'libs/testing/**',
      'libs/tooling/**',
      'libs/connectors/src/{outbound,testing}/**',
      'apps/api/src/testing/**',
    ],
    rules: {
      // Sockets to the outside are opened in libs/connectors/src/outbound only.
      'no-restricted-imports': [
        'error',
        { paths: clients.map((name) => ({ name, message: 'Go through the guarded outbound client.' })) },
      ],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Go through the guarded outbound client.' }],
      'no-console': 'error',
    },
  },
  {
    files: ['libs/**/src/**/*.ts', 'apps/{api,worker}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*-spec.ts', 'libs/server/src/platform/config/**', 'libs/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read settings from platform/config.' },
      ],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
      ],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}', 'libs/ui/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text from people never becomes markup here.',
        },
      ],
    },
  },
);
