import tseslint from 'typescript-eslint';
import { numberText } from './infra/lint/number-text.js';

const wholeZod = {
  name: 'zod',
  importNames: ['z', 'default'],
  message: "Write `import * as z from 'zod/mini'`: the named import bundles all locales.",
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'cdk.out', '.netral', 'coverage'] },
  { files: ['**/*.ts', '**/*.tsx'], extends: [...tseslint.configs.strictTypeChecked] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['warn', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 40, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A parameter used once still keeps a literal type that the caller reads back.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [wholeZod],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='z'][property.name='core']",
          message:
            "Import the value from 'zod/v4/core': z.core as a value bundles all of zod, for every function.",
        },
      ],
    },
  },
  {
    // Tests read with the SDK's own client; what is deployed does not walk through items for logs.
    files: ['functions/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            wholeZod,
            {
              name: '@aws-sdk/client-dynamodb',
              importNames: ['DynamoDBClient'],
              allowTypeImports: true,
              message: 'Use tableClient (shared/table/client.ts).',
            },
          ],
        },
      ],
    },
  },
  {
    // What people read: pages, and the texts on them.
    files: ['{functions,shared}/**/*.tsx', '{functions,shared}/**/*words*.ts'],
    plugins: { netral: { rules: { 'number-text': numberText } } },
    rules: { 'netral/number-text': 'error' },
  },
  {
    // The questions are data, one entry each.
    files: ['functions/reports/intake/questions.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Markup is long without being deep.
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['warn', 80] },
  },
  {
    files: ['test/**', 'infra/local/test/**', 'infra/local/testing/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['warn', 400] },
  },
);
