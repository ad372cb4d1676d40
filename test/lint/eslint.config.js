/** Paths are relative to the top level, from where `npm run lint` calls eslint. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Folders whose clock, random numbers and network are arguments, and which run anywhere: no browser API, no page. */
const pure = ['lib', 'otp', 'cognito', 'sign-in', 'transfer', 'profiles'].map((folder) => `src/${folder}/**/*.ts`);
const ambient =
  'Take it as an argument: this code runs anywhere, and its tests hold the clock, the dice and the network.';

export default defineConfig(
  { ignores: ['node_modules/', '.output/', '.wxt/', '**/dist/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('../..', import.meta.url)) },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**', 'entrypoints/**'],
    rules: { 'no-console': 'error', 'no-eval': 'error', 'no-restricted-globals': ['error', 'chrome'] },
  },
  {
    files: [...pure, 'src/qr/decode.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['browser', 'chrome', 'document', 'fetch', 'indexedDB', 'localStorage', 'performance', 'window'].map(
          (name) => ({ name, message: ambient }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: ambient },
        { object: 'Math', property: 'random', message: ambient },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: ambient },
      ],
    },
  },
  {
    files: ['src/ui/**', 'entrypoints/**', 'test/demo-app/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/offscreen/**'],
    // A document that never has the focus reaches the clipboard by the deprecated commands alone.
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    files: ['test/conformance/**'],
    // The older of the two unmodified clients is deprecated as a whole.
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
);
