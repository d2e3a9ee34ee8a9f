/**
 * Who may import whom, project by project: the table that lint enforces. The Nx tags in each package.json say the same
 * in two coarse dimensions (kind, where it runs); this table names the single libraries.
 */

/** What a test beside the source may use besides. */
const TEST_EXTERNALS = ['fast-check', '@jest/globals'];

/**
 * ours: workspace projects that may be imported; types: only their types.
 * externals: npm packages; undefined leaves the choice to the project's own package.json.
 * tests: npm packages for the tests beside the source: a server is tried with its real clients.
 * node: whether node:* is allowed.
 */
export const PROJECTS = {
  'libs/domain': { ours: [], externals: ['decimal.js', 'zod', 'canonicalize', '@noble/hashes/*'], node: false },
  'libs/flow': { ours: ['domain'], externals: ['xstate'], node: false },
  'libs/exchange': { ours: ['domain'], types: ['templates'], node: false },
  'libs/store': { ours: ['domain'], types: ['flow'], externals: ['mongoose', 'mongodb', 'bson'], node: true },
  'libs/embedded-mongo': { ours: [], externals: ['bson', 'libsql'], tests: ['mongodb', 'mongoose'], node: true },
  'libs/print': { ours: ['domain'], node: true, puppeteer: true },
  workflows: { ours: ['flow'], externals: [], node: false },
  templates: { ours: ['domain'], externals: [], node: false },
  'apps/api': {
    ours: ['domain', 'flow', 'exchange', 'store', 'embedded-mongo', 'print', 'workflows', 'templates'],
    node: true,
  },
  'apps/web': { ours: ['domain', 'templates'], node: false },
  tests: { ours: undefined, node: true, puppeteer: true },
};

/** Tags: what a project of one kind, or one place to run, may depend on. */
export const TAG_CONSTRAINTS = [
  { sourceTag: 'kind:pure', onlyDependOnLibsWithTags: ['kind:pure', 'kind:catalogue'] },
  { sourceTag: 'kind:catalogue', onlyDependOnLibsWithTags: ['kind:pure'] },
  { sourceTag: 'kind:io', onlyDependOnLibsWithTags: ['kind:pure'] },
  { sourceTag: 'kind:app', onlyDependOnLibsWithTags: ['kind:pure', 'kind:catalogue', 'kind:io'] },
  { sourceTag: 'kind:tests', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'runs:anywhere', onlyDependOnLibsWithTags: ['runs:anywhere'] },
  { sourceTag: 'runs:browser', onlyDependOnLibsWithTags: ['runs:anywhere', 'runs:browser'] },
  { sourceTag: 'runs:server', onlyDependOnLibsWithTags: ['*'] },
];

/** The browser is driven in one place. */
const BROWSER_DRIVERS = ['puppeteer', 'puppeteer-core', '@sparticuz/chromium', 'playwright', 'playwright-core'];

/** Options of @nx/enforce-module-boundaries for one project. */
export function nxOptions({ ours, externals, tests = [], puppeteer = false }, { spec = false } = {}) {
  const allowed = externals && [...externals, ...(spec ? [...TEST_EXTERNALS, ...tests] : [])];
  const depConstraints = [
    ...TAG_CONSTRAINTS,
    {
      sourceTag: '*',
      onlyDependOnLibsWithTags: ['*'],
      ...(allowed ? { allowedExternalImports: allowed } : {}),
      ...(puppeteer ? {} : { bannedExternalImports: BROWSER_DRIVERS }),
    },
  ];
  return {
    allow: [],
    enforceBuildableLibDependency: false,
    // What the product imports is declared. Tests look into everything, so they take what other projects declare.
    banTransitiveDependencies: ours !== undefined && !spec,
    depConstraints,
  };
}

/** Options of no-restricted-imports for one project: its single neighbours, and Node's own modules. */
export function importOptions({ ours, types = [], node }, { spec = false } = {}) {
  const patterns = [];
  if (ours !== undefined) {
    const whole = ours.length > 0 ? `(?!(${ours.join('|')})(/|$))` : '';
    const inTypes = [...ours, ...types];
    const named = inTypes.length > 0 ? `(?!(${inTypes.join('|')})(/|$))` : '';
    patterns.push({
      regex: `^@chengwen/${named}`,
      message: `boundary: this project may import only ${list(inTypes)}.`,
    });
    if (types.length > 0) {
      const message = `boundary: only types may be imported from ${list(types)}.`;
      patterns.push({ regex: `^@chengwen/${whole}(${types.join('|')})`, allowTypeImports: true, message });
    }
    const reach = '^(\\.\\./)+((apps|libs)/|(workflows|templates|tests)/)';
    patterns.push({ regex: reach, message: 'boundary: reach another project by its name, not by a path.' });
  }
  if (!node && !spec) {
    const builtin =
      '^(node:|(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|process|stream|url|util)(/|$))';
    patterns.push({
      regex: builtin,
      message: 'boundary: this project runs anywhere, so nothing of Node may be imported.',
    });
  }
  return { patterns };
}

const list = (names) => (names.length === 0 ? 'nothing of ours' : names.map((name) => `@chengwen/${name}`).join(', '));
