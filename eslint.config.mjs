import tseslint from 'typescript-eslint';

/** The page's controls come from one file, so that the deprecated toolkit can be replaced in one place. */
const toolkitOnlyInItsAdapter = {
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: '@vscode/webview-ui-toolkit', message: 'Only webview/ui/toolkit.ts imports the toolkit.' },
      ],
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'out/',
      'node_modules/',
      'test-results/',
      'test/e2e/vscode/',
      'test/fixtures/',
      // AssemblyScript, which is another language.
      'src/kernels/assembly/',
      'examples/**/recordings/',
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'max-lines': ['error', { max: 350 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      ...toolkitOnlyInItsAdapter,
    },
  },
  { files: ['webview/ui/toolkit.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 500 }] },
  },
  { files: ['src/cli/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);
