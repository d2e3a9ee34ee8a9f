/** What is enforced rather than hoped for: boundaries between projects, purity, exactness, size. */
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { importOptions, nxOptions, PROJECTS } from './tools/boundaries.mjs';

// The boundary rule reads the project graph from Nx's cache, and passes everything in silence when there is none.
await createProjectGraphAsync({ exitOnError: true });

const SOURCE = '**/*.{ts,tsx,mts}';
const SPEC = '**/{*.spec.{ts,tsx},testing/**/*.{ts,tsx}}';

const ban = (selector, message) => ({ selector, message });

/** import() and import types, which no-restricted-imports does not look at. */
const DYNAMIC_NODE = ban('ImportExpression[source.value=/^node:/]', 'boundary: nothing of Node may be imported here.');

const IMPURE = [
  ban('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'pure: time comes in as an argument.'),
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'pure: time comes in as an argument.'),
  ban('CallExpression[callee.name="Date"]', 'pure: time comes in as an argument.'),
  ban('MemberExpression[object.name="Math"][property.name="random"]', 'pure: chance comes in as an argument.'),
];
const IMPURE_GLOBALS = ['process', 'Buffer', 'fetch', 'console', 'performance', 'crypto', 'setTimeout', 'setInterval'];

const EXACT = 'exact: money, weights, scores and measured values are decimals (decimal.js), never binary floats.';
const FLOATS = [
  ban('CallExpression[callee.name="parseFloat"]', EXACT),
  ban('CallExpression[callee.object.name="Number"][callee.property.name="parseFloat"]', EXACT),
];
/** Number() reads years and days of a deadline in values/; where points are given there is nothing it may read. */
const NUMBER = ban('CallExpression[callee.name="Number"]', EXACT);
const BARE_ERROR = ban(
  'ThrowStatement > NewExpression[callee.name="Error"]',
  'An expected no is refusal(code, params); a bug throws an error class that names what is wrong.',
);

/** Every project gets its own row of the boundary table; rule options do not merge, so each list is put together whole. */
const projects = Object.entries(PROJECTS).flatMap(([folder, project]) => {
  const pure = !project.node && folder !== 'apps/web';
  const rules = (options, syntax) => ({
    '@nx/enforce-module-boundaries': ['error', nxOptions(project, options)],
    '@typescript-eslint/no-restricted-imports': ['error', importOptions(project, options)],
    'no-restricted-syntax': ['error', ...syntax],
  });
  const syntax = [
    ...(project.node ? [] : [DYNAMIC_NODE]),
    ...(pure ? [...IMPURE, ...FLOATS] : []),
    ...(['libs/domain', 'libs/flow'].includes(folder) ? [BARE_ERROR] : []),
  ];
  return [
    {
      files: [`${folder}/${SOURCE}`],
      ignores: [SPEC],
      rules: { ...rules({}, syntax), ...(pure ? { 'no-restricted-globals': ['error', ...IMPURE_GLOBALS] } : {}) },
    },
    // A test may read a sample file and set a clock; its neighbours stay those of its project.
    { files: [`${folder}/${SPEC}`], rules: rules({ spec: true }, []) },
    ...(folder === 'libs/domain'
      ? [
          {
            files: [`${folder}/src/{score,check}/${SOURCE}`],
            ignores: [SPEC],
            rules: { 'no-restricted-syntax': ['error', ...syntax, NUMBER] },
          },
        ]
      : []),
  ];
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/*.generated.*',
      'node_modules/',
      'out/',
      'var/',
      '.nx/',
      'libs/print/fonts/',
      'tests/fresh/eighth/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mts,mjs}'],
    plugins: { size: { rules: { warn: builtinRules.get('max-lines'), fail: builtinRules.get('max-lines') } } },
    rules: {
      'size/warn': ['warn', { max: 250, skipBlankLines: false, skipComments: false }],
      'size/fail': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: [SOURCE],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: {
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Rules that need types cost seconds, so they run where promises are: at the edges, not in the pure core.
    files: ['apps/api/src/**/*.ts', 'libs/{store,embedded-mongo,print}/src/**/*.ts', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  ...projects,
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);
